"""The invented corpus behind `tests.bench.synthetic`: who says what, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]

#: Added to a number before it is mixed, so that two uses do not draw alike.
OUTLET, ENTITY, CLAIM, ARTICLE, SAYING = (n << 40 for n in range(1, 6))
_MASK = (1 << 64) - 1
OUTLETS = 60
#: The head of the Zipf-like curve is flattened by so many ranks: the most
#: popular claim of a million assertions is carried some two thousand times.
FLATTENED = 50
#: Named sources that each claim may be told by.
TELLERS = 4


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST = _words("Northern Southern Eastern Western Coastal Central Evening Morning Daily Free")
SECOND = _words("Courier Ledger Herald Observer Tribune Gazette")
PLACES = _words("Ostrand Velmark Lissara Tornby Askeval Mirova Denholt Karsund Brenna Ulvik")
THINGS = _words("ministry party bank union council agency company army court port")
NOUNS = _words(
    "bridge budget ceasefire dam deal election factory fishery grid hospital inquiry "
    "law levy missile pipeline plan prison railway report sanction school strike "
    "tariff treaty vote"
)
KINDS_OF = _words("new old northern disputed planned secret costly joint early regional")
VERBS = (
    ("approve", "approved", "not approved"),
    ("block", "blocked", "not blocked"),
    ("close", "closed", "not closed"),
    ("fund", "funded", "not funded"),
    ("delay", "delayed", "not delayed"),
    ("attack", "attacked", "not attacked"),
    ("call on", "called on", "not called on"),
    ("reject", "rejected", "not rejected"),
    ("sign", "signed", "not signed"),
    ("support", "supported", "not supported"),
    ("leave", "left", "not left"),
    ("demand", "demanded", "not demanded"),
)
MONTHS = _words("January March May July September November")
CUES = (
    ("say", "say"),
    ("tell", "say"),
    ("claim", "doubt"),
    ("confirm", "factive"),
    ("deny", "deny"),
    ("urge", "directive"),
)
MODALITIES = (
    ("asserted", 790),
    ("intended", 80),
    ("conditional", 43),
    ("possible", 36),
    ("requested", 19),
    ("questioned", 16),
    ("necessary", 16),
)
ENTITY_KINDS = _words("person org gpe loc fac event")


def mix(number: int) -> int:
    """Return 64 well spread bits that depend on `number` only (splitmix64)."""
    number = (number + 0x9E3779B97F4A7C15) & _MASK
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & _MASK
    return number ^ (number >> 31)


def zipf(bits: int, ranks: int, flattened: int) -> int:
    """Return a rank below `ranks`; its chance falls as 1 / (rank + `flattened`)."""
    share = (bits >> 11) / (1 << 53)
    found = flattened * ((ranks / flattened + 1) ** share - 1)
    return min(int(found), ranks - 1)


def picked(choices: tuple[tuple[str, int], ...], bits: int) -> str:
    """Return a name by its weight in thousandths; the first where they do not add up."""
    left = bits % 1000
    for name, weight in choices:
        if left < weight:
            return name
        left -= weight
    return choices[0][0]


def span(start: int, text: str) -> Row:
    """Return the span of `text` that begins at `start`."""
    return {"start": start, "end": start + len(text)}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for a slot, with the entity they name or None."""

    text: str
    entity_id: str | None

    @property
    def slot(self) -> Row:
        """The slot of a claim."""
        key = self.entity_id or f"w:{self.text.split()[-1]}|{self.text}"
        return {"text": self.text, "key": key, "entity_id": self.entity_id}

    def argument(self, start: int) -> Row:
        """The argument of an assertion whose words begin at `start`."""
        head = self.text.split()[-1]
        return {
            "text": self.text,
            "span": span(start, self.text),
            "head": head.lower(),
            "head_span": span(start + len(self.text) - len(head), head),
            "minimal": self.text,
            "entity_id": self.entity_id,
        }


@dataclass(slots=True)
class Quoted:
    """The last quotation: its claim, the bits of its wording, and its row so far."""

    claim: int
    wording: int
    row: Row


class World:
    """An invented corpus: every entity and claim is a function of its number and the seed."""

    def __init__(self, assertions: int, seed: int) -> None:
        self.assertions = assertions
        self.claims = max(20, assertions)
        self.entities = max(40, assertions // 25)
        self._seed = seed << 48
        self._used = bytearray(self.claims * (TELLERS + 1))
        #: The quotation that the next articles may print again.
        self.quoted: Quoted | None = None

    def use(self, claim: int) -> None:
        """Remember that a claim or speech act is made, so that it gets a row."""
        self._used[claim] = 1

    def used(self, first: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield the numbers in use from `first` up to `end`, in order."""
        at = self._used.find(1, first)
        while at >= 0 and (end is None or at < end):
            yield at
            at = self._used.find(1, at + 1)

    def bits(self, use: int, number: int) -> int:
        """Return the 64 bits of one number for one use."""
        return mix(self._seed ^ (use + number))

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Yield (table, row), each table in the order of its key."""
        from tests.bench.synthetic_articles import article_rows

        for number in range(self.entities):
            yield "entities", self._entity_row(number)
        yield from article_rows(self)
        if self.quoted:
            yield "quotations", self.quoted.row
        for number in self.used():
            yield "claims", self.claim_row(number)
        yield from self._link_rows()

    def entity_id(self, number: int) -> str:
        """Return the id: a third are items of Wikidata, with numbers not in use there."""
        if number * 3 < self.entities:
            return f"Q{9_000_000_000 + number}"
        return f"nil-{number:016x}"

    def entity(self, number: int) -> Phrase:
        """Return the name of an entity."""
        bits = self.bits(ENTITY, number)
        place, thing = PLACES[bits % 10], THINGS[(bits >> 8) % 10]
        return Phrase(f"{place} {thing.capitalize()} {number}", self.entity_id(number))

    def _entity_row(self, number: int) -> Row:
        phrase, bits = self.entity(number), self.bits(ENTITY, number)
        wikidata = f"http://www.wikidata.org/entity/{phrase.entity_id}"
        return {
            "entity_id": phrase.entity_id,
            "name": phrase.text,
            "kind": ENTITY_KINDS[(bits >> 16) % 6],
            "aliases": [phrase.text.upper()] if bits >> 24 & 1 else [],
            "same_as": wikidata if phrase.text and phrase.entity_id[0] == "Q" else None,  # type: ignore[index]
            "members": [],
        }

    def any_entity(self, bits: int) -> Phrase:
        """Return an entity, popular ones more often."""
        return self.entity(zipf(bits, self.entities, 5))

    def phrase(self, bits: int, entities: int) -> Phrase:
        """Return an entity in `entities` of 100 cases, else words."""
        if bits % 100 < entities:
            return self.any_entity(mix(bits))
        kind, noun = KINDS_OF[(bits >> 8) % 10], NOUNS[(bits >> 16) % len(NOUNS)]
        return Phrase(f"the {kind} {noun} {(bits >> 24) % 400}", None)

    def parts(self, claim: int) -> tuple[Phrase, int, Phrase | None, str | None]:
        """Return subject, number of the verb, object and month of a claim."""
        bits = self.bits(CLAIM, claim)
        subject = self.phrase(bits, 45)
        target = None if bits >> 7 & 15 == 0 else self.phrase(mix(bits), 20)
        month = MONTHS[(bits >> 12) % 6] if (bits >> 20) % 4 == 0 else None
        return subject, (bits >> 32) % len(VERBS), target, month

    def teller(self, claim: int, which: int) -> Phrase:
        """Return the source that tells a claim; each claim has `TELLERS` of them."""
        return self.any_entity(mix(self.bits(SAYING, claim * TELLERS + which)))

    def claim_id(self, number: int) -> str:
        """Return the id of a claim or, from `claims` on, of a speech act."""
        return f"c-{number:016x}"

    def told(self, number: int) -> tuple[int, int]:
        """Return the claim that a speech act conveys, and which teller it has."""
        return divmod(number - self.claims, TELLERS)

    def sentence(self, claim: int) -> str:
        """Return a claim as its label prints it."""
        subject, verb, target, month = self.parts(claim)
        words = [subject.text, VERBS[verb][0], target.text if target else ""]
        return " ".join(word for word in (*words, f"in {month}" if month else "") if word)

    def claim_row(self, number: int) -> Row:
        """Return the row of a claim or of a speech act."""
        if number >= self.claims:
            return self._speech_row(number)
        subject, verb, target, month = self.parts(number)
        when = Phrase(month, None).slot if month else None
        return {
            "claim_id": self.claim_id(number),
            "subject": subject.slot,
            "predicate": VERBS[verb][0],
            "object": target.slot if target else None,
            "qualifiers": [{"role": "time", "marker": "in", "slot": when}] if when else [],
            "label": self.sentence(number),
        }

    def _speech_row(self, number: int) -> Row:
        claim, which = self.told(number)
        teller, content = self.teller(claim, which), f"that {self.sentence(claim)}"
        return {
            "claim_id": self.claim_id(number),
            "subject": teller.slot,
            "predicate": "say",
            "object": {"text": content, "key": f"claims:{self.claim_id(claim)}", "entity_id": None},
            "qualifiers": [],
            "label": f"{teller.text} say {content}",
        }

    def _link_rows(self) -> Iterator[tuple[str, Row]]:
        """Yield links by kind: broader, content (a speech act and what it says), contradicts."""
        previous = None
        for number in self.used(end=self.claims):
            if previous is not None and self.bits(CLAIM, previous) % 20 == 0:
                yield "claim_links", self._link("broader", previous, number, 0.825, "says less")
            previous = number
        for number in self.used(first=self.claims):
            claim = self.told(number)[0]
            yield "claim_links", self._link("content", number, claim, 1.0, "content_of")
        for number in self.used(end=self.claims):
            if self.bits(CLAIM, number) % 200 == 1:
                yield "claim_links", self._link("contradicts", number, number, 0.95, "polarity")

    def _link(self, kind: str, start: int, end: int, score: float, method: str) -> Row:
        ends = {"from_id": self.claim_id(start), "to_id": self.claim_id(end)}
        return {"kind": kind, **ends, "score": score, "method": method}
