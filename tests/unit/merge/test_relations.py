"""The relation lexicon."""

from kg.merge.relations import known_lemmas, relation_of


def test_synonyms_share_a_relation() -> None:
    """Ways to give, to ask and to bring down are one relation each."""
    for one, other in (
        ("provide", "supply"),
        ("call on", "urge"),
        ("shoot down", "intercept"),
        ("kill", "slay"),
        ("wound", "injure"),
        ("refuse", "resist"),
        ("get", "give"),
    ):
        assert relation_of(one).name == relation_of(other).name


def test_strengths_share_a_family_only() -> None:
    """Asking, demanding and begging are one family and three relations."""
    asked = [relation_of(lemma) for lemma in ("ask", "demand", "beg")]
    assert {relation.family for relation in asked} == {"request"}
    assert len({relation.name for relation in asked}) == 3
    assert len({relation.strength for relation in asked}) == 3


def test_unknown_verb_is_its_own_relation() -> None:
    """A verb outside the lexicon merges with nothing but itself."""
    assert relation_of("yodel at").name == "yodel at"
    assert relation_of("Yodel  AT") == relation_of("yodel at")


def test_opposites_are_mutual_and_share_a_block() -> None:
    """If one family excludes another, the other excludes it, and both meet in one block."""
    relations = {relation_of(lemma) for lemma in known_lemmas()}
    by_family = {relation.family: relation for relation in relations}
    for relation in relations:
        for family in relation.opposites:
            assert family in by_family, f"{relation.name}: {family} is no family"
            assert by_family[family].is_opposite(relation)
            assert by_family[family].block == relation.block


def test_distant_verbs_stay_apart() -> None:
    """Attacking is neither killing nor criticizing."""
    assert len({relation_of(lemma).family for lemma in ("attack", "kill", "criticize")}) == 3
