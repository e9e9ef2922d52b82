"""People without a name who speak or are spoken to: "the nurse", "residents of the street".

A source or a listener is a person or a group of them by what it does, whatever
its noun. Such an entity belongs to its article: "a resident" of another one is
somebody else, and so is a second "a resident" of the same one.
"""

from spacy.tokens import Token

from kg.grammar import child, children, preposition
from kg.ids import content_id
from kg.link.descriptions import is_kind_noun
from kg.link.heads import mention_at
from kg.link.lexicon import words
from kg.link.workspace import Found, Workspace
from kg.records import EntityKind, MentionKind

_BEFORE = ("amod", "compound", "nummod")
#: Determiners that introduce somebody new.
_NEW = frozenset({"a", "an", "one", "another", "some", "several", "many", "two", "three", "other"})


def find_speaking(work: Workspace, head: Token) -> Found | None:
    """Return the mention of a phrase that speaks or is spoken to; a new one where it has none.

    None for pronouns, names that stayed open, furniture and phrases that a
    group will be made of ("her aides").
    """
    known = mention_at(work, head)
    if known is not None and known.entity_id is not None:
        return known
    if head.pos_ != "NOUN" or head.i in work.taken or work.is_furniture(head):
        return None
    plural = head.tag_ == "NNS"
    if plural and head.lemma_.lower() in words("collective") and child(head, "nmod:poss"):
        return None
    kind = EntityKind.GROUP if plural else EntityKind.PERSON
    return _add(work, head, EntityKind.ORG if is_kind_noun(head.lemma_.lower()) else kind)


def _add(work: Workspace, head: Token, kind: EntityKind) -> Found:
    start, end = _edges(head)
    name = work.text(start, end)
    found = Found(start=start, end=end, root=head.i, kind=MentionKind.NOMINAL, text=name)
    work.add(found)
    new = any(part.lower_ in _NEW for part in children(head, "det", "nummod"))
    place = str(head.idx) if new else ""
    key = content_id("unnamed", work.article.article_id, name.casefold(), place, kind)
    work.settle(found, work.nil_profile(name, kind, key), "unnamed", 0.6)
    return found


def _edges(head: Token) -> tuple[int, int]:
    """Return where a phrase begins without its article, and where it ends with its "of" phrase."""
    start, end = head.i, head.i + 1
    for part in children(head, *_BEFORE):
        if part.i < start and part.right_edge.i + 1 >= start - 1:
            start = min(start, part.left_edge.i)
    for part in children(head, "nmod"):
        if part.i > head.i and preposition(part) == "of" and part.left_edge.i == end:
            end = part.right_edge.i + 1
    return start, end
