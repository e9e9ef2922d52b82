"""Links between claims, and contradictions inside one."""

from kg.merge import merge_claims
from kg.records import ClaimLink, LinkKind, Modality, Polarity, QualifierRole
from tests.unit.merge.build import ENTITIES, Writer, two_writers, voice

NO = Polarity.NEGATIVE


def links(*writers: Writer) -> list[ClaimLink]:
    """Return the links of all that the writers wrote."""
    facts = [fact for writer in writers for fact in writer.written]
    return list(merge_claims(facts, ENTITIES).links)


def test_denial_by_another_outlet_contradicts() -> None:
    """Two outlets that affirm and deny one claim contradict one another inside it."""
    first, second = two_writers()
    first.say("Russia", "attack", "Ukraine")
    second.say("Russia", "attack", "Ukraine", polarity=NO)
    (link,) = links(first, second)
    assert (link.kind, link.method) == (LinkKind.CONTRADICTS, "polarity")
    assert link.from_id == link.to_id


def test_denial_by_another_voice_contradicts() -> None:
    """Inside one outlet two voices may contradict one another."""
    writer = Writer()
    writer.say("Russia", "attack", "Ukraine", voice=(voice("Zelensky"),))
    writer.say("Russia", "attack", "Ukraine", voice=(voice("Russia"),), polarity=NO)
    assert [link.kind for link in links(writer)] == [LinkKind.CONTRADICTS]


def test_one_teller_does_not_contradict_itself() -> None:
    """A yes and a no in one outlet's own voice is a turn of speech."""
    writer = Writer()
    writer.say("it", "be", "an attack")
    writer.say("it", "be", "an attack", polarity=NO)
    assert links(writer) == []


def test_demand_and_denied_fact_go_together() -> None:
    """ "should help" and "does not help" do not contradict; "should" and "should not" do."""
    first, second = two_writers()
    first.say("NATO", "help", "Ukraine", modality=Modality.NECESSARY)
    second.say("NATO", "help", "Ukraine", polarity=NO)
    assert links(first, second) == []
    second.say("NATO", "help", "Ukraine", polarity=NO, modality=Modality.REQUESTED)
    assert [link.kind for link in links(first, second)] == [LinkKind.CONTRADICTS]


def test_possibilities_go_together() -> None:
    """ "may fall" and "may not fall" do not contradict; "may" and a flat no do, less."""
    first, second = two_writers()
    first.say("NATO", "help", "Ukraine", modality=Modality.POSSIBLE)
    second.say("NATO", "help", "Ukraine", polarity=NO, modality=Modality.POSSIBLE)
    assert links(first, second) == []
    second.say("NATO", "help", "Ukraine", polarity=NO)
    assert [link.score for link in links(first, second)] == [0.5]


def test_numbers_contradict() -> None:
    """Claims that differ in a number only are linked; a bound that holds is not."""
    first, second = two_writers()
    first.say("US", "send", "20 tanks")
    second.say("US", "send", "31 tanks")
    assert [link.method for link in links(first, second)] == ["number"]
    third, fourth = two_writers()
    third.say("US", "send", "at least 20 tanks")
    fourth.say("US", "send", "31 tanks")
    assert LinkKind.CONTRADICTS not in {link.kind for link in links(third, fourth)}


def test_opposites_contradict() -> None:
    """Accepting and rejecting the same thing are linked, of other things not."""
    first, second = two_writers()
    first.say("Russia", "accept", "the grain deal")
    second.say("Russia", "reject", "the grain deal")
    second.say("Russia", "reject", "the visa ban")
    (link,) = links(first, second)
    assert link.kind is LinkKind.CONTRADICTS
    assert link.method.startswith("antonym")


def test_stronger_word_is_a_framing() -> None:
    """One outlet's "ask" and another's "beg" are a framing of one another."""
    first, second = two_writers()
    first.say("Zelensky", "ask for", "Patriot systems")
    second.say("Zelensky", "beg for", "Patriot systems")
    (link,) = links(first, second)
    assert link.kind is LinkKind.FRAMING
    assert link.method == "strength: beg / call on"


def test_other_agent_of_one_event_is_a_framing() -> None:
    """Two outlets that blame two agents for one specific deed frame it; criticizing a country
    is not one deed, and being a former minister is none."""
    first, second = two_writers()
    first.say("Russia", "shell", "the children's hospital")
    second.say("Ukraine", "shell", "the children's hospital")
    first.say("the first man", "be", "a former minister")
    second.say("the other man", "be", "a former minister")
    first.say("Russia", "criticize", "US")
    second.say("Ukraine", "criticize", "US")
    (link,) = links(first, second)
    assert (link.kind, link.method) == (LinkKind.FRAMING, "agent")


def test_speech_acts_with_linked_contents_are_a_framing() -> None:
    """A call on NATO and a demand on its allies, of one speaker, are linked."""
    first, second = two_writers()
    call, demand = first.say("Zelensky", "call on", "NATO"), second.say("Zelensky", "demand")
    speaker = (voice("Zelensky"),)
    first.say("NATO", "shoot down", "missiles", content_of=call.assertion_id, voice=speaker)
    second.say(
        "NATO allies", "shoot down", "missiles", content_of=demand.assertion_id, voice=speaker
    )
    assert "related contents" in {link.method for link in links(first, second)}


def test_claim_that_says_less_is_broader() -> None:
    """A claim without agent and place is linked as the broader one, with a score up to 1."""
    first, second = two_writers()
    first.say("20 people", "kill", passive=True)
    second.say("the quake", "kill", "20 people", (QualifierRole.PLACE, "in", "Ukraine"))
    (link,) = links(first, second)
    assert link.kind is LinkKind.BROADER
    assert 0.0 < link.score <= 1.0


def test_what_is_denied_contradicts_nothing_else() -> None:
    """To confirm and to deny a report exclude one another, unless neither was done."""
    first, second = two_writers()
    first.say("US", "accept", "the deal")
    second.say("US", "reject", "the deal")
    assert [link.kind for link in links(first, second)] == [LinkKind.CONTRADICTS]
    third, fourth = two_writers()
    third.say("US", "accept", "the deal", polarity=Polarity.NEGATIVE)
    fourth.say("US", "reject", "the deal", polarity=Polarity.NEGATIVE)
    assert links(third, fourth) == []
