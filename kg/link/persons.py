"""First and second person inside quotations: whom "I", "we" and "you" mean."""

from spacy.tokens import Token

from kg.ids import content_id
from kg.link.descriptions import Descriptions
from kg.link.heads import mention_at
from kg.link.listeners import Listeners
from kg.link.profiles import Profile
from kg.link.sides import side_of, side_of_phrase
from kg.link.speakers import Speakers
from kg.link.unnamed import find_speaking
from kg.link.workspace import Found, Workspace
from kg.records import EntityKind, MentionKind

_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves", "'s", "’s"})
_YOU = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_TAGS = frozenset({"PRP", "PRP$"})
_MANY = frozenset({EntityKind.GROUP, EntityKind.NORP})


def resolve_first_and_second(
    work: Workspace, speakers: Speakers, descriptions: Descriptions
) -> None:
    """Link "I" to the speaker, "we" to the speaker's side, "you" to the one spoken to.

    The side is the state or body that a person speaks for; else the people
    around the speaker, an entity of this article with the speaker for its only
    known member. Outside quotations these words stay open.
    """
    listeners = Listeners(work, speakers)
    for token in work.tokens:
        word = token.lower_
        if token.tag_ not in _TAGS or speakers.quotation_at(token) is None:
            continue
        if work.is_furniture(token) or token.i in work.taken:
            continue
        if word in _I:
            _link(work, token, _speaker(work, speakers, token, descriptions), ("speaker", 0.9))
        elif word in _YOU:
            listener, score = listeners.at(token) or (None, 0.0)
            _link(work, token, listener, ("addressee", score))
        elif word in _WE:
            _link_side(work, token, speakers, descriptions)


def _speaker(
    work: Workspace, speakers: Speakers, token: Token, descriptions: Descriptions
) -> Found | None:
    """Return the mention of the speaker; one without a name becomes an entity of the article."""
    quotation = speakers.quotation_at(token)
    if quotation is None:
        return None
    found, head = speakers.speaker_of(quotation), speakers.head_of(quotation)
    if found is not None or head is None:
        return found
    if head.lower_ in ("he", "she"):
        # "The captain waved. “We won,” he said": the source before is whom "he" means.
        head = speakers.source_before(head) or head
    return _called(work, head, descriptions) or find_speaking(work, head)


def _called(work: Workspace, head: Token, descriptions: Descriptions) -> Found | None:
    """Return the one person whom the article calls by a noun: "a judge", "Judge Amos Reddick"."""
    if head.pos_ != "NOUN" or head.tag_ != "NN" or mention_at(work, head) is not None:
        return None
    ids = {each.profile.entity_id for each in descriptions.called(head.lemma_.lower())}
    people = [each for each in sorted(ids) if work.profile(each).kind is EntityKind.PERSON]
    return work.mentions.nearest(people[0], head.i) if len(people) == 1 else None


def _link(work: Workspace, token: Token, target: Found | None, decision: tuple[str, float]) -> None:
    if target is None or target.entity_id is None:
        return
    rule, score = decision
    pronoun = _add(work, token, target)
    work.settle(pronoun, work.profile(target.entity_id), rule, min(score, target.score))


def _add(work: Workspace, token: Token, antecedent: Found | None) -> Found:
    return work.add(
        Found(
            start=token.i,
            end=token.i + 1,
            root=token.i,
            kind=MentionKind.PRONOUN,
            text=token.text,
            antecedent=antecedent,
        )
    )


def _link_side(
    work: Workspace, token: Token, speakers: Speakers, descriptions: Descriptions
) -> None:
    """Link "we" to the body or state that the speaker speaks for, else to the speaker's side."""
    quotation = speakers.quotation_at(token)
    if quotation is None:
        return
    named, head = speakers.speaker_of(quotation), speakers.head_of(quotation)
    side: Profile | None = None
    if named is not None and named.entity_id is not None:
        person = work.profile(named.entity_id)
        side = person if person.kind in _MANY else side_of(work, person, descriptions)
    if side is None and head is not None:
        side = side_of_phrase(work, head)
    if side is not None:
        work.settle(_add(work, token, None), side, "speaker-group", 0.6)
        return
    speaker = _speaker(work, speakers, token, descriptions)
    if speaker is not None and speaker.entity_id is not None:
        group = _people_around(work, work.profile(speaker.entity_id))
        work.settle(_add(work, token, speaker), group, "speaker-group", 0.5)


def _people_around(work: Workspace, person: Profile) -> Profile:
    """Return the group of a speaker for whom no body is known: it is of this article alone."""
    if person.kind in _MANY or person.kind is EntityKind.ORG:
        return person
    name = f"{person.name}’" if person.name.endswith("s") else f"{person.name}’s"
    group_id = content_id("group", "side", work.article.article_id, person.entity_id)
    group = work.nil_profile(f"{name} side", EntityKind.GROUP, group_id)
    group.members = (person.entity_id,)
    return group
