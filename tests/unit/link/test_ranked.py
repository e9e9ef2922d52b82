"""What the linker makes of the ranker's choices: entities, and mentions that stay open."""

from dataclasses import replace

from kg.records import Attribution, CueClass, Form, Mention
from tests.unit.link.trees import attribution, entity_of, link, make_doc


def _mention(name: str, text: str) -> Mention:
    return next(mention for mention in link(name).mentions if mention.text == text)


def test_a_pronoun_gets_the_entity_of_its_antecedent() -> None:
    """ "Her plan" goes back to "the mayor" and through her to the name; the rules leave it."""
    mention = _mention("lawyer", "her")
    assert entity_of(link("lawyer"), "her") == "Mara Vell"
    assert mention.rule == "ranked"
    assert mention.antecedent is not None
    assert mention.antecedent.slice(make_doc("lawyer").text) == "the mayor"
    assert 0.5 <= mention.score <= 1.0


def test_what_has_no_entity_says_what_it_goes_back_to() -> None:
    """ "Them" after "the women" has an antecedent and no entity."""
    mention = _mention("women", "them")
    assert (mention.entity_id, mention.rule) == ("", "ranked-open")
    assert mention.antecedent is not None
    assert mention.antecedent.slice(make_doc("women").text) == "The women"


def test_open_mentions_make_no_entities() -> None:
    """The entities of an article are those that are named, not each "it"."""
    linked = link("keys")
    assert {mention.entity_id for mention in linked.mentions} == {""}
    assert linked.entities == ()


def test_a_name_that_is_not_meant_is_not_given() -> None:
    """ "His mother" after "the boy" is not the mother of the judge, the only name."""
    linked = link("court_boy")
    assert entity_of(linked, "His") is None
    assert entity_of(linked, "he") is None


def test_you_does_not_go_back_to_who_says_it() -> None:
    """In a quotation "you" stays open where attribution leaves it open."""
    made: Attribution = attribution(
        make_doc("press_told"), "You must wait .", "The captain", Form.DIRECT, "told"
    )
    told = replace(made, source=replace(made.source, cue_class=CueClass.SAY))
    mentions = link("press_told", attributions=(told,)).mentions
    assert "You" not in {mention.text for mention in mentions}
