"""Times merging on invented assertions: `python -m tests.bench merge N [N...]`.

Claims follow Zipf's law, as they do in real news: a few are told by hundreds of
articles, most by one. Each assertion words its claim in one of a few ways. The
assertions are made before the clock starts; CPU seconds are those of `merge_claims`
alone, memory is the greatest the process ever held, the assertions included.
"""

import resource
import time
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from random import Random

from kg.ids import content_id
from kg.merge import merge_claims
from kg.records import Argument, Assertion, Entity, EntityKind, Predicate, Span
from tests.articles import bare_assertion

#: Assertions per article, outlets, and distinct claims per assertion.
_PER_ARTICLE, _OUTLETS, _CLAIMS = 13, 200, 0.6
_VERBS = (
    ("give", "provide", "supply"),
    ("attack", "strike", "bomb"),
    ("call on", "urge", "ask"),
    ("reject", "refuse", "dismiss"),
    ("support", "back", "endorse"),
    ("build", "construct"),
    ("arrest", "detain"),
    ("publish", "release"),
    ("visit", "travel to"),
    ("close", "shut"),
)
_THINGS = ("missile", "bridge", "report", "law", "school", "tank", "road", "bank", "ship", "plan")
_KINDS = ("new", "old", "northern", "secret", "coastal", "heavy", "public", "disputed")


def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 5) for rank in range(count)))


def _draw(random: Random, weights: list[float]) -> int:
    return bisect_left(weights, random.random() * weights[-1])


def _entities(count: int) -> list[Entity]:
    return [
        Entity(
            entity_id=f"Q{number + 1}",
            name=f"Body {number}",
            kind=EntityKind.ORG,
            aliases=(),
            same_as=None,
        )
        for number in range(count)
    ]


def _argument(text: str, start: int, entity_id: str | None = None) -> Argument:
    head = text.split()[-1]
    end = start + len(text)
    return Argument(
        text=text,
        span=Span(start, end),
        head=head,
        head_span=Span(end - len(head), end),
        minimal=text,
        entity_id=entity_id,
    )


def _assertions(count: int, entities: list[Entity], seed: int) -> Iterator[Assertion]:
    random = Random(seed)
    names, claims = _zipf(len(entities)), _zipf(int(count * _CLAIMS))
    for number in range(count):
        claim = Random(_draw(random, claims))
        agent = entities[_draw(claim, names)]
        other = entities[_draw(claim, names)]
        verbs = claim.choice(_VERBS)
        figure = claim.randint(2, 400)
        phrase = f"{figure} {claim.choice(_KINDS)} {claim.choice(_THINGS)}s"
        is_entity = claim.random() < 0.4
        article = number // _PER_ARTICLE
        subject = _argument(agent.name, 0, agent.entity_id)
        verb = random.choice(verbs)
        target = _argument(other.name, 30, other.entity_id) if is_entity else _argument(phrase, 30)
        bare = bare_assertion(
            content_id("s", seed, number),
            subject,
            Predicate(text=verb, span=Span(15, 15 + len(verb)), lemma=verb),
            Span(0, 60),
        )
        yield _placed(bare, article, target)


def _placed(bare: Assertion, article: int, target: Argument) -> Assertion:
    values = {name: getattr(bare, name) for name in Assertion.__slots__}
    outlet = f"outlet-{article % _OUTLETS}"
    return Assertion(
        **values | {"article_id": f"{outlet}-{article}", "outlet": outlet, "object": target}
    )


def _measure(count: int) -> dict[str, float]:
    entities = _entities(max(100, count // 40))
    facts = list(_assertions(count, entities, 1))
    begun = time.process_time()
    merged = merge_claims(facts, entities)
    spent = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return {"cpu_s": spent, "peak_gb": peak, "claims": len(merged.claims)}


def main(args: list[str]) -> dict[str, float]:
    """Merge so many invented assertions; the sizes go up, since memory is a maximum."""
    if not args or not all(arg.isdecimal() for arg in args):
        raise SystemExit("usage: python -m tests.bench merge N [N...], numbers of assertions")
    figures: dict[str, float] = {}
    last: tuple[int, float] | None = None
    for count in sorted(map(int, args)):
        found = _measure(count)
        figures |= {f"{key}_{count}": value for key, value in found.items()}
        if last is not None:
            figures[f"growth_{count}"] = found["cpu_s"] / max(last[1], 0.01)
        last = count, found["cpu_s"]
    return figures
