"""Pronouns and nouns by what the trained ranker takes them to go back to.

The ranker says of each phrase to which earlier one it goes back, and how likely that is. A phrase
gets the entity of the one before it, whoever decided that; where no entity stands at the end of the
chain ("the plan ... it"), the mention says only what it goes back to.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.link.coref.columns import read_mentions
from kg.link.coref.kinds import FEMALE, KIND, MALE, PRONOUNS, SPOKEN
from kg.link.coref.phrases import Phrase, find_phrases
from kg.link.coref.ranker import Ranker
from kg.link.heads import mention_at
from kg.link.profiles import Profile
from kg.link.speakers import Speakers
from kg.link.workspace import Found, Workspace
from kg.records import EntityKind, MentionKind

HE, SHE, IT = (KIND[name] for name in ("he", "she", "it"))
PERSONAL = frozenset({HE, SHE, IT})
"""Kinds of phrase that mean one person or thing; they are settled first, since "we" asks them."""
POINTING = PERSONAL | {KIND[name] for name in ("they", "the", "this", "name")}
"""Kinds of phrase that may be given an entity: third persons, nouns that point at something."""
_GENDERS = {HE: "m", SHE: "f"}
_MANY = frozenset({EntityKind.GROUP, EntityKind.NORP})
#: Kinds of phrase that hardly ever go back to another: "a man", "men", "men and women".
_NEW = frozenset(KIND[name] for name in ("new", "bare", "bare_many", "many"))
#: Least share with which an entity is given; below, the mention only says what it goes back to.
#: On news with many men in it, read by eye, three in four above it are right and two in five below.
ENOUGH = 0.6


class Ranked:
    """The phrases of one article and what the ranker chose for each."""

    def __init__(self, work: Workspace, speakers: Speakers, ranker: Ranker) -> None:
        self._work, self._speakers = work, speakers
        self._phrases = find_phrases(work.tokens)
        genders = _known_genders(work)
        mentions = read_mentions(work.tokens, self._phrases, speakers.voices(), genders)
        self._kinds: list[int] = mentions["kind"].tolist()
        self._quoted: list[bool] = (mentions["quotation"] >= 0).tolist()
        rows = [at for at, k in enumerate(self._kinds) if k not in _NEW and not self._found(at)]
        self._chosen = ranker.rank(mentions, rows)
        self._own: dict[int, Found] = {}

    def settle(self, kinds: Iterable[int]) -> None:
        """Give the phrases of some kinds that nothing has decided the entity they go back to."""
        wanted, known = frozenset(kinds), dict[int, Found | None]()
        for at, (before, share) in self._chosen.items():
            phrase = self._phrases[at]
            if before < 0 or share < ENOUGH or self._kinds[at] not in wanted:
                continue
            if self._is_free(phrase) and self._found(at) is None:
                target = self._behind(before, known)
                if target is not None and self._fits(at, target):
                    self._add(at, target, share)

    def keep_open(self) -> None:
        """Keep as open mentions the phrases that go back to another without an entity."""
        for at, (before, share) in self._chosen.items():
            free = before >= 0 and self._is_free(self._phrases[at])
            if free and self._found(at) is None and self._may_stay(at, before):
                earlier = self._found(before) or self._own.get(before) or self._make(before)
                self._own[before] = earlier
                found = self._make(at)
                found.antecedent, found.rule, found.score = earlier, "ranked-open", share
                self._own[at] = found
                self._work.open.append(found)

    def _may_stay(self, at: int, before: int) -> bool:
        """Say whether a quoted "you" goes back to a "you", not to the captain who says it."""
        spoken = self._kinds[at] in SPOKEN and self._quoted[at]
        return not spoken or self._kinds[before] == self._kinds[at]

    def _found(self, at: int) -> Found | None:
        """Return the decided mention of a phrase, or None."""
        phrase = self._phrases[at]
        if self._kinds[at] < PRONOUNS:
            known = self._work.mentions.at(phrase.root)
            return next((each for each in known if each.entity_id is not None), None)
        span = self._work.span(phrase.start, phrase.end)
        found = mention_at(self._work, self._work.tokens[phrase.root], span)
        if found is not None and phrase.many and found.kind is not MentionKind.GROUP:
            return None
        return found

    def _behind(self, at: int, known: dict[int, Found | None]) -> Found | None:
        """Return the nearest decided mention that a phrase is or goes back to, or None.

        What is found is kept in `known`: a transcript has chains of thousands of "I".
        """
        path: list[int] = []
        while at >= 0 and at not in known:
            path.append(at)
            known_here = self._found(at)
            if known_here is not None:
                known[at] = known_here
            else:
                at = self._chosen.get(at, (-1, 0.0))[0]
        found = known.get(at)
        known.update(dict.fromkeys(path, found))
        return found

    def _is_free(self, phrase: Phrase) -> bool:
        return phrase.root not in self._work.taken and not self._is_furniture(phrase)

    def _is_furniture(self, phrase: Phrase) -> bool:
        return self._work.is_furniture(self._work.tokens[phrase.root])

    def _fits(self, at: int, target: Found) -> bool:
        """Say whether a pronoun may mean an entity: "he" is no state and no known woman."""
        kind, profile = self._kinds[at], self._work.profile(target.entity_id or "")
        speaker = self._speakers.speaker_at(self._work.doc[self._phrases[at].root])
        if kind < PRONOUNS and speaker is not None and speaker.entity_id == profile.entity_id:
            # Who is quoted says "I".
            return False
        person = profile.kind is EntityKind.PERSON
        if kind in _GENDERS:
            return person and profile.gender in ("", _GENDERS[kind])
        if kind == IT:
            return not person and profile.kind not in _MANY
        return True

    def _add(self, at: int, target: Found, share: float) -> None:
        found, profile = self._make(at), self._work.profile(target.entity_id or "")
        found.antecedent = target
        self._work.add(found, claim=False)
        self._work.taken.setdefault(found.root, found)
        self._work.settle(found, profile, "ranked", min(share, target.score))
        _learn_gender(profile, self._kinds[at])

    def _make(self, at: int) -> Found:
        phrase, pronoun = self._phrases[at], self._kinds[at] < PRONOUNS
        kind = MentionKind.GROUP if phrase.many else MentionKind.NOMINAL
        end = phrase.end if phrase.many else phrase.root + 1
        return Found(
            start=phrase.start,
            end=end,
            root=phrase.root,
            kind=MentionKind.PRONOUN if pronoun else kind,
            text=self._work.text(phrase.start, end),
        )


def _learn_gender(profile: Profile, kind: int) -> None:
    if profile.kind is EntityKind.PERSON and not profile.gender:
        profile.gender = _GENDERS.get(kind, "")


def _known_genders(work: Workspace) -> dict[int, int]:
    """Return by head word the gender of the people whose gender is known."""
    codes = {"m": MALE, "f": FEMALE}
    genders = ((f.root, work.profile(f.entity_id or "").gender) for f in work.resolved())
    return {root: codes[gender] for root, gender in genders if gender in codes}
