"""Names of people: full names, bare surnames, spellings.

A bare surname is the person whom the article names in full; else the office
holder of that name; else nobody known.
"""

from kg.ids import content_id
from kg.link.entries import Entry, surname
from kg.link.further import settle_further
from kg.link.lexicon import words
from kg.link.offices import current_positions, office_heads, read_office
from kg.link.workspace import Found, Profile, Workspace
from kg.records import EntityKind
from kg.spelling import is_variant, normalise

#: Least score of a knowledge-base candidate found by its spelling.
ACCEPT = 0.55
_HEADS = {
    "president",
    "prime minister",
    "chancellor",
    "king",
    "queen",
    "supreme leader",
    "vice president",
}


def identify_person(work: Workspace, found: Found) -> None:
    """Decide whom a person's name means; a lone unknown surname stays in its article."""
    person_entries = [e for e in found.entries if e.kind is EntityKind.PERSON]
    if len(found.text.split()) > 1:
        _identify_full_name(work, found, person_entries)
        return
    profile = short_person(work, found)
    if profile is not None:
        settle_short(work, found, profile)
    elif found.entries:
        # "Kharkov" that the recogniser took for a person.
        work.settle(found, work.entry_profile(found.entries[0]), "exact", 0.8)
    elif not settle_further(work, found, EntityKind.PERSON):
        name = normalise(found.text)
        scoped = content_id("nil", work.article.article_id, name, EntityKind.PERSON)
        work.settle(
            found, work.nil_profile(found.text, EntityKind.PERSON, scoped), "nil-article", 0.5
        )


def _identify_full_name(work: Workspace, found: Found, entries: list[Entry]) -> None:
    if entries:
        work.settle(found, work.entry_profile(entries[0]), "exact", 0.95)
        return
    for profile in _people(work, found.text):
        if any(is_variant(found.text, form) for form in sorted(profile.forms | {profile.name})):
            work.settle(found, profile, "variant", 0.85)
            return
    for candidate in work.kb.candidates(found.text):
        entry = work.kb.entity(candidate.entity_id)
        if entry and entry.kind is EntityKind.PERSON and candidate.score >= ACCEPT:
            work.settle(found, work.entry_profile(entry), "skeleton", candidate.score)
            return
    firm = _firm(work, found)
    if firm is not None:
        work.settle(found, firm, "short-form", 0.75)
        return
    if not settle_further(work, found, EntityKind.PERSON):
        work.settle(found, work.nil_profile(found.text, EntityKind.PERSON), "nil", 0.8)


def _firm(work: Workspace, found: Found) -> Profile | None:
    """Return the firm whose name without "Motors" or "Ltd" a recogniser takes for a person."""
    for profile in work.entities.shortened(found.text):
        rest = normalise(profile.name).removeprefix(normalise(found.text)).split()
        if profile.kind is EntityKind.ORG and rest and rest[0] in words("firm_name"):
            return profile
    return None


def _people(work: Workspace, name: str) -> list[Profile]:
    return [p for p in work.entities.spelt(name) if p.kind is EntityKind.PERSON]


def settle_short(work: Workspace, found: Found, profile: Profile) -> None:
    """Decide a short form, with the longest earlier form as its antecedent."""
    found.antecedent = work.mentions.longest_before(profile.entity_id, found.start)
    known_here = bool(profile.forms)
    if known_here:
        work.settle(found, profile, "short-form", 0.9)
    else:
        # A paper that never gives the full name speaks of somebody everyone knows.
        work.settle(found, profile, "surname", 0.75 if standing(work, profile.entry) > 1 else 0.6)


def short_person(work: Workspace, found: Found) -> Profile | None:
    """Return who a bare surname (or first name) means, or None where it stays open."""
    here = [profile for profile in _people(work, found.text) if _is_short_of(found.text, profile)]
    known = [work.kb.entity(c.entity_id) for c in work.kb.candidates(found.text)]
    ids = {profile.entity_id for profile in here}
    rivals = [e for e in known if e and e.kind is EntityKind.PERSON and e.entity_id not in ids]
    if found.gender:
        here = [profile for profile in here if profile.gender in ("", found.gender)]
        rivals = [entry for entry in rivals if entry.gender == found.gender]
    if here and not all(_is_first_name(found.text, profile) for profile in here):
        here = [profile for profile in here if not _is_first_name(found.text, profile)]
    elif rivals:
        here = []
    if here:
        # "President Lind" in a story about Eva Lind is the president of that name.
        titled = [entry for entry in rivals if _fits_title(work, found, entry)]
        if titled and not any(p.entry and _fits_title(work, found, p.entry) for p in here):
            return work.entry_profile(titled[0])
        return max(
            here, key=lambda p: (standing(work, p.entry), _last_seen(work, p, found), p.name)
        )
    return _best_known(work, found, rivals)


def _is_first_name(short: str, profile: Profile) -> bool:
    """Say whether a short form is all but the surname: weak evidence, used last."""
    forms = sorted(profile.forms | {profile.name})
    return not any(is_variant(short, surname(form)) for form in forms)


def _is_short_of(short: str, profile: Profile) -> bool:
    for form in sorted(profile.forms | {profile.name}):
        parts = form.split()
        if len(parts) == 1:
            fits = profile.entry is None and is_variant(short, form)
        else:
            first = bool(profile.forms) and normalise(short) == normalise(parts[0])
            fits = first or is_variant(short, surname(form))
        if fits:
            return True
    return False


def standing(work: Workspace, entry: Entry | None) -> int:
    """Return how likely a bare surname means this person: 0 unknown, 1 known, up to 4."""
    if entry is None:
        return 0
    if any(position.role in _HEADS for position in current_positions(work, entry)):
        return 4
    if any(position.role in _HEADS for position in entry.positions):
        return 3
    return 2 if entry.positions else 1


def _last_seen(work: Workspace, profile: Profile, found: Found) -> int:
    last = work.mentions.last_before(profile.entity_id, found.start)
    return last.start if last else -1


def _best_known(work: Workspace, found: Found, entries: list[Entry]) -> Profile | None:
    """Choose among people of the knowledge base with one surname: title, then office; else None."""
    titled = [entry for entry in entries if _fits_title(work, found, entry)]
    pool = titled or entries
    best = max((standing(work, entry) for entry in pool), default=0)
    top = [entry for entry in pool if standing(work, entry) == best]
    # "Gates" alone may be the former minister or somebody else of that name.
    doubtful = len(pool) > 1 and best < 3 and not titled
    if len(top) != 1 or doubtful:
        return None
    return work.entry_profile(top[0])


def _fits_title(work: Workspace, found: Found, entry: Entry) -> bool:
    for head in office_heads(work.tokens[found.root], found):
        office = read_office(work, head)
        if office is not None and any(p.role == office.role for p in entry.positions):
            return True
    return False
