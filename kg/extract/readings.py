"""A reading of how a statement is meant, and what single words do to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.chains import verb_name
from kg.extract.lexicon import Mode, implicatives, modes
from kg.extract.polarity import is_negated
from kg.extract.predicates import is_shared_form
from kg.grammar import child, children, first_conjunct
from kg.records import Certainty, Modality, Polarity

#: Of two modes the one further from plain fact is kept.
STRENGTH = (
    Modality.ASSERTED,
    Modality.INTENDED,
    Modality.POSSIBLE,
    Modality.NECESSARY,
    Modality.CONDITIONAL,
    Modality.REQUESTED,
    Modality.QUESTIONED,
)
DOUBT = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNSPECIFIED)
EPISTEMIC = frozenset({"may", "might", "could"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """Polarity, modality and certainty of one proposition by its innermost voice.

    `open` is true where a governing word leaves it open whether the thing
    happened ("refused" under negation); certainty is then unspecified.
    """

    negative: bool = False
    modality: Modality = Modality.ASSERTED
    doubt: Certainty | None = None
    open: bool = False
    hedges: tuple[str, ...] = ()

    def under(self, modality: Modality, doubt: Certainty | None = None) -> "Factuality":
        """Return this reading with a further mode and doubt over it."""
        strongest = max(self.modality, modality, key=STRENGTH.index)
        doubts = [each for each in (self.doubt, doubt) if each is not None]
        deepest = max(doubts, key=DOUBT.index) if doubts else None
        return replace(self, modality=strongest, doubt=deepest)

    @property
    def polarity(self) -> Polarity:
        """Negative or positive."""
        return Polarity.NEGATIVE if self.negative else Polarity.POSITIVE

    @property
    def certainty(self) -> Certainty:
        """The doubt that was seen, else what the mode implies."""
        if self.open:
            return Certainty.UNSPECIFIED
        if self.doubt is not None:
            return self.doubt
        if self.modality == Modality.ASSERTED:
            return Certainty.CERTAIN
        possible = self.modality == Modality.POSSIBLE
        return Certainty.POSSIBLE if possible else Certainty.UNSPECIFIED


def _auxiliaries(word: Token) -> Iterator[Token]:
    found = list(children(word, "aux"))
    if not found and word.dep_ == "conj" and is_shared_form(word):
        found = list(children(first_conjunct(word), "aux"))
    yield from found


def _with_auxiliary(reading: Factuality, aux: Token, mode: Mode) -> Factuality:
    if aux.lower_ in ("'d", "’d") and aux.head.tag_ == "VBN":
        return reading
    perfect = any(part.lemma_ == "have" for part in children(aux.head, "aux") if part.i > aux.i)
    if aux.lower_ == "must" and perfect:
        # "must have fired" concludes; "must fire" obliges.
        return hedged(reading.under(Modality.ASSERTED, Certainty.PROBABLE), aux)
    if aux.lower_ in EPISTEMIC:
        return hedged(reading.under(mode.modality, Certainty.POSSIBLE), aux)
    return reading.under(mode.modality, mode.certainty)


def hedged(reading: Factuality, word: Token) -> Factuality:
    """Return the reading with a hedge word noted."""
    return replace(reading, hedges=(*reading.hedges, word.lower_))


def kind_of(word: Token) -> str:
    """Return under which kind the lexicons hold a predicate word: "adjective" or "verb"."""
    return "adjective" if word.pos_ == "ADJ" or child(word, "cop") else "verb"


def with_outcome(
    reading: Factuality, kind: str, word: Token, link: str | None = None
) -> Factuality | None:
    """Apply an implicative word; None where it is none.

    With a `link` the word counts together with it only: "keep from", "succeed in".
    """
    key = verb_name(word) if kind in ("verb", "noun") else word.lower_
    signature = implicatives().get((kind, key if link is None else f"{key} {link}"))
    if signature is None:
        return None
    outcome = signature[1] if _is_denied(word, link) else signature[0]
    if outcome == "0":
        # "did not refuse to go", "It is not clear that he went": he may have.
        return replace(reading.under(Modality.POSSIBLE), open=True)
    return replace(reading, negative=not reading.negative) if outcome == "-" else reading


def _is_denied(word: Token, link: str | None) -> bool:
    # "did not stop short of blaming": the negation lies on the verb.
    beside = link is not None and word.pos_ == "ADJ" and word.dep_ in ("xcomp", "advmod")
    return is_negated(word.head if beside else word)


def with_modals(reading: Factuality, word: Token) -> Factuality:
    """Return the reading under the modal auxiliaries of `word`, its own or shared ones."""
    for aux in _auxiliaries(word):
        mode = modes().get(("auxiliary", aux.lower_))
        if mode is not None:
            reading = _with_auxiliary(reading, aux, mode)
    return reading
