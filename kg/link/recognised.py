"""Names as the recogniser of the parser gives them, trimmed and completed."""

import re

from spacy.tokens import Token

from kg.link.headlines import is_headline_case
from kg.link.lexicon import words
from kg.link.workspace import Workspace
from kg.records import EntityKind

#: First token, token after the last, and the type.
Named = tuple[int, int, EntityKind]
#: Recogniser labels that name entities; the others are dates and amounts.
HINTS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORG,
    "GPE": EntityKind.GPE,
    "LOC": EntityKind.LOC,
    "FAC": EntityKind.FAC,
    "NORP": EntityKind.NORP,
    "EVENT": EntityKind.EVENT,
    "PRODUCT": EntityKind.PRODUCT,
    "WEAPON": EntityKind.WEAPON,
    "LAW": EntityKind.OTHER,
    "WORK": EntityKind.OTHER,
    "MISC": EntityKind.OTHER,
}
#: Kinds of name of which the recogniser may leave off the last word.
_CUT_SHORT = {EntityKind.ORG, EntityKind.OTHER, EntityKind.GPE, EntityKind.LOC, EntityKind.FAC}
_GLUED = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Al|El|O)[A-Z][a-z]{2,}[A-Z0-9]")


def recognised_names(work: Workspace) -> list[Named]:
    """Return recogniser spans without determiners, titles and demonyms at their start.

    "U.S. President Donald Trump" is three mentions, not one.
    """
    found = []
    for ent in work.doc.ents:
        hint = HINTS.get(ent.label_)
        start, end = ent.start, ent.end
        if hint is None or hint is EntityKind.NORP or work.is_furniture(work.tokens[start]):
            continue
        while end > start and work.tokens[end - 1].text in {"'s", "’s", "'", "’", ",", ".", "-"}:
            end -= 1
        while start < end and _is_leading(work, work.tokens[start], hint):
            start += 1
        if hint is EntityKind.PERSON:
            end = _person_end(work, start, end)
        if start < end and _is_name_like(work, start, end):
            is_people = work.kb.country_of_people(work.tokens[end - 1].text) is not None
            found.append((start, end, EntityKind.NORP if is_people else hint))
    return _completed(work, found)


def _completed(work: Workspace, spans: list[Named]) -> list[Named]:
    """Return the spans with what the recogniser cut off a body's name.

    "Rail Safety" before "Board" is the board, and "Miners' and Joiners' Union"
    is one union.
    """
    whole: list[Named] = []
    for start, end, hint in spans:
        known = bool(work.kb.exact(work.text(start, end)))
        if hint in _CUT_SHORT and not known:
            end = _body_end(work, end)
        if whole and _is_one_body(work, whole[-1], (start, end)):
            whole[-1] = (whole[-1][0], end, EntityKind.ORG)
        elif not whole or start >= whole[-1][1]:
            whole.append((start, end, hint))
    return whole


def _body_end(work: Workspace, end: int) -> int:
    """Return the end of a name with the capitalised "Board" or "Union" after it."""
    if end >= len(work.doc):
        return end
    after = work.tokens[end]
    if after.tag_ == "POS" and after.text in {"'", "’"} and end + 1 < len(work.doc):
        # "The Welders' Union" is a name, "Intel's Board" is not.
        last = _body_end(work, end + 1)
        return last if last > end + 1 else end
    known = after.lower_ in words("institution") or after.lower_ in words("firm_name")
    known = known and not work.kb.exact(after.text)
    begins = after.is_sent_start or after.i in work.taken or not after.text[:1].isupper()
    return end if begins or not known or is_headline_case(after) else end + 1


def _is_one_body(work: Workspace, first: Named, second: tuple[int, int]) -> bool:
    """Say whether two spans are parts of one name: "Miners' and" before "Joiners' Union"."""
    if second[0] - first[1] != 2:
        return False
    between = work.tokens[first[1] : second[0]]
    last = work.doc[second[1] - 1].lower_ in words("institution")
    shape = [token.tag_ if token.tag_ == "POS" else token.lower_ for token in between]
    return last and second[1] - second[0] > 1 and shape in (["POS", "and"], ["POS", "&"])


def _person_end(work: Workspace, start: int, end: int) -> int:
    """Return where a person's name ends: web pages glue link texts to it ("Ann Roe Ann RoeOn")."""
    seen: set[str] = set()
    for index in range(start, end):
        word = work.tokens[index].text
        other = index > start and len(word) > 2 and word.isupper() and bool(work.kb.exact(word))
        if word in seen or other or _GLUED.match(word):
            return index
        seen.add(word)
    return end


def _is_name_like(work: Workspace, start: int, end: int) -> bool:
    """Say whether a recogniser span can be a name: no lone people's name, office or letter."""
    text = work.text(start, end)
    calendar = all(part in words("calendar") for part in text.casefold().split())
    if (
        len(text) < 2
        or calendar
        or text.casefold() in words("role")
        or not any(map(str.isupper, text))
    ):
        return False
    return end - start > 1 or work.kb.country_of_people(text) is None


def _is_leading(work: Workspace, token: Token, hint: EntityKind) -> bool:
    if token.tag_ == "DT" or token.is_space or token.is_punct:
        return True
    if hint is not EntityKind.PERSON:
        return False
    word = token.text.rstrip(".")
    return word.casefold() in words("title") or work.kb.country_of_adjective(token.text) is not None
