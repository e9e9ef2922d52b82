"""Those who are asked to act and whom no word of the text names: "Stop the war!".

English leaves the subject of an imperative unsaid, and the verb form alone
shows that it is the one spoken to. So the verb is the evidence: such a subject
stands where the verb does, with "you" for its head and minimal wording. It is
never linked, and like any "you" it reaches no further than its article.
"""

from spacy.tokens import Token

from kg.extract.arguments import Filler, make_argument
from kg.grammar import char_span, child
from kg.records import Argument

YOU = "you"


def imply(verb: Token) -> Filler:
    """Return the filler for the unsaid subject of the imperative `verb`."""
    return Filler(verb, clause=True)


def subject_argument(subject: Filler, head: Token) -> Argument:
    """Return the Argument of the subject of the predicate `head`, said or unsaid."""
    if not (subject.clause and subject.head.i == head.i):
        return make_argument(subject)
    verb = child(head, "cop") or head
    span = char_span([verb])
    return Argument(text=verb.text, span=span, head=YOU, head_span=span, minimal=YOU)
