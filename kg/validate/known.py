"""What rows of tables may refer to: the texts of articles and the ids of all kinds."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kg.records import Article
from kg.schema import iter_records


@dataclass(frozen=True, slots=True)
class Known:
    """The articles by id, and the ids of entities, claims, assertions, attributions.

    `parents` leads from an attribution to the one inside whose content it stands,
    `said` holds the claims that some assertion makes.
    """

    articles: dict[str, Article]
    entities: frozenset[str]
    claims: frozenset[str]
    assertions: frozenset[str]
    said: frozenset[str | None]
    parents: dict[str, str | None]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the ids of the tables in `folder`; errors as in `kg.schema.read_table`."""
        assertions, said = set(), set()
        for assertion in iter_records(folder, "assertions"):
            assertions.add(assertion.assertion_id)
            said.add(assertion.claim_id)
        return cls(
            articles={each.article_id: each for each in iter_records(folder, "articles")},
            entities=frozenset(each.entity_id for each in iter_records(folder, "entities")),
            claims=frozenset(each.claim_id for each in iter_records(folder, "claims")),
            assertions=frozenset(assertions),
            said=frozenset(said),
            parents={
                each.attribution_id: each.parent for each in iter_records(folder, "attributions")
            },
        )

    def text(self, article_id: str) -> str | None:
        """Return the words of an article, None if there is no such article."""
        article = self.articles.get(article_id)
        return None if article is None else article.text
