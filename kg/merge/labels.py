"""Claims as records: canonical slots and one plain sentence."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile

from kg.merge.alternations import INQUIRY
from kg.merge.frames import Extra, Frame, Side
from kg.merge.relations import Shape, relation_of
from kg.merge.terms import UNSAID, Term, TermKind
from kg.records import Claim, ClaimQualifier, Predicate, QualifierRole, Slot

#: Longest label, in code points.
LABEL_LENGTH = 200
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


def _surface(chosen: Term, terms: Iterable[Term]) -> str:
    """Return the most frequent text of `chosen`; ties go to the longest, then the alphabet."""
    texts = Counter(term.text for term in terms if term.key == chosen.key and term.text)
    if not texts:
        return chosen.text or chosen.head
    return min(texts, key=lambda text: (-texts[text], -len(text), text))


def _slot(terms: Sequence[Term]) -> Slot | None:
    chosen = _fullest(terms)
    if chosen is None:
        return None
    return Slot(text=_surface(chosen, terms), key=chosen.key, entity_id=chosen.entity_id)


def _content_slot(frames: Sequence[Frame], labels: Mapping[str, str]) -> Slot | None:
    """Return the slot of what a speech act conveys: all claims that any wording conveys."""
    ids = sorted({claim_id for frame in frames for claim_id in frame.content})
    if not ids:
        return None
    text = "; ".join(dict.fromkeys(labels[claim_id] for claim_id in ids))
    return Slot(text=text, key="claims:" + "+".join(ids), entity_id=None)


def _qualifiers(frames: Sequence[Frame]) -> list[ClaimQualifier]:
    """Return the fullest term of each role and side that any wording has."""
    table: dict[tuple[QualifierRole, Side], list[Extra]] = {}
    for frame in frames:
        for extra in frame.extras:
            table.setdefault((extra.role, extra.side), []).append(extra)
    found = []
    for (role, _side), extras in sorted(table.items()):
        slot = _slot([extra.term for extra in extras])
        if slot is not None:
            markers = Counter(e.marker for e in extras if e.term.key == slot.key)
            marker = min(markers, key=lambda text: (-markers[text], text))
            found.append(ClaimQualifier(role=role, marker=marker, slot=slot))
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


#: Words of a passive predicate that stand before its participle.
_AUXILIARIES = frozenset(
    {
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "am",
        "get",
        "gets",
        "got",
        "has",
        "have",
        "had",
        "having",
        "do",
        "does",
        "did",
        "not",
        "never",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "to",
    }
)


def participle(predicate: Predicate) -> str:
    """Return the participle of a passive: "shot down" of "has been shot down by"."""
    words = [w for w in predicate.text.lower().split() if not w.endswith(("ly", "n't", "n’t"))]
    core = list(dropwhile(_AUXILIARIES.__contains__, words))
    return " ".join(core[:-1] if core[-1:] == ["by"] and len(core) > 1 else core)


def _core(claim: Claim, passives: Sequence[str]) -> tuple[list[str], Sequence[ClaimQualifier]]:
    """Return subject, verb and object as they read best, and the qualifiers that are left.

    Without an agent a claim reads as the passive that it is printed in
    (`passives` are the participles: "two tanks be set ablaze"), or from the side
    of who receives ("the crew get boats").
    """
    target, rest = claim.object, claim.qualifiers
    if claim.subject.key != UNSAID.key or target is None:
        return [claim.subject.text, claim.predicate, target.text if target else ""], rest
    if passives:
        counts = Counter(passives)
        return [target.text, "be", min(counts, key=lambda text: (-counts[text], text))], rest
    receiver = next((q for q in rest if q.role is QualifierRole.RECIPIENT), None)
    if receiver is None:
        return [UNSAID.text, claim.predicate, target.text], rest
    return [receiver.slot.text, "get", target.text], [q for q in rest if q is not receiver]


def _rare(frames: Sequence[Frame]) -> set[QualifierRole]:
    """Return the roles that less than half of the wordings fill.

    Where one outlet of five adds "when the crane fell", the label does not say so.
    """
    counts = Counter(role for frame in frames for role in {extra.role for extra in frame.extras})
    return {role for role, count in counts.items() if 2 * count < len(frames)}


def _sentence(claim: Claim, passives: Sequence[str], hidden: Container[QualifierRole]) -> str:
    """Write subject, verb, object and, in brackets, qualifiers whose role is not `hidden`."""
    parts, rest = _core(claim, passives)
    core = " ".join(part for part in parts if part)
    shown = [q for q in rest if q.role not in hidden]
    extras = [f"{q.marker or _MARKERS.get(q.role, '')} {q.slot.text}".strip() for q in shown]
    text = f"{core} ({', '.join(extras)})" if extras else core
    return text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1].rstrip() + "…"


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
    subject = _slot([frame.subject for frame in frames])
    theme = _slot([frame.theme for frame in frames if frame.theme])
    verb = _verb(frames, [predicate.lemma for predicate in predicates])
    if theme is not None and all(frame.relation.shape is Shape.UNDERGO for frame in frames):
        # Nobody says that anybody killed them: "two workers die".
        subject, theme, verb = theme, None, _suffered(predicates)
    recipient = _slot([frame.recipient for frame in frames if frame.recipient])
    content = _content_slot(frames, labels)
    qualifiers = _qualifiers(frames)
    target = theme or recipient or content
    if verb == "say" and target is recipient and recipient is not None:
        # "Said in an interview with the Post" and "told the Post" are one claim.
        verb = "tell"
    if recipient is not None and target is theme:
        qualifiers.append(ClaimQualifier(role=QualifierRole.RECIPIENT, marker="to", slot=recipient))
    if content is not None and target is not content:
        qualifiers.append(ClaimQualifier(role=QualifierRole.TOPIC, marker="that", slot=content))
    if subject is None:
        raise ValueError(f"claim {claim_id} has no assertions")
    ordered = tuple(sorted(qualifiers, key=lambda q: (q.role, q.marker, q.slot.key)))
    draft = Claim(
        claim_id=claim_id,
        subject=subject,
        predicate=verb,
        object=target,
        qualifiers=ordered,
        label="",
    )
    passives = [participle(predicate) for predicate in predicates if predicate.passive]
    hidden = _rare(frames)
    if recipient is not None:
        hidden.discard(QualifierRole.RECIPIENT)
    if content is not None:
        hidden.discard(QualifierRole.TOPIC)
    return replace(draft, label=_sentence(draft, passives, hidden))
