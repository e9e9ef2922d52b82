"""Names of places, organisations and other things that the gazetteer does not hold as printed."""

from kg.link.further import settle_further
from kg.link.headlines import is_headline_case
from kg.link.people import ACCEPT, settle_short, short_person, standing
from kg.link.workspace import Found, Profile, Workspace
from kg.records import EntityKind, MentionKind
from kg.spelling import is_acronym, normalise

_SHORTENED = {EntityKind.ORG, EntityKind.OUTLET, EntityKind.EVENT}
_PLACES = {EntityKind.GPE, EntityKind.LOC}
_SITES = _PLACES | {EntityKind.FAC}


def identify_thing(work: Workspace, found: Found) -> None:
    """Decide what a name means that is no person's, or make it a NIL entity of its type."""
    hint = found.hint or EntityKind.OTHER
    if _is_persons_name(work, found) or _shorten(work, found):
        return
    if hint is EntityKind.OTHER and is_headline_case(work.tokens[found.root]):
        return
    if hint in _SITES:
        for candidate in work.kb.candidates(found.text):
            entry = work.kb.entity(candidate.entity_id)
            if entry and entry.kind in _PLACES and candidate.score >= ACCEPT:
                work.settle(found, work.entry_profile(entry), "skeleton", candidate.score)
                return
    if not settle_further(work, found, hint):
        work.settle(found, work.nil_profile(found.text, hint), "nil", 0.7)


def add_short_names(work: Workspace) -> None:
    """Add capitalised words that shorten an organisation of the article: "told the Times"."""
    for token in work.tokens:
        named = token.tag_ in {"NNP", "NNPS"} and token.text[:1].isupper()
        if not named or token.i in work.taken or work.is_furniture(token) or len(token) < 2:
            continue
        if token.dep_ in {"compound", "flat", "nmod:desc"} or any(
            c.dep_ == "flat" for c in token.children
        ):
            continue
        profile = _shortened(work, token.text)
        if profile is not None:
            name = Found(
                start=token.i, end=token.i + 1, root=token.i, kind=MentionKind.NAME, text=token.text
            )
            work.add(name)
            name.antecedent = next(iter(work.mentions.of(profile.entity_id)), None)
            work.settle(name, profile, "short-form", 0.75)


def _is_persons_name(work: Workspace, found: Found) -> bool:
    """Link "a former Trump adviser", whose name the recogniser takes for an organisation."""
    if " " in found.text:
        return False
    person = short_person(work, found)
    # A place may well be called Clinton; a head of state is known well enough.
    least = 2 if found.hint in _SITES else 1
    known = person is not None and standing(work, person.entry) > least
    if person is None or not (known or (person.forms and found.hint not in _SITES)):
        return False
    settle_short(work, found, person)
    return True


def _shorten(work: Workspace, found: Found) -> bool:
    profile = _shortened(work, found.text)
    if profile is not None:
        work.settle(found, profile, "short-form", 0.8)
    return profile is not None


def _shortened(work: Workspace, short: str) -> Profile | None:
    """Return the first organisation of the article that a name shortens, or None."""
    things = (p for p in work.entities.shortened(short) if p.kind in _SHORTENED)
    return next((p for p in things if _is_short_thing(short, p)), None)


def _is_short_thing(short: str, profile: Profile) -> bool:
    """Say whether a name shortens an organisation of the article: "the Times", "ECRF", "Sun"."""
    short_words = normalise(short).split()
    for form in sorted(profile.forms | {profile.name}):
        if is_acronym(short, form):
            return True
        if profile.entry is not None and profile.kind is not EntityKind.OUTLET:
            # Its short forms are in the gazetteer; "State" is not the State Department.
            continue
        long_words = normalise(form).split()
        ends = [long_words[-len(short_words) :]]
        if profile.kind is not EntityKind.OUTLET:
            # "The Times" of London is a paper, London is not.
            ends.append(long_words[: len(short_words)])
        if len(short_words) < len(long_words) and short_words in ends:
            return True
    return False
