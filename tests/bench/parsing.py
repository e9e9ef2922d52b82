"""Parsing on a treebank: `parsing FILE.conllu[.xz]`.

With gold words: all tokens with punctuation, full labels. From raw text: F1 over tokens aligned by
their characters, as in the CoNLL 2018 shared task, whose treebank words we match through the
surface tokens of the raw text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import eq
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.english import load_pipeline, parse_texts
from kg.english.encoder import WINDOW_PIECES, Encoder
from kg.english.lemmas import Lemmatizer, read_lemmas
from kg.english.pipeline import MODEL_FOLDER
from kg.training.treebank import Tree, read_trees


@dataclass(frozen=True, slots=True)
class Arc:
    """A token by its place among the document's visible characters, with its head's place (None:
    root).
    """

    span: tuple[int, int]
    head: tuple[int, int] | None
    label: str


def score_gold_words(encoder: Encoder, trees: Sequence[Tree]) -> dict[str, float]:
    """Return upos, xpos, feats, uas, las and lemma (from the tags that were found; lemma_gold_tags:
    from the treebank's) over all words; sentences that overfill the window are counted as wrong.
    """
    lemmas = Lemmatizer(read_lemmas(MODEL_FOLDER / "lemmas.tsv"))
    total = sum(len(tree.words) for tree in trees)
    fits = [tree for tree in trees if sum(encoder.count_pieces(tree.words)) <= 2 * WINDOW_PIECES]
    right = dict.fromkeys(("upos", "xpos", "feats", "uas", "las", "lemma", "lemma_gold_tags"), 0)
    for tree, parse in zip(fits, encoder.parse([tree.words for tree in fits]), strict=True):
        for name, found in (("upos", parse.upos), ("xpos", parse.xpos), ("feats", parse.feats)):
            names = encoder.lists[name]
            pairs = zip(found, getattr(tree, name), strict=True)
            right[name] += sum(names[at] == gold for at, gold in pairs)
        labels = [encoder.lists["label"][at] for at in parse.labels]
        heads = [int(head) == gold for head, gold in zip(parse.heads, tree.heads, strict=True)]
        right["uas"] += sum(heads)
        both = zip(heads, labels, tree.labels, strict=True)
        right["las"] += sum(same and label == gold for same, label, gold in both)
        tags = [encoder.lists["xpos"][at] for at in parse.xpos]
        for name, given in (("lemma", tags), ("lemma_gold_tags", tree.xpos)):
            found_lemmas = map(lemmas.find_lemma, tree.words, given)
            right[name] += sum(map(eq, found_lemmas, tree.lemmas))
    return {name: 100 * count / max(total, 1) for name, count in right.items()}


def join_text(trees: Sequence[Tree]) -> str:
    """Return the raw text: sentences of a paragraph joined by one space, paragraphs by a blank
    line.
    """
    parts: list[str] = []
    glue = ""
    for tree in trees:
        parts.append("\n\n" if parts and tree.starts_paragraph else glue)
        parts.append(tree.text)
        glue = " " if tree.space_after else ""
    return "".join(parts)


def split_documents(trees: Sequence[Tree], size: int = 200) -> Iterator[list[Tree]]:
    """Yield runs of whole paragraphs of about `size` sentences, so that one slip does not shift a
    whole file.
    """
    run: list[Tree] = []
    for tree in trees:
        if tree.starts_paragraph and len(run) >= size:
            yield run
            run = []
        run.append(tree)
    if run:
        yield run


def place_gold(trees: Sequence[Tree]) -> tuple[list[Arc], list[tuple[int, int]]]:
    """Return the arcs and sentences of trees, placed by visible characters."""
    arcs: list[Arc] = []
    sentences: list[tuple[int, int]] = []
    at = 0
    for tree in trees:
        start, spans = at, []
        for word in tree.words:
            end = at + len("".join(word.split()))
            spans.append((at, end))
            at = end
        sentences.append((start, at))
        for span, head, label in zip(spans, tree.heads, tree.labels, strict=True):
            arcs.append(Arc(span, spans[head - 1] if head else None, label))
    return arcs, sentences


def place_doc(doc: Doc) -> tuple[list[Arc], list[tuple[int, int]]]:
    """Return the same for a parsed document; white space tokens are left out."""
    spans: list[tuple[int, int]] = []
    at = 0
    for token in doc:
        end = at + len("".join(token.text.split()))
        spans.append((at, end))
        at = end
    arcs = [
        Arc(
            spans[token.i],
            None if token.head is token or token.head == token else spans[token.head.i],
            "root" if token.dep_ == "ROOT" else token.dep_,
        )
        for token in doc
        if not token.is_space
    ]
    sentences = [(spans[s.start][0], spans[s.end - 1][1]) for s in doc.sents]
    return arcs, [span for span in sentences if span[0] < span[1]]


def find_f1(right: int, gold: int, found: int) -> float:
    """Return F1 in per cent."""
    return 200 * right / max(gold + found, 1)


def score_raw_text(nlp: Language, trees: Sequence[Tree]) -> dict[str, float]:
    """Return token_f1, sentence_f1, uas_raw and las_raw."""
    runs = [run for run in split_documents(trees) if _is_spelled(run)]
    right = dict.fromkeys(("token_f1", "sentence_f1", "uas_raw", "las_raw"), 0)
    gold_count, found_count = [0, 0], [0, 0]
    docs = parse_texts(nlp, ((join_text(run), ()) for run in runs))
    for run, doc in zip(runs, docs, strict=True):
        gold, gold_sentences = place_gold(run)
        found, found_sentences = place_doc(doc)
        by_span = {arc.span: arc for arc in gold}
        for arc in found:
            same = by_span.get(arc.span)
            if same is not None:
                right["token_f1"] += 1
                right["uas_raw"] += same.head == arc.head
                right["las_raw"] += same.head == arc.head and same.label == arc.label
        right["sentence_f1"] += len(set(gold_sentences) & set(found_sentences))
        gold_count = [gold_count[0] + len(gold), gold_count[1] + len(gold_sentences)]
        found_count = [found_count[0] + len(found), found_count[1] + len(found_sentences)]
    return {
        name: find_f1(count, gold_count[name == "sentence_f1"], found_count[name == "sentence_f1"])
        for name, count in right.items()
    }


def _is_spelled(run: Sequence[Tree]) -> bool:
    """The words of the run spell its text (contractions that the treebank respells would shift all
    that follows).
    """
    return all("".join("".join(t.words).split()) == "".join(t.text.split()) for t in run)


def main(args: list[str]) -> dict[str, float]:
    """Score one treebank file."""
    trees = read_trees(Path(args[0]))
    figures = score_gold_words(Encoder(MODEL_FOLDER), trees)
    return {**figures, **score_raw_text(load_pipeline(), trees)}
