"""Where the writers take their records from, in memory or from a folder of tables.

Every source gives the same records in the same order, so that the same tables
make the same file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, Protocol

from kg.errors import SchemaError, shown
from kg.export.piles import Pile
from kg.records import Article, Assertion, Claim, Tables

#: By what the records of each table are sorted; ids are unique, so are these keys.
ORDER: dict[str, tuple[str, ...]] = {
    "articles": ("article_id",),
    "assertions": ("article_id", "assertion_id"),
    "entities": ("entity_id",),
    "claims": ("claim_id",),
    "claim_links": ("from_id", "kind", "to_id", "method"),
    "quotations": ("quotation_id",),
    "copies": ("article_id",),
}


@dataclass(frozen=True, slots=True)
class Told:
    """An article with all it says: each assertion beside its claim, by assertion id."""

    article: Article
    said: tuple[tuple[Assertion, Claim], ...]


class Source(Protocol):
    """Records in the order of `ORDER`, as often as they are asked for."""

    def records(self, table: str) -> Iterator[Any]:
        """Yield the records of one table of `ORDER`."""

    def told(self) -> Iterator[Told]:
        """Yield the articles that say something, by article id.

        Raises `SchemaError` for an assertion without a claim, and for one whose
        claim or article is not in the tables.
        """

    def pile(self) -> Pile:
        """Return an empty pile, for what a writer must sort itself."""


class MemorySource:
    """The records of `Tables`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def records(self, table: str) -> Iterator[Any]:
        """Yield the records of one table of `ORDER`."""
        return iter(sorted(getattr(self._tables, table), key=attrgetter(*ORDER[table])))

    def told(self) -> Iterator[Told]:
        """Yield the articles that say something, by article id."""
        articles = {article.article_id: article for article in self._tables.articles}
        claims = {claim.claim_id: claim for claim in self._tables.claims}
        for article_id, said in groupby(self.records("assertions"), attrgetter("article_id")):
            found = tuple((each, known_claim(each, claims.get(each.claim_id))) for each in said)
            yield Told(known_article(article_id, articles.get(article_id)), found)

    def pile(self) -> Pile:
        """Return an empty pile."""
        return Pile()


def known_claim(assertion: Assertion, claim: Claim | None) -> Claim:
    """Return the claim of an assertion; raises `SchemaError` where there is none."""
    if claim is not None:
        return claim
    if not assertion.claim_id:
        raise SchemaError(
            f"assertion {shown(assertion.assertion_id)} has no claim: expected merged "
            "readings; run kg run first"
        )
    raise SchemaError(
        f"assertion {shown(assertion.assertion_id)} belongs to the claim "
        f"{shown(assertion.claim_id)}, which is not in the tables; run kg run again"
    )


def known_article(article_id: str, article: Article | None) -> Article:
    """Return an article that records name; raises `SchemaError` where there is none."""
    if article is None:
        raise SchemaError(
            f"the tables hold records of the article {shown(article_id)} but not the article; "
            "run kg run again"
        )
    return article


def outlets_of(articles: Iterable[Article]) -> list[str]:
    """Return the names of the outlets, sorted."""
    return sorted({article.outlet for article in articles})
