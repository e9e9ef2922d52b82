"""Who says what, on annotated articles: `attribution FILE [--limit N] [--rules] [--errors]`.

The measures are those of `tests.bench.attribution_score`; gold is the first annotator of the file.
`--against A B` scores annotators instead of the program, `--against` alone every pair of them with
the earlier one as gold, `--against gold` the gold itself. A file of labelled pieces (CofeNet's) is
known by its lines: each piece is read alone and scored on fragments only, exact and by their
beginnings.

An article goes the way of `kg build`: the same zones, whose borders end sentences, and the same
parse. Captions, bylines and teasers are furniture there and yield nothing; what annotators mark in
them is counted as missed, since a user misses it too.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from itertools import combinations, islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.attribute import find_attributions, load_tagger
from kg.english import load_pipeline, parse_texts
from kg.english.pipeline import make_splitter
from kg.ingest.layout import read_layout
from kg.ingest.zones import find_zones
from kg.records import Article, Attribution, Span
from tests.articles import bare_article
from tests.bench.attribution_adapter import as_annotated, is_annotated
from tests.bench.attribution_corpus import (
    Annotated,
    Grid,
    Piece,
    Sheet,
    is_piece,
    quoted_stretches,
    read_piece,
    read_rows,
    read_sheet,
)
from tests.bench.attribution_score import (
    ENOUGH,
    PARTS,
    Fragments,
    Tally,
    Told,
    Verdict,
    content_likeness,
    places_of,
)

Finder = Callable[[Doc, Article], Sequence[Attribution]]
"""What is scored: from a parsed article to its attributions."""

RULES = "kg.attribute:find_attributions"
GOLD = "gold"


def load_finder(name: str | None = None) -> Finder:
    """Return the function that `module:name` names, without a name the way of `kg run`.

    ValueError where it is no such name.
    """
    if name is None:
        return partial(find_attributions, tagger=load_tagger())
    module, colon, function = name.partition(":")
    if not colon:
        raise ValueError(f"--finder {name!r}: expected module:function, as in {RULES}")
    finder: Finder = getattr(import_module(module), function)
    return finder


def make_article(sheet: Sheet) -> Article:
    """Return the article of a sheet with the zones that ingest would give it."""
    zones = find_zones(read_layout(sheet.text, title=sheet.title), f"unknown:{sheet.name}")
    bare = bare_article(sheet.text, article_id=sheet.name, zones=zones)
    return replace(bare, title=sheet.title)


def find_annotated(nlp: Language, finder: Finder, article: Article) -> list[Annotated]:
    """Return what a finder finds in an article, in the corpus's notation."""
    breaks = {edge for zone in article.zones for edge in (zone.span.start, zone.span.end)}
    doc = next(parse_texts(nlp, [(article.text, tuple(sorted(breaks)))]))
    found = finder(doc, article)
    marked = (made for made in found if is_annotated(made, found))
    return [as_annotated(made, article.text) for made in marked]


class SheetLayer:
    """Lays the attributions of one article on its tokens."""

    def __init__(self, splitter: Language, sheet: Sheet) -> None:
        self.tokens = tuple(
            Span(token.idx, token.idx + len(token))
            for token in splitter.make_doc(sheet.text)
            if not token.is_space
        )
        self._grid = Grid(self.tokens)
        self._quoted = places_of(self._grid.places(quoted_stretches(sheet.text)))

    def lay(self, annotated: Sequence[Annotated]) -> list[Told]:
        """Return attributions on tokens, each once, with their forms."""
        return list(dict.fromkeys(self._grid.lay(one, self._quoted) for one in annotated))


def opponents(sheet: Sheet, names: Sequence[str]) -> Iterator[tuple[Sequence[Annotated], ...]]:
    """Yield (gold, made) of annotators: those named against the first, or all pairs."""
    if not names:
        yield from combinations(sheet.annotations.values(), 2)
    for name in names:
        made = sheet.gold if name == GOLD else sheet.annotations.get(name)
        if made is not None:
            yield sheet.gold, made


def score_pieces(
    pieces: Sequence[Piece], find: Callable[[str], list[Annotated]]
) -> dict[str, float]:
    """Return the F1 of fragments, exact and by their first token alone, each piece by itself."""
    counts: Counter[tuple[str, str]] = Counter()
    for piece in pieces:
        grid = Grid(piece.tokens)
        told = [grid.lay(one) for one in find(piece.text)]
        for part in PARTS:
            made = {fragment for one in told for fragment in getattr(one, part)}
            gold = piece.gold[part]
            counts[part, "right"] += len(made & gold)
            counts[part, "begun"] += len({s for s, _ in made} & {s for s, _ in gold})
            counts[part, "made"] += len(made)
            counts[part, "gold"] += len(gold)
    figures: dict[str, float] = {}
    for key, kind in (("{}", "right"), ("{}_begin", "begun")):
        for part in PARTS:
            both = counts[part, "made"] + counts[part, "gold"]
            figures[key.format(part)] = 200 * counts[part, kind] / max(both, 1)
    for part in PARTS:
        figures[f"{part}_p"] = 100 * counts[part, "right"] / max(counts[part, "made"], 1)
        figures[f"{part}_r"] = 100 * counts[part, "right"] / max(counts[part, "gold"], 1)
        figures[f"{part}_gold"] = float(counts[part, "gold"])
    return figures | {"pieces": float(len(pieces))}


def list_errors(
    gold: Sequence[Told], made: Sequence[Told], verdict: Verdict
) -> Iterator[tuple[str, Told | None, Told | None]]:
    """Yield what went wrong with one article: a kind, the gold and the made attribution.

    Kinds: missed, extra, source (the contents are the same), extent (they only overlap).
    """
    for at, one in enumerate(gold):
        other = made[verdict.pairs[at]] if at in verdict.pairs else None
        if other is None:
            yield "missed", one, None
        elif at not in verdict.right:
            close = content_likeness(one, other) >= ENOUGH
            yield "source" if close else "extent", one, other
    taken = set(verdict.pairs.values())
    for to, other in enumerate(made):
        if to not in taken:
            yield "extra", None, other


def show(one: Told | None, layer: SheetLayer, text: str) -> str:
    """Return an attribution as one readable line."""
    if one is None:
        return "-"
    shown = (_shown(getattr(one, part), layer.tokens, text) for part in PARTS)
    return " | ".join(shown)


def _shown(fragments: Fragments, tokens: Sequence[Span], text: str) -> str:
    parts = (text[tokens[start].start : tokens[end - 1].end] for start, end in fragments)
    return " … ".join(" ".join(part.split()) for part in parts) or "-"


def main(args: list[str]) -> dict[str, float]:
    """Score one file; `--errors` prints every attribution that was missed, made up or not right."""
    parser = argparse.ArgumentParser(prog="attribution")
    parser.add_argument("file", type=Path)
    parser.add_argument("--limit", type=int, help="articles or pieces to read from the start")
    parser.add_argument("--finder", help="another function, module:name")
    parser.add_argument("--rules", action="store_true", help="the rules alone")
    parser.add_argument("--against", nargs="*", help="annotators to score, all pairs without names")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(args)
    rows = list(islice(read_rows(options.file), options.limit))
    finder = load_finder(RULES if options.rules else options.finder)
    if rows and is_piece(rows[0]):
        nlp = load_pipeline()
        return score_pieces(
            [read_piece(row) for row in rows],
            lambda text: find_annotated(nlp, finder, bare_article(text)),
        )
    sheets = [read_sheet(row) for row in rows]
    if options.against is not None:
        return score_annotators(sheets, options.against)
    return score_finder(sheets, finder, errors=options.errors)


def score_annotators(sheets: Sequence[Sheet], names: Sequence[str]) -> dict[str, float]:
    """Return the figures of annotators against each other."""
    splitter, tally = make_splitter(), Tally()
    for sheet in sheets:
        layer = SheetLayer(splitter, sheet)
        for gold, made in opponents(sheet, names):
            tally.add(layer.lay(gold), layer.lay(made))
    return tally.figures()


def score_finder(sheets: Sequence[Sheet], finder: Finder, *, errors: bool) -> dict[str, float]:
    """Return the figures of a finder on the shipped parse, and print its errors if asked for."""
    nlp, tally = load_pipeline(), Tally()
    for sheet in sheets:
        layer = SheetLayer(nlp, sheet)
        article = make_article(sheet)
        made = layer.lay(find_annotated(nlp, finder, article))
        gold = layer.lay(sheet.gold)
        verdict = tally.add(gold, made)
        for kind, one, other in list_errors(gold, made, verdict) if errors else ():
            gold_line, made_line = (show(each, layer, sheet.text) for each in (one, other))
            print(f"{kind} {sheet.name}\n  gold: {gold_line}\n  made: {made_line}")
    return tally.figures()
