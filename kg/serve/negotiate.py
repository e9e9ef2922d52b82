"""Content negotiation: which of our media types an Accept header likes best."""

from collections.abc import Sequence

#: A media type and our name for the format.
Offer = tuple[str, str]

#: Formats of rows and of yes or no, the preferred first.
ROWS: tuple[Offer, ...] = (
    ("application/sparql-results+json", "json"),
    ("application/sparql-results+xml", "xml"),
    ("text/csv", "csv"),
    ("text/tab-separated-values", "tsv"),
    ("application/json", "json"),
    ("application/xml", "xml"),
)

#: Formats of graphs, the preferred first.
GRAPHS: tuple[Offer, ...] = (
    ("text/turtle", "turtle"),
    ("application/n-triples", "nt"),
    ("application/ld+json", "jsonld"),
    ("application/rdf+xml", "rdfxml"),
)


def choose(accept: str | None, offers: Sequence[Offer]) -> Offer | None:
    """Return the offer with the highest weight (RFC 9110), the earlier at a tie.

    No header, or an empty one, takes anything; None means that nothing fits. A
    part of the header that cannot be read is passed over.
    """
    ranges = [found for part in (accept or "*/*").split(",") if (found := _range(part))]
    weighted = [(_weight(media, ranges), -at) for at, (media, _) in enumerate(offers)]
    best, position = max(weighted)
    return offers[-position] if best > 0 else None


def _range(part: str) -> tuple[str, float] | None:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weight = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                return None
    # A comparison with NaN is false.
    return (media, weight) if "/" in media and 0 <= weight <= 1 else None


def _weight(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return the weight of the most specific range that covers `media`."""
    kind = media.split("/")[0] + "/*"
    for wanted in (media, kind, "*/*"):
        found = [weight for name, weight in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
