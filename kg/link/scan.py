"""Finding the names in a document: recogniser spans, gazetteer matches, titles, demonyms."""

from collections.abc import Iterator
from itertools import groupby

from spacy.tokens import Token

from kg.link.demonyms import add_demonyms
from kg.link.entries import Entry
from kg.link.lexicon import words
from kg.link.recognised import HINTS, recognised_names
from kg.link.shapes import agree_on_types, shaped_names
from kg.link.workspace import Found, Workspace
from kg.records import EntityKind, MentionKind

#: Longest gazetteer name in tokens ("Organisation for the Prohibition of ...").
MAX_TOKENS = 10
_ANY_PLACE = {EntityKind.GPE, EntityKind.LOC, EntityKind.FAC, EntityKind.GROUP, EntityKind.ORG}
#: Kinds of entry that a recogniser label agrees with; a place may act as an organisation.
AGREES = {
    EntityKind.PERSON: {EntityKind.PERSON},
    EntityKind.ORG: {EntityKind.ORG, EntityKind.OUTLET, EntityKind.GPE, EntityKind.WEAPON},
    EntityKind.GPE: _ANY_PLACE,
    EntityKind.LOC: _ANY_PLACE,
    EntityKind.FAC: _ANY_PLACE,
}
_PREMODIFIER = {"amod", "compound", "nmod", "nmod:desc", "det", "obl:npmod"}
_NAME_TAGS = {"NNP", "NNPS"}


def find_names(work: Workspace) -> None:
    """Add every name and demonym of the document to `work.found`; nothing is linked yet."""
    for start, end, shaped in shaped_names(work):
        known = work.kb.exact(work.text(start, end))
        _add_name(work, start, end, shaped, tuple(e for e in known if e.kind is shaped))
    spans = recognised_names(work)
    at = {index: span for span in reversed(spans) for index in range(span[0], span[1])}
    dropped: set[tuple[int, int]] = set()
    for start, end, entries in _gazetteer_matches(work):
        rivals = (at.get(index) for index in range(start, end))
        rival = next((r for r in rivals if r is not None and r[:2] not in dropped), None)
        if (
            rival is not None
            and rival[0] <= start
            and end <= rival[1]
            and rival[:2] != (start, end)
        ):
            if not _is_wrapper(work, rival[:2], (start, end)):
                continue
            dropped.add(rival[:2])
        _add_name(work, start, end, _hint(work, start, end), entries)
    for start, end, hint in spans:
        free = not any(index in work.taken for index in range(start, end))
        if free and (start, end) not in dropped:
            _add_name(work, start, end, hint, work.kb.exact(work.text(start, end)))
    agree_on_types(work)
    _add_titled(work)
    add_demonyms(work)


def _gazetteer_matches(work: Workspace) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Yield the longest names of the knowledge base, left to right, without overlaps."""
    index, doc = 0, work.tokens
    while index < len(doc):
        match = _longest(work, index) if _may_start(work, doc[index]) else None
        if match is None:
            index += 1
            continue
        yield index, match[0], match[1]
        index = match[0]


def _may_start(work: Workspace, token: Token) -> bool:
    if token.is_punct or token.is_space or token.tag_ == "DT" or work.is_furniture(token):
        return False
    if token.i in work.taken:
        return False
    named = token.text[:1].isupper() or token.tag_ in _NAME_TAGS
    return named and work.kb.may_start(token.text)


def _longest(work: Workspace, start: int) -> tuple[int, tuple[Entry, ...]] | None:
    doc = work.tokens
    for end in range(min(start + MAX_TOKENS, len(doc)), start, -1):
        if not any(map(str.isalnum, doc[end - 1].text)) and doc[end - 1].text != "+":
            continue
        entries = work.kb.exact(work.text(start, end))
        free = not any(index in work.taken for index in range(start, end))
        if free and entries and (end - start > 1 or _is_name_use(doc[start])):
            return end, entries
    return None


def _is_name_use(token: Token) -> bool:
    """Say whether a lone word is used as a name: "Time" the magazine, not "Time is short"."""
    return token.tag_ in _NAME_TAGS or (bool(token.ent_type_) and token.pos_ == "PROPN")


def _is_wrapper(work: Workspace, outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    """Say whether a recogniser span adds only small words or a hyphenated word to a known name."""
    added = [*range(outer[0], inner[0]), *range(inner[1], outer[1])]
    doc = work.doc
    return all(
        not doc[i].text[:1].isupper() or doc[i].text.casefold() in words("title") for i in added
    )


def _hint(work: Workspace, start: int, end: int) -> EntityKind | None:
    labels = [HINTS[t.ent_type_] for t in work.doc[start:end] if t.ent_type_ in HINTS]
    return labels[0] if labels else None


def _add_name(
    work: Workspace, start: int, end: int, hint: EntityKind | None, entries: tuple[Entry, ...]
) -> None:
    if entries and entries[0].kind is EntityKind.WEAPON:
        end = _weapon_end(work, start, end)
    root = work.doc[start:end].root
    kind = MentionKind.DEMONYM if _is_demonym_use(work, start, end, entries) else MentionKind.NAME
    work.add(
        Found(
            start=start,
            end=end,
            root=root.i,
            kind=kind,
            text=work.text(start, end),
            hint=hint,
            entries=_agreeing(entries, hint),
            gender=_title_gender(work, start),
        )
    )


def _weapon_end(work: Workspace, start: int, end: int) -> int:
    """Return the end with the class noun: "Patriot air defense systems" are Patriots."""
    for index in range(end, min(end + 4, len(work.doc))):
        token = work.tokens[index]
        if token.pos_ not in {"NOUN", "ADJ", "PROPN"} or index in work.taken:
            return end
        if token.lemma_.lower() in words("weapon") and token.dep_ != "compound":
            return index + 1
    return end


def _agreeing(entries: tuple[Entry, ...], hint: EntityKind | None) -> tuple[Entry, ...]:
    """Return the entries of the recogniser's type, or all: types are soft evidence."""
    fitting = tuple(entry for entry in entries if hint in AGREES and entry.kind in AGREES[hint])
    return fitting or entries


def _is_demonym_use(work: Workspace, start: int, end: int, entries: tuple[Entry, ...]) -> bool:
    """Say whether a state's name is used as its adjective: "US officials", "the UK government"."""
    token = work.doc[start:end].root
    adjectives = {word for entry in entries for word in entry.adjectives}
    before_noun = token.dep_ in _PREMODIFIER and token.head.i >= end
    return before_noun and work.text(start, end) in adjectives


def _title_gender(work: Workspace, start: int) -> str:
    if not start:
        return ""
    return words("title").get(work.tokens[start - 1].text.rstrip(".").casefold(), "")


def _add_titled(work: Workspace) -> None:
    """Add names that only their title gives away: "Minister Kowalczyk"."""
    for is_name, run in groupby(work.tokens, key=lambda token: _is_free_name(work, token)):
        tokens = list(run)
        while tokens and tokens[0].text.rstrip(".").casefold() in words("title"):
            tokens = tokens[1:]
        if not (is_name and tokens and tokens[0].i):
            continue
        before = work.doc[tokens[0].i - 1]
        titled = before.text.rstrip(".").casefold() in words("title") and before.text[:1].isupper()
        if titled and before.sent.start == tokens[0].sent.start:
            _add_name(work, tokens[0].i, tokens[-1].i + 1, EntityKind.PERSON, ())


def _is_free_name(work: Workspace, token: Token) -> bool:
    named = token.tag_ == "NNP" and token.text[:1].isupper() and len(token) > 1
    return named and token.i not in work.taken and not work.is_furniture(token)
