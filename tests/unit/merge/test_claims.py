"""Merging assertions of several articles into claims."""

from dataclasses import replace

from kg.merge import merge_claims
from kg.merge.claims import Merged
from kg.merge.scopes import LONG
from kg.records import (
    Argument,
    Assertion,
    Claim,
    Edit,
    Entity,
    EntityKind,
    Form,
    LinkKind,
    Modality,
    Polarity,
    QualifierRole,
    Quotation,
    Rendering,
    Span,
)
from tests.unit.merge.build import ENTITIES, Writer, two_writers, voice

PLACE, TIME = QualifierRole.PLACE, QualifierRole.TIME
RECIPIENT, OTHER = QualifierRole.RECIPIENT, QualifierRole.OTHER


def merged(*writers: Writer) -> Merged:
    """Merge all that the writers wrote."""
    return merge_claims([fact for writer in writers for fact in writer.written], ENTITIES)


def claim_of(result: Merged, fact: Assertion) -> Claim:
    """Return the claim of an assertion."""
    by_id = {each.assertion_id: each.claim_id for each in result.assertions}
    return next(claim for claim in result.claims if claim.claim_id == by_id[fact.assertion_id])


def test_polarity_modality_and_voice_do_not_split() -> None:
    """A denial, a demand and a flat statement meet at one claim."""
    first, second = two_writers()
    first.say("NATO", "shoot down", "Russian missiles", modality=Modality.REQUESTED)
    first.say("NATO", "shoot down", "Russian missiles", polarity=Polarity.NEGATIVE)
    second.say("NATO", "intercept", "Russia's missiles", voice=(voice("Zelensky"),))
    result = merged(first, second)
    assert len(result.claims) == 1
    assert len(result.assertions) == 3


def test_giving_merges_across_outlets() -> None:
    """ "provide Kiev with weapons" and "give Ukraine more weapons" are one claim."""
    first, second = two_writers()
    one = first.say("NATO", "provide", "Kiev", (OTHER, "with", "more weapons"))
    other = second.say("NATO", "give", "weapons", (RECIPIENT, "", "Ukraine"))
    result = merged(first, second)
    assert claim_of(result, one) == claim_of(result, other)
    assert claim_of(result, one).label == "NATO gives more weapons to Ukraine"


def test_group_is_not_its_member() -> None:
    """NATO, its allies, and the US and its allies are three agents, joined by links."""
    first, second = two_writers()
    speaker = {"voice": (voice("Zelensky", "demand"),)}
    first.say("NATO", "shoot down", "Russian missiles", **speaker)
    second.say("NATO allies", "shoot down", "Russian missiles", **speaker)
    second.say("the US and its allies", "shoot down", "Russian missiles", **speaker)
    result = merged(first, second)
    assert len(result.claims) == 3
    assert {link.kind for link in result.links} == {LinkKind.BROADER, LinkKind.FRAMING}
    broader = next(link for link in result.links if link.kind is LinkKind.BROADER)
    labels = {claim.claim_id: claim.label for claim in result.claims}
    assert labels[broader.from_id].startswith("NATO allies")
    assert labels[broader.to_id].startswith("NATO shoot")


def test_those_who_act_for_an_entity_do_what_it_does() -> None:
    """What NATO countries and what NATO are asked to do is one claim; the gates still hold."""
    first, second = two_writers()
    one = first.say("NATO", "shoot down", "Russian missiles")
    two = second.say("NATO countries", "shoot down", "Russian missiles")
    other = second.say("NATO countries", "shoot down", "Iranian missiles")
    claim_of = {fact.assertion_id: fact.claim_id for fact in merged(first, second).assertions}
    assert claim_of[one.assertion_id] == claim_of[two.assertion_id]
    assert claim_of[one.assertion_id] != claim_of[other.assertion_id]


def test_bare_targets_stand_for_their_place() -> None:
    """To strike targets inside a state is to strike it; a power station is itself."""
    first, second = two_writers()
    one = first.say("Ukraine", "strike", "targets", (PLACE, "inside", "Russia"))
    two = second.say("Ukraine", "attack", "Russia")
    other = second.say("Ukraine", "attack", "a power station", (PLACE, "inside", "Russia"))
    claim_of = {fact.assertion_id: fact.claim_id for fact in merged(first, second).assertions}
    assert claim_of[one.assertion_id] == claim_of[two.assertion_id]
    assert claim_of[one.assertion_id] != claim_of[other.assertion_id]


def test_a_place_that_names_the_other_is_no_conflict() -> None:
    """Ukrainian airspace lies in Ukraine; a market is not a port."""
    first, second = two_writers()
    one = first.say("NATO", "shoot down", "Russian missiles", (PLACE, "in", "Ukrainian airspace"))
    two = second.say("NATO", "shoot down", "Russian missiles", (PLACE, "over", "Ukraine"))
    port = first.say("Russia", "bomb", "the hall", (PLACE, "at", "the port"))
    market = second.say("Russia", "bomb", "the hall", (PLACE, "at", "the market"))
    claim_of = {fact.assertion_id: fact.claim_id for fact in merged(first, second).assertions}
    assert claim_of[one.assertion_id] == claim_of[two.assertion_id]
    assert claim_of[port.assertion_id] != claim_of[market.assertion_id]


def test_a_state_of_mind_is_one_as_passive_and_as_adjective() -> None:
    """ "was confused" and "was baffled" are one claim, by whatever part of speech; harm is none."""
    first, second = two_writers()
    one = first.say("Zelensky", "confuse", passive=True, predicate_text="was confused")
    two = second.say("Zelensky", "be", "baffled")
    hurt = first.say("Zelensky", "injure", passive=True, predicate_text="was injured")
    result = merged(first, second)
    assert claim_of(result, one) == claim_of(result, two)
    assert claim_of(result, hurt).label == "Volodymyr Zelenskyy is injured"


def test_ambiguous_claim_stays_by_itself() -> None:
    """A claim that says less than two that exclude one another joins neither."""
    first, second = two_writers()
    third = Writer(outlet="Gazette", article_id="a-3")
    bare = first.say("Russia", "attack", "the power plant")
    east = second.say("Russia", "attack", "the power plant", (TIME, "in", "March 2022"))
    west = third.say("Russia", "attack", "the power plant", (TIME, "in", "May 2023"))
    result = merged(first, second, third)
    claims = {claim_of(result, fact).claim_id for fact in (bare, east, west)}
    assert len(claims) == 3
    broader = {(link.from_id, link.to_id) for link in result.links if link.kind is LinkKind.BROADER}
    lone = claim_of(result, bare).claim_id
    assert broader == {(lone, claim_of(result, fact).claim_id) for fact in (east, west)}


def test_unmentioned_qualifier_joins_the_only_candidate() -> None:
    """A claim without the place joins the claim with it, and the claim keeps the place."""
    first, second = two_writers()
    first.say("NATO", "shoot down", "Russian missiles")
    second.say("NATO", "shoot down", "Russian missiles", (PLACE, "over", "Ukraine"))
    (claim,) = merged(first, second).claims
    assert [each.slot.entity_id for each in claim.qualifiers] == ["Q212"]
    assert claim.label == "NATO shoots down Russian missiles over Ukraine"


def test_one_article_that_tells_two_things_apart_keeps_them_apart() -> None:
    """Inside one article a pair must be nearly equal to merge."""
    writer = Writer()
    writer.say("NATO", "shoot down", "old Russian missiles", (PLACE, "over", "Ukraine"))
    writer.say("NATO", "shoot down", "missiles")
    assert len(merged(writer).claims) == 2


def test_chain_does_not_grow() -> None:
    """A fits B and B fits C, but A and C exclude one another: they are not one claim."""
    first, second = two_writers()
    third = Writer(outlet="Gazette", article_id="a-3")
    one = first.say("US", "send", "20 tanks", (PLACE, "to", "Kiev"))
    third.say("US", "send", "tanks", (PLACE, "to", "Kiev"))
    other = second.say("US", "send", "31 tanks", (PLACE, "to", "Kiev"))
    result = merged(first, second, third)
    assert claim_of(result, one) != claim_of(result, other)


def test_speech_acts_merge_by_what_they_convey() -> None:
    """Two outlets that report the same words share the speech act; other words are another."""
    first, second = two_writers()
    acts = []
    for writer, lemma in ((first, "say"), (second, "tell")):
        act = writer.say("Zelensky", lemma, "US" if lemma == "tell" else None)
        writer.say("NATO", "help", "Ukraine", content_of=act.assertion_id)
        acts.append(act)
    other = second.say("Zelensky", "say")
    second.say("Russia", "attack", "Ukraine", content_of=other.assertion_id)
    result = merged(first, second)
    assert claim_of(result, acts[0]) == claim_of(result, acts[1])
    assert claim_of(result, acts[0]) != claim_of(result, other)


def test_speech_act_never_merges_with_its_content() -> None:
    """The act and what it conveys are two claims with a content link."""
    writer = Writer()
    act = writer.say("Zelensky", "call on", "NATO")
    content = writer.say("NATO", "call on", "NATO", content_of=act.assertion_id)
    result = merged(writer)
    ends = claim_of(result, act).claim_id, claim_of(result, content).claim_id
    assert ends[0] != ends[1]
    links = [(x.from_id, x.to_id) for x in result.links if x.kind is LinkKind.CONTENT]
    assert links == [ends]


def test_nested_speech_names_the_inner_claim() -> None:
    """What is said to be said gives three claims, each named in the next label."""
    writer = Writer()
    outer = writer.say("US", "say")
    inner = writer.say("Zelensky", "warn", content_of=outer.assertion_id)
    writer.say("Russia", "attack", "Kiev", content_of=inner.assertion_id)
    result = merged(writer)
    assert claim_of(result, outer).label == (
        "United States says: Volodymyr Zelenskyy warns: Russia attacks Ukraine"
    )


def test_ring_of_contents_is_survived() -> None:
    """A damaged table in which two assertions convey one another still merges."""
    writer = Writer()
    one, other = writer.say("US", "say"), writer.say("Zelensky", "say")
    facts = [
        replace(one, content_of=other.assertion_id),
        replace(other, content_of=one.assertion_id),
    ]
    assert len(merge_claims(facts, ENTITIES).claims) == 2


def test_unresolved_pronouns_do_not_merge_across_articles() -> None:
    """ "they" of two articles never share a claim."""
    first, second = two_writers()
    first.say("they", "attack", "Ukraine")
    second.say("they", "attack", "Ukraine")
    assert len(merged(first, second).claims) == 2


def test_addressee_stands_in_the_object_slot() -> None:
    """ "call on NATO" is an edge to NATO; what it is called on for is a topic."""
    writer = Writer()
    act = writer.say("Zelensky", "urge", "NATO")
    writer.say("NATO", "help", "Ukraine", content_of=act.assertion_id)
    claim = claim_of(merged(writer), act)
    assert claim.object is not None
    assert claim.object.entity_id == "Q7184"
    assert claim.predicate == "urge"
    assert claim.label == "Volodymyr Zelenskyy urges NATO: NATO helps Ukraine"
    assert [each.role for each in claim.qualifiers] == [QualifierRole.TOPIC]


def test_nothing_merges_to_nothing() -> None:
    """No assertions give no claims and no links."""
    assert merge_claims([], []) == Merged(claims=(), links=(), assertions=())


def test_pronouns_meet_inside_one_long_quotation() -> None:
    """ "Is it defense?" in two articles is one claim if both print the same long quotation."""
    first, second = two_writers()
    facts = [each.say("it", "be", "defense", form=Form.DIRECT) for each in (first, second)]
    long, short = "word " * LONG, "Is it too much?"
    for text, count in ((long, 1), (short, 2)):
        result = merge_claims(facts, ENTITIES, [quotation(text, facts)])
        assert len(result.claims) == count


def test_pronouns_meet_in_a_telling_piece_of_a_long_quotation() -> None:
    """Eight words of a long speech are about what the speech is about; five may answer another
    question."""
    first, second = two_writers()
    facts = [each.say("they", "know", "the risk", form=Form.DIRECT) for each in (first, second)]
    for words, count in ((8, 1), (5, 2)):
        said = quotation("word " * words, facts, "word " * LONG)
        assert len(merge_claims(facts, ENTITIES, [said]).claims) == count


def test_the_speaker_is_the_same_in_a_short_quotation_too() -> None:
    """ "We will repair the bridge" is about the speaker; what "it" is, a short text leaves open."""
    first, second = two_writers()
    ours = [each.say("we", "repair", "the bridge", form=Form.DIRECT) for each in (first, second)]
    open_ones = [each.say("we", "repair", "it", form=Form.DIRECT) for each in (first, second)]
    for facts, count in ((ours, 1), (open_ones, 2)):
        result = merge_claims(facts, ENTITIES, [quotation("We will repair it soon", facts)])
        assert len(result.claims) == count


def quotation(text: str, facts: list[Assertion], whole: str = "") -> Quotation:
    """Return a quotation that covers the predicates of `facts` in their articles, each of which
    prints `text` of the `whole`."""
    renderings = [
        Rendering(
            article_id=fact.article_id,
            outlet=fact.outlet,
            spans=(fact.predicate.span,),
            text=text,
            source_id=None,
            cue="say",
            edit=Edit.WHOLE,
        )
        for fact in facts
    ]
    whole = whole or text
    return Quotation(quotation_id="quo-1", text=whole, renderings=tuple(renderings))


def test_speakers_joined_by_and_have_all_said_it() -> None:
    """What two speakers say with one verb is the content of both speech acts."""
    writer = Writer()
    one = writer.say("US", "say")
    two = replace(one, assertion_id="s-two", subject=writer.argument("the union"))
    writer.written.append(two)
    writer.say("NATO", "help", "Ukraine", content_of=one.assertion_id)
    result = merged(writer)
    labels = {claim_of(result, act).label for act in (one, two)}
    assert labels == {
        "United States says: NATO helps Ukraine",
        "the union says: NATO helps Ukraine",
    }


def test_a_claim_without_giver_reads_from_the_receiver() -> None:
    """What nobody is said to have given or done reads from the other side, not as a gap."""
    writer = Writer()
    got = writer.say("Ukraine", "receive", "the tank")
    shot = writer.say("the tank", "shoot down", passive=True, predicate_text="were shot down")
    result = merged(writer)
    assert claim_of(result, got).label == "Ukraine gets the tank"
    assert claim_of(result, shot).label == "the tank is shot down"


def _command(writer: Writer, verb: str, thing: str) -> Assertion:
    """Write what an imperative asks of those whom no word names; the verb stands for them."""
    fact = writer.say("you", verb, thing, modality=Modality.REQUESTED)
    span = fact.predicate.span
    unsaid = Argument(text=verb, span=span, head="you", head_span=span, minimal="you")
    writer.written[-1] = replace(fact, subject=unsaid)
    return writer.written[-1]


def test_an_unsaid_addressee_is_open_and_never_the_verb() -> None:
    """ "Call the police" of two articles asks two people; inside one article they are one "you"."""
    first, second = two_writers()
    one, again = _command(first, "Call", "the police"), _command(first, "call", "the police")
    other = _command(second, "Call", "the police")
    result = merged(first, second)
    assert claim_of(result, one) == claim_of(result, again)
    assert claim_of(result, one) != claim_of(result, other)
    assert claim_of(result, one).subject.text == "you"
    assert "call" not in claim_of(result, one).subject.key.lower()


def _with_subject(fact: Assertion, entity_id: str) -> Assertion:
    return replace(fact, subject=replace(fact.subject, entity_id=entity_id))


def _meets(
    subject: str, left: Entity, right: Entity, quotation: tuple[Quotation, ...] = ()
) -> bool:
    """Say whether `subject`, linked to an entity in each of two articles, gives one claim."""
    first, second = two_writers()
    one = _with_subject(first.say(subject, "leave", "the yard"), left.entity_id)
    two = _with_subject(second.say(subject, "leave", "the yard"), right.entity_id)
    result = merge_claims([one, two], (left, right), quotation)
    return len(result.claims) == 1


def _side(entity_id: str, name: str, member: str) -> Entity:
    return _nil(entity_id, f"{name}’s side", EntityKind.GROUP, (member,))


def _nil(entity_id: str, name: str, kind: EntityKind, members: tuple[str, ...] = ()) -> Entity:
    return Entity(
        entity_id=entity_id, name=name, kind=kind, aliases=(), same_as=None, members=members
    )


def test_we_of_two_speakers_never_meet() -> None:
    """The sides of two speakers with one name are two; those of one known speaker are one."""
    mine = _side("group-1", "Ana Roe", "nil-1")
    assert not _meets("we", mine, _side("group-2", "Ana Roe", "nil-2"))
    assert _meets("we", mine, _side("group-2", "Anna Roe", "nil-1"))
    nurse = _side("group-1", "nurse", "unnamed-1")
    assert not _meets("we", nurse, _side("group-2", "nurse", "unnamed-2"))


def test_people_without_a_name_are_of_their_article() -> None:
    """ "The nurse" or "the union" of two articles are two, unless one quotation holds the "I"."""
    nurse, other = (_nil(f"unnamed-{at}", "nurse", EntityKind.PERSON) for at in "12")
    union, rival = (_nil(f"unnamed-{at}", "union", EntityKind.ORG) for at in "34")
    assert not _meets("the nurse", nurse, other)
    assert not _meets("the union", union, rival)
    assert not _meets("I", nurse, other)
    renderings = tuple(
        Rendering(
            article_id=article_id,
            outlet="Courier",
            spans=(Span(0, 30),),
            text="I leave the yard",
            source_id=None,
            cue="say",
            edit=Edit.WHOLE,
        )
        for article_id in ("a-1", "a-2")
    )
    quotation = Quotation(quotation_id="quo-1", text="I leave the yard", renderings=renderings)
    assert _meets("I", nurse, other, (quotation,))
    assert not _meets("she", nurse, other, (quotation,))


def test_somebody_is_told_and_not_said() -> None:
    """One outlet writes "said in an interview with the Post", another "told the Post": the label
    tells the Post something, whichever wording is the commoner.
    """
    first, second, third = (Writer(outlet=name, article_id=f"a-{name}") for name in "ABC")
    for writer in (first, second):
        act = writer.say("Zelensky", "say", None, (RECIPIENT, "to", "the Post"))
        writer.say("Russia", "attack", "Ukraine", content_of=act.assertion_id)
    act = third.say("Zelensky", "tell", "the Post")
    third.say("Russia", "attack", "Ukraine", content_of=act.assertion_id)
    result = merged(first, second, third)
    labels = {claim.label for claim in result.claims if claim.predicate in ("say", "tell")}
    assert labels == {"Volodymyr Zelenskyy tells the Post: Russia attacks Ukraine"}
