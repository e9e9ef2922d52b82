"""The link stage: mentions and entities of one article, and their ids on its statements."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, partial

from spacy.tokens import Doc

from kg.grammar import tokens_in
from kg.ids import content_id
from kg.link.coref.ranker import shipped_ranker
from kg.link.groups import find_groups
from kg.link.heads import mention_at, mention_of
from kg.link.identify import identify_names
from kg.link.kb import KbFile
from kg.link.knowledge import KnowledgeBase
from kg.link.metonymy import read_metonyms
from kg.link.nominals import resolve_homelands, resolve_nominals
from kg.link.persons import resolve_first_and_second
from kg.link.pronouns import resolve_third
from kg.link.ranked import PERSONAL, POINTING, Ranked
from kg.link.scan import find_names
from kg.link.speakers import Speakers
from kg.link.things import add_short_names
from kg.link.workspace import Found, Profile, Workspace
from kg.records import (
    Argument,
    Article,
    Assertion,
    Attribution,
    Entity,
    EntityKind,
    Form,
    Mention,
    MentionKind,
    Qualifier,
    Voice,
)
from kg.spelling import normalise
from kg.tree import as_tree

#: Least score with which a mention gives its entity to an argument or a voice.
TRUSTED = 0.5

_Hearing = Callable[[Voice], Voice]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """One article's mentions and entities, and its records with entity ids filled in.

    Mentions are in text order, entities in order of id; attributions and
    assertions keep their order.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    assertions: tuple[Assertion, ...]


class Linker:
    """Links articles against one knowledge base; the shipped one unless another is given.

    `file` is asked where the shipped one knows no answer. Calls share nothing but
    the knowledge base, so the order of articles does not matter.
    """

    def __init__(self, kb: KnowledgeBase | None = None, file: KbFile | None = None) -> None:
        if kb is None:
            kb = KnowledgeBase.shipped() if file is None else KnowledgeBase.shipped_and(file)
        self._kb = kb

    def __call__(
        self,
        doc: Doc,
        article: Article,
        attributions: tuple[Attribution, ...],
        assertions: tuple[Assertion, ...],
    ) -> Linked:
        """Return the mentions and entities of `doc`, and new records with entity ids."""
        with as_tree(doc, article.text) as tree:
            work = Workspace(tree, article, self._kb)
            resolve(work, attributions)
            # A voice stands in its attribution and in every assertion under it.
            heard = cache(partial(_voice, work))
            return Linked(
                mentions=_mentions(work),
                entities=_entities(work),
                attributions=tuple(_attribution(work, each, heard) for each in attributions),
                assertions=tuple(_assertion(work, each, heard) for each in assertions),
            )


def resolve(work: Workspace, attributions: tuple[Attribution, ...]) -> None:
    """Run the steps of the stage; each uses what the earlier ones decided."""
    find_names(work)
    identify_names(work)
    add_short_names(work)
    read_metonyms(work)
    descriptions = resolve_nominals(work)
    speakers = Speakers(work, attributions)
    ranked = Ranked(work, speakers, shipped_ranker())
    resolve_third(work, speakers, groups=False)
    ranked.settle(PERSONAL)
    resolve_first_and_second(work, speakers, descriptions)
    resolve_homelands(work)
    find_groups(work)
    resolve_third(work, speakers, groups=True)
    ranked.settle(POINTING)
    ranked.keep_open()
    _add_terms(work, attributions)


def _add_terms(work: Workspace, attributions: Iterable[Attribution]) -> None:
    """Add each scare-quoted term as an entity: what an outlet will not call so itself."""
    for attribution in attributions:
        if attribution.form is not Form.SCARE or not attribution.content:
            continue
        tokens = tokens_in(work.doc, attribution.content[0])
        if not tokens:
            continue
        start, end = tokens[0].i, tokens[-1].i + 1
        name = work.text(start, end)
        found = Found(
            start=start,
            end=end,
            root=work.doc[start:end].root.i,
            kind=MentionKind.TERM,
            text=name,
        )
        work.add(found, claim=False)
        term_id = content_id("term", normalise(name))
        profile = work.nil_profile(name, EntityKind.TERM, term_id)
        work.entities.add_form(profile, name)
        work.settle(found, profile, "scare", 0.9)


def _mentions(work: Workspace) -> tuple[Mention, ...]:
    """Return the mentions in text order, those with an open entity among them."""
    found = sorted([*work.resolved(), *work.open], key=lambda each: (each.start, each.end))
    return tuple(_mention(work, each) for each in found)


def _mention(work: Workspace, found: Found) -> Mention:
    before = found.antecedent
    return Mention(
        article_id=work.article.article_id,
        span=work.span(found.start, found.end),
        text=found.text,
        kind=found.kind,
        entity_id=found.entity_id or "",
        literal_id=found.literal_id,
        antecedent=work.span(before.start, before.end) if before else None,
        score=round(found.score, 3),
        rule=found.rule,
    )


def _entities(work: Workspace) -> tuple[Entity, ...]:
    """Return the entities of the mentions, and the members of their groups."""
    ids = {i for f in work.resolved() for i in (f.entity_id, f.literal_id) if i is not None}
    ids |= {member for entity_id in ids for member in work.profile(entity_id).members}
    return tuple(_entity(work.profile(entity_id)) for entity_id in sorted(ids))


def _entity(profile: Profile) -> Entity:
    forms = sorted(profile.forms)
    if profile.entry is None and profile.kind is EntityKind.PERSON and forms:
        name = max(forms, key=lambda form: (len(form.split()), len(form), form))
    else:
        name = profile.name
    return Entity(
        entity_id=profile.entity_id,
        name=name,
        kind=profile.kind,
        aliases=tuple(forms),
        same_as=profile.entry.same_as if profile.entry else None,
        members=profile.members,
    )


def _attribution(work: Workspace, attribution: Attribution, heard: _Hearing) -> Attribution:
    medium = attribution.medium
    return replace(
        attribution,
        source=heard(attribution.source),
        medium=_argument(work, medium) if medium is not None else None,
    )


def _assertion(work: Workspace, assertion: Assertion, heard: _Hearing) -> Assertion:
    thing = assertion.object
    return replace(
        assertion,
        subject=_argument(work, assertion.subject),
        object=_argument(work, thing) if thing is not None else None,
        qualifiers=tuple(_qualifier(work, qualifier) for qualifier in assertion.qualifiers),
        voice=tuple(map(heard, assertion.voice)),
    )


def _qualifier(work: Workspace, qualifier: Qualifier) -> Qualifier:
    argument = _argument(work, qualifier.argument)
    return qualifier if argument is qualifier.argument else replace(qualifier, argument=argument)


def _argument(work: Workspace, argument: Argument) -> Argument:
    """Fill in the entity of a phrase whose head word is the mention's head.

    "Russian missiles" and "NATO's chief" mean neither Russia nor NATO.
    """
    head = work.token_at(argument.head_span.start)
    found = mention_at(work, head, argument.span) if head is not None else None
    entity_id = _trusted(found)
    # Copying a record that stays as it is took a tenth of the stage.
    same = entity_id == argument.entity_id
    return argument if same else replace(argument, entity_id=entity_id)


def _voice(work: Workspace, voice: Voice) -> Voice:
    if voice.span is None:
        return voice
    return replace(voice, entity_id=_trusted(mention_of(work, voice.span)))


def _trusted(found: Found | None) -> str | None:
    return found.entity_id if found is not None and found.score >= TRUSTED else None
