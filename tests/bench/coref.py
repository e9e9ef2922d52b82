"""Who is who inside a text: `coref DIR [--narrow] [--errors]`.

`DIR` holds OntoGUM documents (`coref_ontogum/*.conll`, or these files themselves). Each is read
from raw text, as print has it, by the shipped stages; a chain is what the link stage gave one
entity. The corpus marks the widest phrase of each head ("the minister who resigned"), so a mention
is taken as wide as `kg.link.coref.phrases` finds it; `--narrow` takes the mention's own span.
Strict spans, chains of one mention left out. Names, nominals and pronouns apart are scored by
antecedent: the mention before in the system's chain is of the gold chain, too.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from kg.attribute import find_attributions, load_tagger
from kg.attribute.tagger import Tagger
from kg.english import load_pipeline
from kg.grammar import tokens_in
from kg.link import Linker
from kg.link.coref.phrases import find_phrases, pronouns
from kg.records import Attribution, Mention
from kg.records import Span as RecordSpan
from kg.training.coref.corpus import Marked, read_ontogum
from tests.articles import bare_article
from tests.bench.coref_score import Chains, CorefScore, Span, count_anaphors, f1

KINDS = ("name", "nominal", "pronoun")


@dataclass(frozen=True, slots=True)
class Text:
    """A gold document as raw text, its chains in code points of it."""

    name: str
    text: str
    chains: tuple[tuple[Span, ...], ...]


@dataclass(slots=True)
class Ledger:
    """The sums over documents: chains, anaphors by kind as (right, wanted, given), seconds."""

    score: CorefScore = field(default_factory=CorefScore)
    anaphors: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    seconds: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Chains, system: Chains, kinds: dict[Span, str]) -> None:
        """Count one document; `kinds` says of each span what it is."""
        self.score.add(gold, system)
        for kind in KINDS:
            spans = frozenset(span for span, each in kinds.items() if each == kind)
            right, wanted, given = count_anaphors(gold, system, spans)
            self.anaphors[kind].update(right=right, wanted=wanted, given=given)

    def figures(self) -> dict[str, float]:
        """Return all figures in per cent."""
        score = self.score
        found = {"conll_f1": score.conll}
        for name in ("muc", "b_cubed", "ceaf_e", "mentions"):
            tally = getattr(score, name)
            found |= {f"{name}_{m}": getattr(tally, m) for m in ("precision", "recall", "f1")}
        for kind in KINDS:
            count = self.anaphors[kind]
            found |= {f"{kind}_f1": f1(count["right"], count["wanted"], count["given"])}
            found |= {f"{kind}_{key}": float(count[key]) for key in ("right", "wanted", "given")}
        share = 100 * self.seconds["link"] / self.seconds["parse"] if self.seconds["parse"] else 0.0
        return found | {"link_share_of_parse": share}


def as_text(marked: Marked) -> Text:
    """Return a document as print has it: a heading or turn without a full stop ends its line."""
    opens, text, places = set(marked.starts), "", []
    for at, (word, blank) in enumerate(zip(marked.words, marked.blanks(), strict=True)):
        if at in opens and at and not text.rstrip().endswith((".", "!", "?", '"', "”", "’", ")")):
            text = text.rstrip() + "\n\n"
        places.append((len(text), len(text) + len(word)))
        text += word + " " * blank
    chains = (tuple((places[s][0], places[e - 1][1]) for s, e in chain) for chain in marked.chains)
    return Text(marked.name, text, tuple(chains))


class System:
    """The shipped stages, loaded once."""

    def __init__(self) -> None:
        self._nlp = load_pipeline()
        self._tagger: Tagger | None = load_tagger(1)
        self._linker = Linker()
        self.seconds: Counter[str] = Counter()
        # What is loaded on first use is no part of the cost of a text.
        self.read("Ann Lee said: “I saw him.”")
        self.seconds.clear()

    def read(self, text: str) -> tuple[Doc, tuple[Mention, ...]]:
        """Return the parse and the mentions of a text; CPU time is added to `seconds`."""
        start = time.process_time()
        doc = self._nlp(text)
        parsed = time.process_time()
        article = bare_article(text)
        attributions: tuple[Attribution, ...] = find_attributions(doc, article, self._tagger)
        before = time.process_time()
        linked = self._linker(doc, article, attributions, ())
        self.seconds.update(parse=parsed - start, link=time.process_time() - before)  # type: ignore[call-overload]
        return doc, linked.mentions


class Widener:
    """Spans as wide as their phrases: "the minister" of "the minister who resigned"."""

    def __init__(self, doc: Doc, *, narrow: bool) -> None:
        self._doc, self._narrow = doc, narrow
        phrases = find_phrases(doc)
        self._wide = {p.root: _measure(doc, p.start, p.end) for p in phrases if not p.many}
        self._exact = {_measure(doc, p.start, p.end) for p in phrases}

    def __call__(self, span: RecordSpan) -> Span:
        """Return the span of the phrase with the same head, or the span itself."""
        own = (span.start, span.end)
        tokens = tokens_in(self._doc, span)
        if self._narrow or own in self._exact or not tokens:
            return own
        root = self._doc[tokens[0].i : tokens[-1].i + 1].root
        return self._wide.get(root.i, own)


def read_chains(doc: Doc, mentions: Sequence[Mention], *, narrow: bool = False) -> list[list[Span]]:
    """Return the chains of mentions that share an entity or go back to one another.

    Each span stands in a chain once; one that has an entity is joined by that alone.
    """
    widen, chain_of = Widener(doc, narrow=narrow), dict[str | Span, list[Span]]()
    for mention in mentions:
        span = widen(mention.span)
        key: str | Span = mention.entity_id or span
        if not mention.entity_id and mention.antecedent is not None:
            key = widen(mention.antecedent)
        chain = chain_of.setdefault(key, [key] if isinstance(key, tuple) else [])
        if chain_of.setdefault(span, chain) is chain:
            chain.append(span)
    unique = {id(chain): chain for chain in chain_of.values()}
    return [list(dict.fromkeys(chain)) for chain in unique.values()]


def _measure(doc: Doc, start: int, end: int) -> Span:
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def read_kinds(doc: Doc, spans: frozenset[Span]) -> dict[Span, str]:
    """Return of each span whether its head is a name, a noun or a pronoun."""
    found = {}
    for start, end in sorted(spans):
        piece = doc.char_span(start, end, alignment_mode="expand")
        root = piece.root if piece is not None else doc[0]
        pronoun = piece is not None and len(piece) == 1 and root.lower_ in pronouns()
        found[start, end] = "pronoun" if pronoun else "name" if root.pos_ == "PROPN" else "nominal"
    return found


def describe_errors(text: Text, system: Chains) -> list[str]:
    """Return one line per system chain: each mention with the number of its gold chain."""
    chain_of = {span: str(at) for at, chain in enumerate(text.chains) for span in chain}
    lines = []
    for chain in system:
        marks = (f"{text.text[s:e]!r}={chain_of.get((s, e), '-')}" for s, e in sorted(chain))
        lines.append(f"{text.name}: " + " | ".join(marks))
    return lines


def main(args: list[str]) -> dict[str, float]:
    """Score the shipped program; `--errors` prints the chains with their gold chains."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench coref")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--narrow", action="store_true")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args(args)
    texts = [as_text(marked) for marked in read_ontogum(given.folder)]
    system, ledger = System(), Ledger()
    for text in texts:
        doc, mentions = system.read(text.text)
        chains = [c for c in read_chains(doc, mentions, narrow=given.narrow) if len(c) > 1]
        spans = frozenset(span for chain in (*text.chains, *chains) for span in chain)
        ledger.add(text.chains, chains, read_kinds(doc, spans))
        if given.errors:
            print("\n".join(describe_errors(text, chains)))
    ledger.seconds = system.seconds
    return ledger.figures() | {"documents": float(len(texts))}
