"""Claims as plain sentences: "NATO gives more weapons to Ukraine".

A claim has no tense, polarity or modality of its own, so its sentence stands in the present tense;
what each outlet makes of it stands with its assertions.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import dropwhile

from kg.merge.terms import UNSAID
from kg.records import Predicate

#: Longest label, in code points.
LABEL_LENGTH = 200
_FORMS = {"be": ("is", "are"), "have": ("has", "have")}
_VOWELS = frozenset("aeiou")
#: Words that stand behind a pronoun ("shoot them down") and are never prepositions.
_PARTICLES = frozenset({"up", "down", "out", "off", "away", "back", "apart"})
_WEAK = frozenset({"it", "them", "him", "her", "us", "me", "you", "this", "that"})
#: Words of a passive predicate that stand before its participle.
_AUXILIARIES = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "am", "get", "gets", "got", "has", "have"}
    | {"had", "having", "do", "does", "did", "not", "never", "will", "would", "shall", "should"}
    | {"can", "could", "may", "might", "must", "to"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What fills a slot of a sentence.

    Its verb is that of several if `plural` ("they give"); `marker` is the preposition of a
    qualifier.
    """

    text: str
    plural: bool = False
    marker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The parts of a claim's sentence.

    `content` are the sentences of what a speech act conveys, `passives` the participles of the
    wordings that have no agent.
    """

    subject: Phrase
    verb: str
    target: Phrase | None = None
    receiver: Phrase | None = None
    extras: tuple[Phrase, ...] = ()
    content: str = ""
    passives: tuple[str, ...] = ()


def write_sentence(wording: Wording) -> str:
    """Return the claim as one sentence without a full stop, at most `LABEL_LENGTH` code points."""
    read = _turned(wording)
    core = " ".join(part for part in _core(read) if part)
    for extra in sorted(read.extras, key=lambda each: not core.endswith(f" {each.marker}")):
        # "Is described in" has the preposition of "in each article" already.
        doubled = bool(extra.marker) and core.endswith(f" {extra.marker}")
        core = f"{core} {extra.text if doubled else f'{extra.marker} {extra.text}'.strip()}"
    text = f"{core}: {read.content}" if read.content else core
    return text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1].rstrip() + "…"


def _turned(wording: Wording) -> Wording:
    """Return a claim without an agent as it reads best.

    It reads as the passive that it is printed in ("two tanks are set ablaze"), or from the side of
    who receives ("the crew gets boats").
    """
    target, receiver = wording.target, wording.receiver
    if wording.subject.text != UNSAID.text or target is None:
        return wording
    if receiver is not None:
        return replace(wording, subject=receiver, verb="get", receiver=None)
    if not wording.passives:
        return wording
    counts = Counter(wording.passives)
    common = min(counts, key=lambda text: (-counts[text], text))
    return replace(wording, subject=target, verb=f"be {common}", target=None)


def _core(wording: Wording) -> Iterator[str]:
    """Yield subject, verb, object and receiver in the order of a sentence."""
    subject, target = wording.subject, wording.target
    if wording.verb == "exist" and target is None and subject.text.lower() not in _WEAK:
        yield f"there {inflect('be', subject)} {subject.text}"
        return
    yield subject.text
    verb, _, last = inflect(wording.verb, subject).rpartition(" ")
    if target is not None and last in _PARTICLES and target.text.lower() in _WEAK:
        yield from (verb, target.text, last)
    else:
        yield from (f"{verb} {last}".strip(), target.text if target else "")
    if wording.receiver is not None:
        yield f"{wording.receiver.marker} {wording.receiver.text}".strip()


def inflect(predicate: str, subject: Phrase) -> str:
    """Return a predicate in the present tense of its subject: "shoots down", "are set ablaze"."""
    verb, gap, rest = predicate.partition(" ")
    if verb == "be" and subject.text == "I":
        return f"am{gap}{rest}"
    one, several = _FORMS.get(verb, (_third_person(verb), verb))
    return f"{several if subject.plural else one}{gap}{rest}"


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    hissing = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
    return f"{verb}es" if hissing else f"{verb}s"


def participle(predicate: Predicate) -> str:
    """Return the participle of a passive: "shot down" of "has been shot down by"."""
    words = [w for w in predicate.text.lower().split() if not w.endswith(("ly", "n't", "n’t"))]
    core = list(dropwhile(_AUXILIARIES.__contains__, words))
    return " ".join(core[:-1] if core[-1:] == ["by"] and len(core) > 1 else core)
