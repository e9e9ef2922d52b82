"""Words read off a spaCy document, a column of its arrays at a time."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc

from kg.tree.words import Run, Word

#: The dependents of a word without any, shared and never changed.
_NONE: list[Word] = []
#: What is copied as it stands, by the names that spaCy's arrays have for it: strings, then truths.
_STRINGS = {
    **{"text": "ORTH", "lower_": "LOWER", "lemma_": "LEMMA", "shape_": "SHAPE"},
    **{"pos_": "POS", "tag_": "TAG", "dep_": "DEP", "ent_type_": "ENT_TYPE"},
}
_TRUTHS = {
    **{"is_space": "IS_SPACE", "is_punct": "IS_PUNCT", "is_quote": "IS_QUOTE"},
    **{"is_alpha": "IS_ALPHA", "is_upper": "IS_UPPER", "like_num": "LIKE_NUM"},
}
_NAME_PLACES = ("", "I", "O", "B")
_WRAP = 1 << 64


def copy_words(source: Doc) -> list[Word]:
    """Return the words of a document, joined to a tree."""
    words = [Word() for _ in range(len(source))]
    for attribute, column in _columns(source, _STRINGS):
        names = {key: source.vocab.strings[key] for key in set(column)}
        for word, key in zip(words, column, strict=True):
            setattr(word, attribute, names[key])
    for attribute, column in _columns(source, _TRUTHS):
        for word, value in zip(words, column, strict=True):
            setattr(word, attribute, bool(value))
    rows = source.to_array(["IDX", "SPACY", "SENT_START", "ENT_IOB", "HEAD"]).tolist()
    for at, (word, (place, blank, start, name, above)) in enumerate(zip(words, rows, strict=True)):
        word.i, word.idx, word.whitespace_, word.is_sent_start = at, place, " " * blank, start == 1
        word.ent_iob_ = _NAME_PLACES[name]
        word.children, word._subtree, word.n_lefts, word.n_rights = _NONE, None, 0, 0
        # The way to the head is a signed number in an array of unsigned ones.
        word.head = words[(at + above) % _WRAP]
    for word in words:
        above = word.head
        if above.children is _NONE:
            above.children = []
        if above is not word:
            above.children.append(word)
            above.n_lefts += word.i < above.i
            above.n_rights += word.i > above.i
    return words


def _columns(source: Doc, wanted: Mapping[str, str]) -> Iterator[tuple[str, list[int]]]:
    columns = source.to_array(list(wanted.values())).T.tolist()
    return zip(wanted, columns, strict=True)


def mark_sentences(words: list[Word]) -> tuple[Run, ...]:
    """Tell each word its sentence; return the sentences."""
    starts = [word.i for word in words if word.i == 0 or word.is_sent_start]
    ends = [*starts[1:], len(words)]
    sentences = tuple(Run(words[a:b]) for a, b in zip(starts, ends, strict=True))
    for sentence in sentences:
        for word in sentence:
            word.sent = sentence
    return sentences
