"""What is known about an article beside its text, and under which names it comes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

#: Half of a surrogate pair is no character: a title cut in the middle of an
#: emoji, or a file name that is no UTF-8. It cannot be written as UTF-8, so it
#: is shown as U+FFFD (same length).
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Facts about an article from a side file or a JSON line; None where absent.

    Values are stripped text with single blanks; nothing is interpreted yet.
    """

    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    language: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """Return this metadata with the gaps filled from `other`."""
        gaps = {n: getattr(other, n) for n in FIELDS if getattr(self, n) is None}
        return replace(self, **gaps)


FIELDS = tuple(field.name for field in fields(Metadata))

#: Accepted names of each field in a JSON line, the first present one wins.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "maintext", "full_text", "content_original"),
    "outlet": ("outlet", "source", "publisher", "source_domain"),
    "url": ("url", "link"),
    "title": ("title", "headline"),
    "published": (
        "published",
        "date",
        "published_date",
        "published_at",
        "publish_date",
        "date_publish",
        "date_published",
    ),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang"),
}


def clean_characters(text: str) -> str:
    """Return `text` with lone surrogates as U+FFFD; the length stays the same."""
    return _HALF_CHARACTER.sub("�", text)


def plain_value(value: object) -> str | None:
    """Return a metadata value as one line of text, None where it is empty.

    Numbers become text and lists of text are joined with commas (authors).
    Raises TypeError for anything else, such as a nested object.
    """
    if value is None:
        return None
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(part.strip() for part in value if part.strip())
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return clean_characters(" ".join(value.split())) or None
