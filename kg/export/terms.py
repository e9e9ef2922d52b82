"""RDF terms as TriG text; the only place where an IRI or a literal is made.

Article text is hostile: it holds quotation marks, backslashes, line separators,
control characters and halves of surrogate pairs. A term is a string that can
stand in a TriG file as it is; nothing else is ever written into one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from kg.errors import SchemaError, shown
from kg.export.vocabulary import BASE, WIKIDATA
from kg.ids import content_id

#: Longest name that is spelled out in an IRI; a longer one becomes a digest.
LONGEST_NAME = 120

#: Digits behind the point of a score; more would be noise.
SCORE_DIGITS = 4

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LOCAL_NAME = re.compile(
    r"(?:\w|%[0-9A-F]{2})(?:(?:[\w.:-]|%[0-9A-F]{2})*(?:[\w:-]|%[0-9A-F]{2}))?", re.A
)
#: A name that stands as it is, which most ids do: no need to encode it.
_PLAIN_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.:-]*[A-Za-z0-9:-])?")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.+", re.S)
_WIKIDATA_ITEM = re.compile(re.escape(WIKIDATA) + r"(Q[1-9][0-9]*)")


def clean(text: str) -> str:
    """Return `text` with each character that XML and UTF-8 cannot carry as U+FFFD.

    One code point stays one code point, so offsets and lengths still hold.
    """
    return _ILLEGAL.sub("\ufffd", text)


def literal(text: str, datatype: str | None = None) -> str:
    """Return a quoted literal; `datatype` is a prefixed name such as `xsd:date`."""
    quoted = f'"{_ESCAPED.sub(_escape, clean(text))}"'
    return f"{quoted}^^{datatype}" if datatype else quoted


def score(value: float) -> str:
    """Return a score as a bare decimal: `0.85`, `1.0`; always with a point."""
    digits = format(round(Decimal(repr(value)), SCORE_DIGITS), "f")
    whole, _, part = digits.partition(".")
    return f"{whole}.{part.rstrip('0') or '0'}"


def encoded(name: str) -> str:
    """Return `name` as it stands in an IRI: ASCII, percent-encoded, reversible.

    A space becomes "_" ("call on" is `call_on`), "_" becomes "%5F", ":" stays. A name
    over `LONGEST_NAME` code points becomes a digest of itself.
    """
    if len(name) > LONGEST_NAME:
        return content_id("long", name)
    if _PLAIN_NAME.fullmatch(name):
        return name
    quoted = quote(name, safe=":", errors="surrogatepass")
    return quoted.replace("~", "%7E").replace("_", "%5F").replace("%20", "_")


def iri(text: str) -> str:
    """Return an IRI that came from outside as `<...>`, bad characters percent-encoded.

    Raises `SchemaError` when it is not absolute. Wikidata items become `wd:Q...`.
    """
    if item := _WIKIDATA_ITEM.fullmatch(text):
        return f"wd:{item[1]}"
    if not _ABSOLUTE.fullmatch(text):
        raise SchemaError(
            f"the IRI {shown(text)} is not absolute: expected one that begins with a scheme "
            "such as http:; run kg run again"
        )
    return f"<{quote(text, safe=_KEPT, errors='surrogatepass')}>"


def reified(subject: str, predicate: str, value: str) -> str:
    """Return a triple as a term of RDF 1.2, for `rdf:reifies`."""
    return f"<<( {subject} {predicate} {value} )>>"


def expanded(term: str, known: Mapping[str, str]) -> str:
    """Return a term as N-Quads writes it, `known` being the addresses of the prefixes."""
    first = term[0]
    if first == "<":
        return term if term[1] != "<" else _expanded_triple(term, known)
    if first == '"':
        if term[-1] == '"':
            return term
        quoted, _, datatype = term.rpartition("^^")
        return f"{quoted}^^{expanded(datatype, known)}"
    if first in "-0123456789":
        kind = "decimal" if "." in term else "integer"
        return f'"{term}"^^<{known["xsd"]}{kind}>'
    if term == "a":
        return f"<{known['rdf']}type>"
    prefix, _, local = term.partition(":")
    return f"<{known[prefix]}{local}>"


def _expanded_triple(term: str, known: Mapping[str, str]) -> str:
    # The subject and predicate of a plain edge are names, which hold no space.
    parts = term.removeprefix("<<( ").removesuffix(" )>>").split(" ", 2)
    return reified(*(expanded(part, known) for part in parts))


@dataclass(frozen=True, slots=True)
class Names:
    """Mints the names of the data under one base."""

    base: str = BASE

    def __call__(self, kind: str, name: str) -> str:
        """Return the node of `kind` called `name`, shortened where TriG allows it."""
        if len(name) <= LONGEST_NAME and _PLAIN_NAME.fullmatch(name):
            return f"{kind}:{name}"
        local = encoded(name)
        if _LOCAL_NAME.fullmatch(local):
            return f"{kind}:{local}"
        return f"<{self.base}{kind}/{local}>"

    def span(self, article_id: str, start: int, end: int) -> str:
        """Return the node of a stretch of an article (RFC 5147, code points)."""
        return f"<{self.base}article/{encoded(article_id)}#char={start},{end}>"


#: What may stand in an IRI beside letters and digits (RFC 3987, without what
#: TriG forbids between angle brackets).
_KEPT = "!#$%&'()*+,/:;=?@[]-._~"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
