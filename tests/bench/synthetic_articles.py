"""The articles of the invented corpus, sentence by sentence, with exact offsets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tests.bench.synthetic_text import (
    ARTICLE,
    CUES,
    FIRST,
    FLATTENED,
    MODALITIES,
    OUTLETS,
    SAYING,
    SECOND,
    TELLERS,
    VERBS,
    Phrase,
    Quoted,
    Row,
    World,
    mix,
    picked,
    span,
    zipf,
)

#: Auxiliaries by modality; the flat form is the past tense.
_AUXILIARIES = {
    "intended": "will have",
    "conditional": "would have",
    "possible": "may have",
    "requested": "should have",
    "questioned": "could have",
    "necessary": "must have",
}
_STANCES = (("reports", 890), ("distances", 60), ("endorses", 47), ("denies", 3))
_FORMS = (("indirect", 520), ("direct", 345), ("mixed", 135))
_CERTAINTIES = (("certain", 755), ("unspecified", 180), ("possible", 45), ("probable", 20))
_CROWD = (
    ("officials", "collective"),
    ("residents", "collective"),
    ("the spokesman", "nominal"),
    ("people close to the talks", "anonymous"),
)


def article_rows(world: World) -> Iterator[tuple[str, Row]]:
    """Yield the rows of all articles, in the order of their ids, and of what they hold."""
    names = sorted(f"The {one} {two}" for one in FIRST for two in SECOND)[:OUTLETS]
    weights = [1 / (1 + mix(at) % OUTLETS) for at in range(OUTLETS)]
    left = world.assertions
    number = 0
    for at, name in enumerate(names):
        rest = sum(weights[at:])
        share = left if at == OUTLETS - 1 else round(left * weights[at] / rest)
        left -= share
        while share:
            size = min(share, 8 + world.bits(ARTICLE, number) % 35)
            yield from Story(world, name, number, size).rows()
            share -= size
            number += 1


class Story:
    """One article while it is written: text so far, and the rows of what it says."""

    def __init__(self, world: World, outlet: str, number: int, size: int) -> None:
        self._world = world
        self._bits = world.bits(ARTICLE, number)
        self._outlet = outlet
        self._size = size
        self._id = f"{outlet.lower().replace(' ', '-')}-{number:016x}"
        self._first = number << 8
        self._text = ""
        self._title = ""
        self._rows: list[tuple[str, Row]] = []
        self._made = 0
        self._published: str | None = None

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Yield the article and all it holds."""
        precision = ("minute", "minute", "day", "unknown")[self._bits >> 8 & 3]
        day = date(2024, 1, 1) + timedelta(days=(self._bits >> 16) % 366)
        clock = f"T{(self._bits >> 32) % 24:02d}:{(self._bits >> 40) % 60:02d}:00+00:00"
        published = {"minute": f"{day}{clock}", "day": f"{day}", "unknown": None}[precision]
        self._published = published
        self._tell()
        known = precision != "unknown"
        yield (
            "articles",
            {
                "article_id": self._id,
                "outlet": self._outlet,
                "url": f"https://news.example/{self._id}",
                "title": self._title,
                "byline": None,
                "published": published,
                "date_precision": precision,
                "date_source": "metadata" if known else "unknown",
                "language": "en",
                "text": self._text,
                "zones": [{"kind": "title", "span": span(0, self._title)}],
            },
        )
        yield from self._rows
        if self._bits % 20 == 0:
            lost = {"stage": "extract", "reason": "no-verb", "detail": self._title}
            yield "rejects", {"article_id": self._id, **lost}

    def _tell(self) -> None:
        """Write sentences until the article holds its number of assertions."""
        world = self._world
        claim = zipf(mix(self._bits), world.claims, FLATTENED)
        self._title = world.sentence(claim).capitalize()
        self._text = f"{self._title}\n\n"
        sentence = 0
        while self._made < self._size:
            bits = world.bits(SAYING, self._first + sentence)
            claim = zipf(mix(bits), world.claims, FLATTENED)
            voices = (0, 0, 0, 0, 0, 0, 1, 1, 1, 2)[bits % 10]
            if voices and self._size - self._made > 1:
                self._tell_reported(bits >> 4, claim, voices)
            else:
                self._tell_flat(bits >> 4, claim)
            sentence += 1

    def _tell_flat(self, bits: int, claim: int) -> None:
        start = len(self._text)
        modality = picked(MODALITIES, bits)
        marks = self._clause(claim, modality, bits >> 10)
        self._text += ". " if bits >> 20 & 3 else ".\n\n"
        stance = "questions" if modality == "questioned" else "asserts"
        self._add(claim, marks, start, {**self._how(bits, modality), "stance": stance})

    def _tell_reported(self, bits: int, claim: int, voices: int) -> None:
        """Write a sentence with a source: a named one makes a speech act of its own."""
        start = len(self._text)
        which = bits % TELLERS
        form = picked(_FORMS, bits >> 3)
        wording = bits >> 23
        if self._world.quoted and form == "direct" and bits >> 50 & 3 == 0:
            claim, wording = self._world.quoted.claim, self._world.quoted.wording
        teller, kind = self._source(bits >> 13, claim, which)
        cue, cue_class = CUES[(bits >> 17) % len(CUES)]
        voice = [self._voice(teller, kind, cue, cue_class)] if teller else []
        act = self._marks(teller, "said", None) if teller else {}
        self._text += "that " if teller else "Reportedly, "
        if not teller:
            voice = [self._voice(None, "unknown", "reportedly", "evidential")]
        if voices == 2:
            voice.append(self._voice(Phrase("officials", None), "collective", "warn", "say"))
            self._text += "officials warned that "
        begin = len(self._text)
        quote = '"' if form == "direct" and teller else ""
        self._text += quote
        modality = picked(MODALITIES, wording)
        marks = self._clause(claim, modality, wording >> 10)
        content = self._text[begin + len(quote) :]
        self._text += f"{quote}.\n"
        content_of = None
        if teller and teller.entity_id:
            content_of = self._add_speech_act(claim, which, act, start)
        how = self._how(wording, modality)
        how |= {
            "stance": picked(_STANCES, bits >> 40),
            "voice": voice,
            "form": form if teller else "indirect",
            "cue": voice[-1]["cue"],
            "hedges": [] if teller else ["reportedly"],
            "content_of": content_of,
        }
        self._add(claim, marks, start, how)
        said = span(begin + len(quote), content)
        self._add_attribution(voice[0], said, how["form"])
        if quote:
            self._add_quotation(Quoted(claim, wording, self._rendering(said, content, voice[0])))

    def _source(self, bits: int, claim: int, which: int) -> tuple[Phrase | None, str]:
        if bits % 10 < 6:
            return self._world.teller(claim, which), "named"
        if bits % 10 < 8:
            text, kind = _CROWD[(bits >> 4) % len(_CROWD)]
            return Phrase(text, None), kind
        return None, "unknown"

    def _voice(self, teller: Phrase | None, kind: str, cue: str, cue_class: str) -> Row:
        """Return a step of a voice chain whose words, if any, are written next."""
        text = teller.text if teller else ""
        return {
            "text": text,
            "span": span(len(self._text), text) if text else None,
            "head": text.split()[-1].lower() if text else "",
            "kind": kind,
            "cue": cue,
            "cue_class": cue_class,
            "entity_id": teller.entity_id if teller else None,
        }

    def _marks(self, subject: Phrase, verb: str, target: Phrase | None) -> Row:
        """Write subject, verb and object, each with a space behind; return their arguments."""
        start = len(self._text)
        self._text += f"{subject.text} {verb} "
        at = start + len(subject.text) + 1
        predicate = {"text": verb, "span": span(at, verb), "lemma": "say", "passive": False}
        marks: Row = {"subject": subject.argument(start), "predicate": predicate, "object": None}
        if target:
            marks["object"] = target.argument(len(self._text))
            self._text += f"{target.text} "
        return {**marks, "qualifiers": []}

    def _clause(self, claim: int, modality: str, bits: int) -> Row:
        """Write a claim as a clause without a stop; return its arguments and polarity."""
        subject, number, target, month = self._world.parts(claim)
        lemma, past, negated = VERBS[number]
        is_negative = bits % 100 < 8
        auxiliary = _AUXILIARIES.get(modality, "had" if is_negative else "")
        verb = f"{auxiliary} {negated if is_negative else past}".strip()
        marks = self._marks(subject, verb, target)
        marks["predicate"]["lemma"] = lemma
        marks["polarity"] = "negative" if is_negative else "positive"
        if month:
            when = Phrase(month, None).argument(len(self._text) + 3)
            marks["qualifiers"] = [{"role": "time", "marker": "in", "argument": when}]
            self._text += f"in {month} "
        self._text = self._text[:-1]
        return marks

    def _how(self, bits: int, modality: str) -> Row:
        certainty = "possible" if modality == "possible" else picked(_CERTAINTIES, bits >> 5)
        return {
            "modality": modality,
            "certainty": certainty,
            "voice": [],
            "form": "none",
            "cue": None,
            "hedges": ["may"] if modality == "possible" else [],
            "content_of": None,
            "confidence": (40 + (bits >> 12) % 60) / 100,
            "rule": "verb",
        }

    def _add_speech_act(self, claim: int, which: int, marks: Row, start: int) -> str:
        number = self._world.claims + claim * TELLERS + which
        how = {**self._how(0, "asserted"), "stance": "asserts", "rule": "speech"}
        return self._add(number, {**marks, "polarity": "positive"}, start, how)

    def _add(self, claim: int, marks: Row, start: int, how: Row) -> str:
        """Add an assertion with its mentions; return its id."""
        number = self._first + self._made
        assertion_id = f"assertion-{mix(number << 8 | 0x5A):016x}"
        self._made += 1
        self._world.use(claim)
        row = {
            "assertion_id": assertion_id,
            "article_id": self._id,
            "outlet": self._outlet,
            "published": self._published,
            **marks,
            "evidence": {"start": start, "end": len(self._text.rstrip())},
            **how,
            "claim_id": self._world.claim_id(claim),
        }
        self._rows.append(("assertions", row))
        for argument in filter(None, (marks["subject"], marks["object"])):
            if argument["entity_id"]:
                self._rows.append(("mentions", self._mention(argument)))
        return assertion_id

    def _mention(self, argument: Row) -> Row:
        return {
            "article_id": self._id,
            "span": argument["span"],
            "text": argument["text"],
            "kind": "name",
            "entity_id": argument["entity_id"],
            "literal_id": None,
            "antecedent": None,
            "score": 1.0,
            "rule": "name",
        }

    def _add_attribution(self, voice: Row, content: Row, form: str) -> None:
        row = {
            "attribution_id": f"attribution-{mix(self._first + self._made):016x}",
            "article_id": self._id,
            "source": voice,
            "medium": None,
            "cue_span": None,
            "content": [content],
            "form": form,
            "polarity": "positive",
            "parent": None,
        }
        self._rows.append(("attributions", row))

    def _rendering(self, place: Row, words: str, voice: Row) -> Row:
        return {
            "article_id": self._id,
            "outlet": self._outlet,
            "spans": [place],
            "text": words,
            "source_id": voice["entity_id"],
            "cue": voice["cue"],
            "edit": "whole",
        }

    def _add_quotation(self, said: Quoted) -> None:
        """Add a rendering to the quotation of the same words, or begin a new one."""
        last, rendering = self._world.quoted, said.row
        if last and (last.claim, last.wording) == (said.claim, said.wording):
            last.row["renderings"].append(rendering)
            return
        if last:
            self._rows.append(("quotations", last.row))
        quotation_id = f"quo-{mix((self._first + self._made) << 8 | 0x51):016x}"
        row = {"quotation_id": quotation_id, "text": rendering["text"], "renderings": [rendering]}
        self._world.quoted = Quoted(said.claim, said.wording, row)
