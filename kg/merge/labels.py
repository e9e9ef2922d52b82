"""Claims as records: canonical slots and one plain sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.merge.alternations import INQUIRY
from kg.merge.frames import Extra, Frame, Side
from kg.merge.relations import Shape, relation_of
from kg.merge.terms import UNSAID, Term, TermKind
from kg.merge.wording import Phrase, Wording, participle, write_sentence
from kg.records import Claim, ClaimQualifier, Predicate, QualifierRole, Slot

#: Share of a claim's assertions below which a wording is not shown.
RARE = 0.2
#: How a qualifier without a preposition of its own is introduced.
_MARKERS = {QualifierRole.RECIPIENT: "to", QualifierRole.TOPIC: "about"}


def _fullness(term: Term) -> tuple[int, int, int]:
    """Order terms by what they say: an entity, then a group, then the number of words."""
    rank = {TermKind.UNSAID: 0, TermKind.SCOPED: 1, TermKind.WORDS: 2, TermKind.TIME: 2}
    exact = term.moment.exactness() if term.moment else 0
    if term.kind is TermKind.ENTITY:
        return 4, 0, 0
    return rank.get(term.kind, 3), len(term.words) + len(term.numbers), exact


def _fullest(terms: Iterable[Term]) -> Term | None:
    """Return the term that says most, if at least a fifth of the assertions say so.

    A lone oddity ("WASHINGTON House Speaker") among many plain wordings is left
    aside; among equals the most frequent, then the smallest key counts.
    """
    counts = Counter(terms)
    if not counts:
        return None
    total = counts.total()
    common = [term for term in counts if counts[term] >= RARE * total] or list(counts)
    return min(common, key=lambda t: (tuple(-part for part in _fullness(t)), -counts[t], t.key))


@dataclass(frozen=True, slots=True)
class _Filled:
    """A slot of a claim and how it is said in its sentence."""

    slot: Slot
    phrase: Phrase


def _most_frequent(texts: Iterable[str], otherwise: str) -> str:
    """Return the most frequent text that is not empty; of equals the longest, then by alphabet."""
    counts = Counter(text for text in texts if text)
    return min(counts, key=lambda text: (-counts[text], -len(text), text), default=otherwise)


def _fill(terms: Iterable[Term | None]) -> _Filled | None:
    """Return what stands in a slot; None where no wording has anything there."""
    found = [term for term in terms if term is not None]
    chosen = _fullest(found)
    if chosen is None:
        return None
    alike = [term for term in found if term.key == chosen.key]
    text = _most_frequent((term.text for term in alike), chosen.head)
    same = [term for term in alike if term.text == text] or [chosen]
    said = _most_frequent((term.said for term in same), text)
    slot = Slot(text=text, key=chosen.key, entity_id=chosen.entity_id)
    return _Filled(slot, Phrase(said, any(term.plural for term in same)))


def _conveyed(frames: Sequence[Frame], labels: Mapping[str, str]) -> _Filled | None:
    """Return the slot of what a speech act conveys: all claims that any wording conveys."""
    ids = sorted({claim_id for frame in frames for claim_id in frame.content})
    if not ids:
        return None
    text = "; ".join(dict.fromkeys(labels[claim_id] for claim_id in ids))
    slot = Slot(text=text, key="claims:" + "+".join(ids), entity_id=None)
    return _Filled(slot, Phrase(text))


def _qualify(frames: Sequence[Frame]) -> list[tuple[ClaimQualifier, Phrase]]:
    """Return the fullest term of each role and side that any wording has."""
    table: dict[tuple[QualifierRole, Side], list[Extra]] = {}
    for frame in frames:
        for extra in frame.extras:
            table.setdefault((extra.role, extra.side), []).append(extra)
    found = []
    for (role, _side), extras in sorted(table.items()):
        filled = _fill(extra.term for extra in extras)
        if filled is not None:
            markers = Counter(e.marker for e in extras if e.term.key == filled.slot.key)
            marker = min(markers, key=lambda text: (-markers[text], text))
            shown = replace(filled.phrase, marker=marker or _MARKERS.get(role, ""))
            found.append((ClaimQualifier(role=role, marker=marker, slot=filled.slot), shown))
    return found


def _verb(frames: Sequence[Frame], lemmas: Sequence[str]) -> str:
    """Return the commonest wording of the relation; one name where wordings order their slots
    differently ("arm R with T", "give T to R")."""
    relation = frames[0].relation
    if relation.shape in (Shape.TRANSFER, Shape.RECEIVE, Shape.BLAME):
        return relation.name
    fitting = [
        lemma
        for lemma in lemmas
        if relation_of(lemma).name == relation.name
        and relation_of(lemma).shape is not Shape.UNDERGO
    ]
    # "ask" is a demand by itself and a question by what it conveys. What a light
    # verb stands for has no wording of its own ("extend" of "extend support").
    counts = Counter(fitting or (lemmas if relation.name == INQUIRY else ()))
    return min(counts, key=lambda lemma: (-counts[lemma], lemma)) if counts else relation.name


def _suffered(predicates: Sequence[Predicate]) -> str:
    """Return the commonest verb of a claim that names no agent: "die"."""
    lemmas = [p.lemma for p in predicates if relation_of(p.lemma).shape is Shape.UNDERGO]
    counts = Counter(lemmas or ["die"])
    return min(counts, key=lambda lemma: (-counts[lemma], lemma))


def _rare(frames: Sequence[Frame]) -> set[QualifierRole]:
    """Return the roles that less than half of the wordings fill.

    Where one outlet of five adds "when the crane fell", the label does not say so.
    """
    counts = Counter(role for frame in frames for role in {extra.role for extra in frame.extras})
    return {role for role, count in counts.items() if 2 * count < len(frames)}


def make_claim(
    claim_id: str,
    frames: Sequence[Frame],
    predicates: Sequence[Predicate],
    labels: Mapping[str, str],
) -> Claim:
    """Return the claim of the frames that were merged under `claim_id`.

    `frames` and `predicates` have one item per assertion; `labels` are the labels
    of the claims already made, which a speech act names as its content. Each
    slot takes the fullest wording; an addressee stands in the object slot where
    nothing else does, its content then is a topic.
    """
    subject = _fill(frame.subject for frame in frames)
    if subject is None:
        raise ValueError(f"claim {claim_id} has no assertions")
    theme = _fill(frame.theme for frame in frames if frame.theme != UNSAID)
    verb = _verb(frames, [predicate.lemma for predicate in predicates])
    if theme is not None and all(frame.relation.shape is Shape.UNDERGO for frame in frames):
        # Nobody says that anybody killed them: "two workers die".
        subject, theme, verb = theme, None, _suffered(predicates)
    recipient = _fill(frame.recipient for frame in frames)
    content = _conveyed(frames, labels)
    target = theme or recipient or content
    if verb == "say" and target is recipient and recipient is not None:
        # "Said in an interview with the Post" and "told the Post" are one claim.
        verb = "tell"
    qualified = _qualify(frames)
    qualifiers = [qualifier for qualifier, _ in qualified]
    receiver = None
    if recipient is not None and target is theme:
        receiver = replace(recipient.phrase, marker="to")
        given = ClaimQualifier(role=QualifierRole.RECIPIENT, marker="to", slot=recipient.slot)
        qualifiers.append(given)
    if content is not None and target is not content:
        topic = ClaimQualifier(role=QualifierRole.TOPIC, marker="that", slot=content.slot)
        qualifiers.append(topic)
    rare = _rare(frames)
    wording = Wording(
        subject=subject.phrase,
        verb=verb,
        target=target.phrase if target is not None and target is not content else None,
        receiver=receiver,
        extras=tuple(shown for qualifier, shown in qualified if qualifier.role not in rare),
        content=content.slot.text if content is not None else "",
        passives=tuple(participle(predicate) for predicate in predicates if predicate.passive),
    )
    return Claim(
        claim_id=claim_id,
        subject=subject.slot,
        predicate=verb,
        object=target.slot if target is not None else None,
        qualifiers=tuple(sorted(qualifiers, key=lambda q: (q.role, q.marker, q.slot.key))),
        label=write_sentence(wording),
    )
