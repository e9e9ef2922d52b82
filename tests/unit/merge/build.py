"""A small builder of hand-made assertions for the tests of merging."""

from dataclasses import dataclass, field, replace

from kg.ids import content_id
from kg.records import (
    Argument,
    Assertion,
    CueClass,
    Entity,
    EntityKind,
    Predicate,
    Qualifier,
    QualifierRole,
    SourceKind,
    Span,
    Voice,
)
from tests.articles import bare_assertion

ENTITIES = (
    Entity(
        entity_id="Q7184",
        name="NATO",
        kind=EntityKind.ORG,
        aliases=("North Atlantic Treaty Organization",),
        same_as="http://www.wikidata.org/entity/Q7184",
    ),
    Entity(
        entity_id="Q212",
        name="Ukraine",
        kind=EntityKind.GPE,
        aliases=("Kiev", "Kyiv"),
        same_as="http://www.wikidata.org/entity/Q212",
    ),
    Entity(
        entity_id="Q159",
        name="Russia",
        kind=EntityKind.GPE,
        aliases=("Moscow", "Russian Federation"),
        same_as="http://www.wikidata.org/entity/Q159",
    ),
    Entity(
        entity_id="Q30",
        name="United States",
        kind=EntityKind.GPE,
        aliases=("US", "USA"),
        same_as="http://www.wikidata.org/entity/Q30",
    ),
    Entity(
        entity_id="Q3874799",
        name="Volodymyr Zelenskyy",
        kind=EntityKind.PERSON,
        aliases=("Zelensky",),
        same_as="http://www.wikidata.org/entity/Q3874799",
    ),
    Entity(
        entity_id="grp-allies",
        name="the US and its allies",
        kind=EntityKind.GROUP,
        aliases=(),
        same_as=None,
        members=("Q30",),
    ),
    Entity(
        entity_id="grp-nato",
        name="NATO countries",
        kind=EntityKind.GROUP,
        aliases=(),
        same_as=None,
        members=("Q7184",),
    ),
    Entity(
        entity_id="grp-friends",
        name="NATO allies",
        kind=EntityKind.GROUP,
        aliases=(),
        same_as=None,
        members=("Q7184",),
    ),
)

#: Short names of the entities in test sentences.
KNOWN = {
    "NATO": "Q7184",
    "Ukraine": "Q212",
    "Kiev": "Q212",
    "Russia": "Q159",
    "US": "Q30",
    "Zelensky": "Q3874799",
    "the US and its allies": "grp-allies",
    "NATO countries": "grp-nato",
    "NATO allies": "grp-friends",
}


@dataclass
class Writer:
    """Writes assertions of one article; offsets run on so that every id differs."""

    outlet: str = "Courier"
    article_id: str = "a-1"
    published: str | None = None
    place: int = 0
    written: list[Assertion] = field(default_factory=list)

    def argument(self, text: str, head: str | None = None) -> Argument:
        """Return `text` as an argument; the last word is the head if none is given."""
        start = self.place
        self.place += len(text) + 1
        word = head or text.split()[-1]
        return Argument(
            text=text,
            span=Span(start, start + len(text)),
            head=word if word in KNOWN else word.lower(),
            head_span=Span(start + len(text) - len(text.split()[-1]), start + len(text)),
            minimal=text,
            entity_id=KNOWN.get(text),
        )

    def say(
        self,
        subject: str,
        lemma: str,
        thing: str | None = None,
        *extras: tuple[QualifierRole, str, str],
        **changes: object,
    ) -> Assertion:
        """Write one assertion; `changes` replaces fields of the record."""
        agent = self.argument(subject)
        verb = Span(self.place, self.place + len(lemma))
        self.place += len(lemma) + 1

        head = changes.pop("head_of", None)
        target = self.argument(thing, str(head) if head else None) if thing else None
        passive = bool(changes.pop("passive", False))
        text = str(changes.pop("predicate_text", lemma))
        qualifiers = tuple(
            Qualifier(role=role, marker=marker, argument=self.argument(words))
            for role, marker, words in extras
        )
        fact = replace(
            bare_assertion(
                content_id("s", self.article_id, verb.start),
                agent,
                Predicate(text=text, span=verb, lemma=lemma, passive=passive),
                Span(agent.span.start, self.place),
            ),
            article_id=self.article_id,
            outlet=self.outlet,
            published=self.published,
            object=target,
            qualifiers=qualifiers,
            confidence=0.9,
        )
        written = replace(fact, **changes)  # type: ignore[arg-type]
        self.written.append(written)
        return written


def voice(text: str, cue: str = "say", cue_class: CueClass = CueClass.SAY) -> Voice:
    """Return one step of a voice chain of a named source."""
    return Voice(
        text=text,
        span=None,
        head=text.split()[-1].lower(),
        kind=SourceKind.NAMED,
        cue=cue,
        cue_class=cue_class,
        entity_id=KNOWN.get(text),
    )


def two_writers() -> tuple[Writer, Writer]:
    """Return writers of two articles by two outlets."""
    return Writer(), Writer(outlet="Herald", article_id="a-2")
