"""What the steps of the stage share while one article is linked.

`Found` is a mention in token offsets while it is being decided; `Profile`
gathers what the article and the knowledge base say about one entity. Nothing
of this leaves the stage: `kg.link.linker` makes the records of it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from kg.link.entries import Entry, nil_id
from kg.link.first_names import gender_of
from kg.link.knowledge import KnowledgeBase
from kg.link.mentions import Found, MentionIndex
from kg.link.profiles import Profile, ProfileIndex
from kg.records import FURNITURE, Article, EntityKind, MentionKind, Span, ZoneKind

__all__ = ["Found", "Profile", "Workspace"]


class Workspace:
    """The document, the knowledge base and all that was decided so far.

    `open` are mentions of which only is known what they go back to.
    """

    def __init__(self, doc: Doc, article: Article, kb: KnowledgeBase) -> None:
        self.doc = doc
        # A Doc makes its tokens anew each time it is walked through.
        self.tokens = list(doc)
        self.nouns = [token for token in self.tokens if token.pos_ == "NOUN"]
        self.article = article
        self.kb = kb
        self.found: list[Found] = []
        self.open: list[Found] = []
        self.mentions = MentionIndex()
        self.entities = ProfileIndex()
        self.taken: dict[int, Found] = {}
        zones = article.zones
        self._furniture = _marked(self.tokens, (z.span for z in zones if z.kind in FURNITURE))
        self._title = _marked(self.tokens, (z.span for z in zones if z.kind is ZoneKind.TITLE))

    @property
    def profiles(self) -> dict[str, Profile]:
        """The entities that the article has met, by id, in the order of meeting."""
        return self.entities.by_id

    @property
    def day(self) -> str | None:
        """The article's date as far as known (YYYY, YYYY-MM or YYYY-MM-DD), or None."""
        return self.article.published[:10] if self.article.published else None

    def add(self, found: Found, *, claim: bool = True) -> Found:
        """Keep a mention; `claim` marks its tokens as taken by a name."""
        self.found.append(found)
        self.mentions.add(found)
        if claim:
            for index in range(found.start, found.end):
                self.taken.setdefault(index, found)
        return found

    def token_at(self, offset: int) -> Token | None:
        """Return the token around a code point, else the next one, or None after the last."""
        at = bisect_right(self.tokens, offset, key=_start) - 1
        token = self.tokens[max(at, 0)] if self.tokens else None
        if token is not None and token.idx + len(token) <= offset:
            return self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return token

    def span(self, start: int, end: int) -> Span:
        """Return the code points of tokens `start` to `end`."""
        last = self.tokens[end - 1]
        return Span(self.tokens[start].idx, last.idx + len(last))

    def text(self, start: int, end: int) -> str:
        """Return the surface of tokens `start` to `end`."""
        last = self.tokens[end - 1]
        return self.article.text[self.tokens[start].idx : last.idx + len(last)]

    def is_furniture(self, token: Token) -> bool:
        """Say whether a token stands in a byline, credit, caption or the like."""
        return bool(self._furniture[token.i])

    def is_title(self, token: Token) -> bool:
        """Say whether a token stands in the headline."""
        return bool(self._title[token.i])

    def entry_profile(self, entry: Entry) -> Profile:
        """Return the profile of a known entity, made on first use."""
        profile = self.profiles.get(entry.entity_id)
        if profile is None:
            profile = Profile(
                entity_id=entry.entity_id,
                name=entry.name,
                kind=entry.kind,
                entry=entry,
                gender=entry.gender or _first_gender(entry.name, entry.kind),
            )
            self.entities.add(profile)
        return profile

    def nil_profile(self, name: str, kind: EntityKind, entity_id: str | None = None) -> Profile:
        """Return the profile of an unknown entity; its id comes from name and kind unless given."""
        key = entity_id or nil_id(name, kind)
        if key not in self.profiles:
            gender = _first_gender(name, kind)
            self.entities.add(Profile(entity_id=key, name=name, kind=kind, gender=gender))
        return self.profiles[key]

    def profile(self, entity_id: str) -> Profile:
        """Return the profile of an id, from the knowledge base if the article has not met it."""
        known = self.profiles.get(entity_id)
        if known is not None:
            return known
        entry = self.kb.entity(entity_id)
        if entry is None:
            raise KeyError(entity_id)
        return self.entry_profile(entry)

    def settle(self, found: Found, profile: Profile, rule: str, score: float) -> None:
        """Decide what a mention means."""
        self.mentions.decide(found, profile.entity_id)
        found.entity_id, found.rule, found.score = profile.entity_id, rule, score
        if found.kind is MentionKind.NAME:
            self.entities.add_form(profile, found.text)

    def resolved(self) -> Iterator[Found]:
        """Yield the mentions that have an entity, in text order."""
        decided = [found for found in self.found if found.entity_id is not None]
        yield from sorted(decided, key=lambda found: (found.start, found.end))


def _start(token: Token) -> int:
    return token.idx


def _first_gender(name: str, kind: EntityKind) -> str:
    return gender_of(name) if kind is EntityKind.PERSON else ""


def _marked(doc: list[Token], spans: Iterable[Span]) -> bytearray:
    """Return a mark for each token that begins inside one of some spans."""
    marks, index = bytearray(len(doc)), 0
    for span in sorted(spans):
        while index and doc[index - 1].idx >= span.start:
            index -= 1
        while index < len(doc) and doc[index].idx < span.end:
            marks[index] |= doc[index].idx >= span.start
            index += 1
    return marks
