"""The scorer of the gold corpus measures one thing at a time."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.records import (
    Argument,
    Assertion,
    CueClass,
    Entity,
    EntityKind,
    Form,
    Modality,
    Polarity,
    Predicate,
    SourceKind,
    Span,
    Stance,
    Tables,
    Voice,
)
from tests.articles import bare_article, bare_assertion
from tests.bench.gold import Scorer, main, score
from tests.bench.gold_corpus import Gold, GoldAssertion, likeness, read_gold, read_rows

HARBOUR = Path(__file__).parents[3] / "seeds" / "harbour"
ENTITIES = [row for row in read_rows(HARBOUR) if row["type"] == "entity"]
GOLD = read_gold(HARBOUR)


def _argument(text: str, entity: str | None, article: str) -> Argument:
    start = max(article.find(text), 0)
    span = Span(start, start + len(text))
    return Argument(text=text, span=span, head=text, head_span=span, minimal=text, entity_id=entity)


def _voice(entity: str) -> Voice:
    unknown = entity == "unknown"
    return Voice(
        text="" if unknown else "he",
        span=None,
        head="",
        kind=SourceKind.UNKNOWN if unknown else SourceKind.NAMED,
        cue="say",
        cue_class=CueClass.SAY,
        entity_id=None if unknown else entity,
    )


def _made_from(gold: GoldAssertion, number: int) -> Assertion:
    text = GOLD.texts[gold.file]
    verb = Predicate(text="", span=gold.evidence, lemma=gold.predicate)
    subject = _argument(gold.subject, gold.subject_entity, text)
    return replace(
        bare_assertion(f"a{number:03}", subject, verb, gold.evidence),
        article_id=gold.file,
        object=_argument(gold.object, gold.object_entity, text) if gold.object else None,
        polarity=Polarity(gold.polarity),
        modality=Modality(gold.modality),
        stance=Stance(gold.stance),
        voice=tuple(map(_voice, gold.voice)),
        form=Form(gold.form),
        claim_id=gold.cluster,
    )


def _perfect(gold: Gold = GOLD) -> Tables:
    articles = [bare_article(text, article_id=file, outlet="") for file, text in gold.texts.items()]
    entities = [
        Entity(
            entity_id=row["id"],
            name=row["name"],
            kind=EntityKind(row["kind"]),
            aliases=tuple(row["names"]),
            same_as=None,
        )
        for row in ENTITIES
    ]
    made = (_made_from(a, number) for number, a in enumerate(gold.assertions))
    return Tables(articles=tuple(articles), entities=tuple(entities), assertions=tuple(made))


def _figures(tables: Tables, gold: Gold = GOLD) -> dict[str, float]:
    scorer = Scorer(gold, tables)
    return score(scorer, scorer.match())


def _lowered(tables: Tables) -> set[str]:
    return {name for name, value in _figures(tables).items() if value < 100}


def _with_first(change: Callable[[Assertion], Assertion]) -> Tables:
    """Return perfect tables whose second assertion is changed."""
    tables = _perfect()
    first, *rest = tables.assertions[1:]
    return replace(tables, assertions=(tables.assertions[0], change(first), *rest))


def test_gold_scored_against_itself_is_perfect() -> None:
    """All figures are 100 where the system says exactly what the gold says."""
    assert _lowered(_perfect()) == set()


@pytest.mark.parametrize(
    ("aspect", "change"),
    [
        ("polarity", lambda a: replace(a, polarity=Polarity.NEGATIVE)),
        ("modality", lambda a: replace(a, modality=Modality.POSSIBLE)),
        ("stance", lambda a: replace(a, stance=Stance.DISTANCES)),
        ("voice", lambda a: replace(a, voice=())),
        ("voice", lambda a: replace(a, voice=(_voice("korvan"),))),
        ("form", lambda a: replace(a, form=Form.DIRECT)),
    ],
)
def test_a_wrong_aspect_lowers_only_its_own_figure(
    aspect: str, change: Callable[[Assertion], Assertion]
) -> None:
    """Saying it otherwise leaves the claim found, and all other figures at 100."""
    assert _lowered(_with_first(change)) == {aspect}


def test_a_missing_assertion_lowers_recall_only() -> None:
    """What is not found costs recall, not precision."""
    tables = _perfect()
    kept = replace(tables, assertions=(tables.assertions[0], *tables.assertions[2:]))
    assert _lowered(kept) == {"claim_r", "claim_f1"}


def test_an_invented_assertion_lowers_precision_only() -> None:
    """What is not in the gold costs precision, not recall; so does saying one thing twice."""
    tables = _perfect()
    extra = replace(tables.assertions[1], assertion_id="a999")
    more = replace(tables, assertions=(*tables.assertions, extra))
    assert _lowered(more) == {"claim_p", "claim_f1"}


def test_an_optional_assertion_may_be_left_out() -> None:
    """Leaving out all that is optional costs nothing."""
    tables = _perfect()
    optional = [gold.optional for gold in GOLD.assertions]
    kept = [a for a, skip in zip(tables.assertions, optional, strict=True) if not skip]
    assert sum(optional) > 0
    assert _lowered(replace(tables, assertions=tuple(kept))) == set()


def test_swapped_roles_are_another_claim() -> None:
    """Subject and object in each other's place do not answer the gold."""
    tables = _perfect()
    made = next(a for a in tables.assertions if a.claim_id == "bh-operates")
    assert made.object is not None
    swapped = replace(made, subject=made.object, object=made.subject)
    others = tuple(a for a in tables.assertions if a is not made)
    assert "claim_r" in _lowered(replace(tables, assertions=(*others, swapped)))


def test_evidence_elsewhere_does_not_count() -> None:
    """The same words taken from another sentence of the article do not answer the gold."""
    tables = _with_first(lambda a: replace(a, evidence=Span(0, 5)))
    assert {"claim_p", "claim_r"} <= _lowered(tables)


def test_merging_all_lowers_cluster_precision_only() -> None:
    """One claim for everything costs precision of the same-claim pairs, no claims at all recall."""
    tables = _perfect()
    merged = tuple(replace(a, claim_id="one") for a in tables.assertions)
    assert _lowered(replace(tables, assertions=merged)) == {"cluster_p", "cluster_f1"}
    single = tuple(replace(a, claim_id=None) for a in tables.assertions)
    found = _figures(replace(tables, assertions=single))
    assert found["cluster_r"] == 0


def test_a_link_to_another_entity_lowers_the_entity_figure() -> None:
    """An argument counts as linked by the names of its entity, not by its id."""
    tables = _perfect()
    renamed = tuple(
        replace(e, name="Somebody", aliases=()) if e.entity_id == "bh" else e
        for e in tables.entities
    )
    assert "entity" in _lowered(replace(tables, entities=renamed))
    moved = tuple(replace(e, entity_id="Q1") if e.entity_id == "bh" else e for e in tables.entities)
    relinked = tuple(
        replace(a, subject=replace(a.subject, entity_id="Q1")) if a.subject.entity_id == "bh" else a
        for a in tables.assertions
    )
    scored = _figures(replace(tables, entities=moved, assertions=relinked))
    assert scored["claim_f1"] == 100


def test_a_longer_phrase_with_the_same_head_answers() -> None:
    """The shortest and the longest reading of a noun phrase are the same argument."""
    gold = next(g for g in GOLD.assertions if g.cluster == "evacuation-400")
    made = _made_from(gold, 0)
    head = _argument("evacuation", None, GOLD.texts[gold.file])
    only = replace(GOLD, texts={gold.file: GOLD.texts[gold.file]}, assertions=(gold,))
    tables = replace(_perfect(only), assertions=(replace(made, object=head),))
    assert _figures(tables, only)["claim_f1"] == 100


def test_a_file_that_was_not_read_is_missed_whole() -> None:
    """Where an article never came through ingest all its gold is missed."""
    assert _figures(Tables())["claim_r"] == 0


def test_likeness_forgives_articles_and_prepositions() -> None:
    """Small words do not count unless there is nothing else."""
    assert likeness("the fuel terminal", "fuel terminal") == 1
    assert likeness("die in", "die") == 1
    assert likeness("call on", "count on") == 0
    assert likeness("", "") == 0


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    """The command stops before loading a model where there is nothing to score against."""
    with pytest.raises(SystemExit, match="usage"):
        main([str(tmp_path)])
