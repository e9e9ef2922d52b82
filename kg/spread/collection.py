"""The articles of a run in order of time, and which of them say what."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property

from kg.records import Article, Assertion, Tables


class Collection:
    """Tables with the look-ups that every table of spread needs."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.articles = {article.article_id: article for article in tables.articles}
        self.copied = {copy.article_id: copy.copy_of for copy in tables.copies}
        self.labels = {claim.claim_id: claim.label for claim in tables.claims}

    @cached_property
    def told(self) -> dict[str, dict[str, list[Assertion]]]:
        """The assertions of each claim by article, both in order of id."""
        found: dict[str, dict[str, list[Assertion]]] = {claim: {} for claim in sorted(self.labels)}
        for fact in sorted(self.tables.assertions, key=lambda f: (f.article_id, f.evidence)):
            if fact.claim_id in found and fact.article_id in self.articles:
                found[fact.claim_id].setdefault(fact.article_id, []).append(fact)
        return {claim: articles for claim, articles in found.items() if articles}

    def outlets_of(self, claim_id: str) -> int:
        """Return how many outlets carry a claim."""
        return len({self.articles[article].outlet for article in self.told[claim_id]})

    def in_order(self, article_ids: Iterable[str]) -> list[Article]:
        """Return articles by time; those without a day come last, equal times by outlet."""
        articles = [self.articles[article_id] for article_id in article_ids]
        return sorted(articles, key=lambda a: (moment(a.published), a.outlet, a.article_id))

    def is_earlier(self, one: Article, two: Article) -> bool:
        """Say whether one article is known to be older: days where either has no time of day."""
        first, second = one.published, two.published
        if parsed(first) is None or parsed(second) is None or is_tied(first, second):
            return False
        return moment(first) < moment(second)

    def evidence(self, fact: Assertion) -> str:
        """Return the sentence that an assertion stands in, on one line."""
        return " ".join(fact.evidence.slice(self.articles[fact.article_id].text).split())


def first_of(facts: Sequence[Assertion]) -> Assertion:
    """Return the assertion that stands first in its article."""
    return min(facts, key=lambda fact: (fact.evidence, fact.assertion_id))


def moment(published: str | None) -> tuple[float, str]:
    """Return a key by time; what has no day cannot be placed and comes last."""
    when = parsed(published)
    return (when.timestamp() if when else float("inf"), published or "")


def parsed(published: str | None) -> datetime | None:
    """Return a date, in UTC where it names no zone; None where it is no full day.

    So no machine's own zone enters.
    """
    try:
        when = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return when if when.tzinfo else datetime.fromisoformat(f"{when.isoformat()}+00:00")


def is_tied(start: str | None, other: str | None) -> bool:
    """Say whether two dates cannot be told apart, as far as both are exact."""
    if start is None or other is None:
        return False
    if "T" in start and "T" in other:
        return parsed(start) == parsed(other)
    width = min(len(start), len(other), 10)
    return start[:width] == other[:width]


def lag_hours(start: str | None, other: str | None) -> float | None:
    """Return the hours between two dates; None where only one of them has a time of day."""
    one, two = parsed(start), parsed(other)
    if one is None or two is None or ("T" in str(start)) != ("T" in str(other)):
        return None
    return round((two - one).total_seconds() / 3600, 2)
