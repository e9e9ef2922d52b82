"""Dictionary forms: a table of exceptions learnt from the treebanks, and suffix rules for all that
is regular.

The rules propose forms ("hoping": hope, hop); the first one that the treebanks know as a lemma of
that class wins, else the spelling decides. Keyed by Penn tag, which says what has to be undone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

from kg.errors import ModelError
from kg.wordlists import read_rows

TAG_CLASSES: Mapping[str, str] = {
    **dict.fromkeys(("VBZ", "VBD", "VBN", "VBG"), "VERB"),
    **dict.fromkeys(("NNS", "NNPS"), "NOUN"),
    **dict.fromkeys(("JJR", "JJS"), "ADJ"),
    **dict.fromkeys(("RBR", "RBS"), "ADV"),
}
"""The inflected tags, and the class in which their dictionary form is looked up."""

_SILENT_E = re.compile(
    r".*(?:[^aeiourwl]l|[^aeo]at|[iy]z|[aeilorsu]v|[^k]c|[dr]g|[^aeou]g(?<=ag)|a[gdkp](?<![eo]..)|i[drk]|[ou]d(?<!ou.)"
    r"|[^eo]ur|ut(?<!out)|[^aeou]in|um|ok(?<!ook)|[aio]s|[nrlp]s|u[es]?|[cs]id|l[io]v|eez|iev|ieg)"
)
_PREFIXES = ("under", "over", "out", "re", "mis", "un", "fore", "with", "up", "inter")
_SHORT_HAS = frozenset({"'s", "’s"})
_SHORT_NAME = 3
"""Capitals up to this length are a short name, though a word be spelled alike (IT, AID)."""
_NEVER_UNDOUBLED = frozenset({"ll", "ss", "ff", "zz"})


@dataclass(frozen=True, slots=True)
class LemmaTable:
    """`exceptions` maps (lower-cased form, Penn tag) to a lemma; `known` holds the lemmas of each
    class.
    """

    exceptions: Mapping[tuple[str, str], str]
    known: Mapping[str, frozenset[str]]


@cache
def read_lemmas(path: Path) -> LemmaTable:
    """Read a table written by the training: FORM TAG LEMMA lines, and CLASS LEMMA lines for the
    known lemmas.
    """
    exceptions: dict[tuple[str, str], str] = {}
    known: dict[str, set[str]] = {"VERB": set()}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ModelError(f"no lemma table: {error}; reinstall the package") from error
    for line in lines:
        cells = line.split("\t")
        if len(cells) == 3:
            exceptions[cells[0], cells[1]] = cells[2]
        elif len(cells) == 2:
            known.setdefault(cells[0], set()).add(cells[1])
    for base, past, participle in read_irregular_verbs():
        exceptions[past, "VBD"] = exceptions[participle, "VBN"] = base
        known["VERB"].add(base)
    return LemmaTable(exceptions, {kind: frozenset(forms) for kind, forms in known.items()})


def read_irregular_verbs() -> list[tuple[str, str, str]]:
    """Return (base, past, participle) of the data file beside this module."""
    rows = [row[0].split() for _, row in read_rows("kg.english", "data/irregular_verbs.txt")]
    return [(base, past, participle) for base, past, participle in rows]


class Lemmatizer:
    """spaCy component that sets `token.lemma_` from form and tag."""

    def __init__(self, table: LemmaTable) -> None:
        self._table = table
        self._found: dict[tuple[str, str], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token; white space keeps itself."""
        for token in doc:
            token.lemma_ = self.find_lemma(token.text, token.tag_)
            if token.tag_ == "VBZ" and token.lower_ in _SHORT_HAS and _is_has(token):
                token.lemma_ = "have"
        return doc

    def find_lemma(self, form: str, tag: str) -> str:
        """Return the dictionary form; names (NNP) and signs keep their spelling, all else is lower-
        cased.
        """
        found = self._found.get((form, tag))
        if found is None:
            found = self._decide(form, tag)
            if len(self._found) < 200_000:
                self._found[form, tag] = found
        return found

    def _decide(self, form: str, tag: str) -> str:
        lower = form.lower().replace("’", "'")
        exception = self._table.exceptions.get((lower, tag))
        if tag == "NNPS":
            plain = exception or self._undo(lower, tag)
            return form if len(form) < 4 else _give_case(plain, form)
        if tag == "NNP" or (not form[:1].isalpha() and "'" not in lower):
            return form
        if exception is not None:
            return exception
        if form.isupper() and self._is_capital(form, lower, tag):
            return form
        if tag == "JJ" and form.istitle() and lower not in self._table.known.get("ADJ", ()):
            return form
        if tag == "NNS" and len(form) > 2 and form[:-1].isupper() and form[-1] == "s":
            return form[:-1]
        return self._undo(lower, tag) if tag in TAG_CLASSES else lower

    def _is_capital(self, form: str, lower: str, tag: str) -> bool:
        """ "TV" and "plan B" keep their capitals; a common word in them is a headline's
        (GOVERNMENT).
        """
        if len(form) == 1:
            return tag == "NN"
        kind = {"NN": "NOUN", "JJ": "ADJ"}.get(tag, "")
        common = len(form) > _SHORT_NAME and lower in self._table.known.get(kind, ())
        return tag in ("NN", "JJ", "FW", "CD") and not common

    def _undo(self, lower: str, tag: str) -> str:
        proposals = propose(lower, tag)
        known = self._table.known.get(TAG_CLASSES[tag], frozenset())
        for proposal in (*proposals, lower):
            if proposal in known:
                return proposal
        return self._undo_prefixed(lower, tag) or proposals[0]

    def _undo_prefixed(self, lower: str, tag: str) -> str:
        """For "outgrew" or "remade": the exception of the bare verb with its prefix put back."""
        for prefix in _PREFIXES:
            bare = self._table.exceptions.get((lower.removeprefix(prefix), tag))
            if bare is not None and lower.startswith(prefix) and len(bare) > 2:
                return prefix + bare
        return ""


def _is_has(token: Token) -> bool:
    """ "He's left" has, "he's leaving" and "he's hurt" (a passive) are."""
    return token.dep_ == "aux" and token.head.tag_ == "VBN"


def _give_case(lemma: str, form: str) -> str:
    if form.isupper() and len(form) > 1:
        return lemma.upper()
    return "".join(
        c.upper() if at < len(form) and form[at].isupper() else c for at, c in enumerate(lemma)
    )


def propose(lower: str, tag: str) -> list[str]:
    """Return the dictionary forms that the spelling allows, the likeliest first; never empty."""
    if tag in ("VBZ", "NNS", "NNPS"):
        found = _undo_s(lower)
    elif tag in ("VBD", "VBN"):
        found = _undo_ending(lower, "ed")
    elif tag == "VBG":
        found = _undo_ending(lower, "ing")
    else:
        found = _undo_ending(lower, "er" if tag.endswith("R") else "est")
    return found or [lower]


def _undo_s(lower: str) -> list[str]:
    if lower.endswith("men") and len(lower) > 3:
        return [lower[:-2] + "an"]
    if not lower.endswith("s") or lower.endswith("ss") or len(lower) < 3:
        return []
    if lower.endswith("ies") and len(lower) > 4:
        return [lower[:-3] + "y", lower[:-1]]
    if lower.endswith("ves"):
        return [lower[:-1], lower[:-3] + "f", lower[:-3] + "fe"]
    if lower.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        bare = [lower[:-2], lower[:-1]]
        return (
            bare if lower.endswith(("sses", "xes", "zzes", "ches", "shes", "oes")) else bare[::-1]
        )
    return [lower[:-1]]


def _undo_ending(lower: str, ending: str) -> list[str]:
    if not lower.endswith(ending) or len(lower) < len(ending) + 2:
        return []
    stem = lower[: -len(ending)]
    if stem.endswith("i") and ending != "ing":
        return [stem[:-1] + "y", stem + "e"]
    if ending == "ing" and stem.endswith("y") and len(stem) == 2:
        return [stem[:-1] + "ie", stem]
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou"
    if doubled:
        pair = [stem[:-1], stem]
        return pair[::-1] if stem[-2:] in _NEVER_UNDOUBLED else pair
    return [stem + "e", stem] if _SILENT_E.fullmatch(stem) else [stem, stem + "e"]
