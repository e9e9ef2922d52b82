"""What the tagger found, in the words of the article, made into drafts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.attribute.asides import own_words_of_the_outlet
from kg.attribute.drafts import Draft, Layout
from kg.attribute.frames import polarity_of
from kg.attribute.lexicon import Part, Shape, load_lexicon
from kg.attribute.medium import find_medium
from kg.attribute.phrases import asides_of, spans_of
from kg.attribute.sources import source_tokens
from kg.attribute.subtrees import subtree, words_of
from kg.grammar import char_span, child, is_infinitive
from kg.quotes import without_comma
from kg.records import CueClass, Form, Span

#: In which order the shapes of a cue are asked for its class.
_SHAPES = (Shape.THAT, Shape.QUOTE, Shape.NP, Shape.TO, Shape.OTO, Shape.AS, Shape.WH, Shape.ING)
_PARTS = {"VERB": Part.VERB, "NOUN": Part.NOUN, "ADJ": Part.ADJECTIVE, "ADV": Part.ADVERB}
_VERBS = ("aux", "aux:pass", "cop")
_BESIDE = frozenset({"acl:relcl", "advcl", "advcl:relcl"})
_WHEN = frozenset({"after", "as", "before", "since", "until", "when", "while"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})

Words = tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One find of the tagger; source or cue are empty where it saw none, contents never are.

    The contents are in the order of the text and share no word.
    """

    source: Words
    cue: Words
    contents: tuple[Words, ...]


def draft_tagged(layout: Layout, one: Tagged, known: Draft | None) -> Draft | None:
    """Return the draft of a find, None where nothing worth keeping is left of it.

    `known` is what the rules have for its cue: they know what it does, its medium and polarity.
    A find with neither a source nor a cue that the rules know is dropped: on PolNeAR two of three
    such are wrong.
    """
    content = [token for part in one.contents for token in part]
    one = replace(one, cue=_without_pronoun(one.cue))
    form, spans = _form(layout, content, one.cue)
    source = _source(one.source)
    if not spans or (known is None and not source):
        return None
    head = known.source if known is not None else None
    own = () if form is Form.DIRECT else _own(content, one.cue)
    if known is None and form is Form.INDIRECT and not is_said(content, one.cue):
        own = spans
    return replace(
        known if known is not None else _unknown(one.cue),
        words=one.cue,
        source=head if head is not None and (head in source or not source) else _top(source),
        source_span=char_span(source) if source else None,
        content=spans,
        form=form,
        own=own,
    )


def is_said(content: Sequence[Token], cue: Words) -> bool:
    """Say whether somebody but the outlet answers for a content whose cue no rule has read.

    Where words only name what an attitude or an act is about ("backed [the deal]", "criticised [a
    plan that the mayor had signed]", "sought [to leave]"), it is the outlet that says so. A
    statement is one's own ("feared [the dam would break]"), and so is anything but a bare noun
    with a word that can report ("the poll shows [Ito leading]").
    """
    heads = heads_of(words_of(content))
    if any(_is_finite(head) and head.dep_ not in _BESIDE for head in heads):
        return True
    lexicon, main = load_lexicon(), _main_word(cue)
    after = [word for word in cue if main is None or word.i >= main.i]
    shapes = {s for word in after for s in lexicon.shapes(word.lemma_.lower(), _part(word))}
    if all(is_infinitive(head) for head in heads):
        shapes &= {Shape.TO, Shape.OTO}
    if not shapes:
        return False
    return len(heads) != 1 or heads[0].pos_ not in _NOUNS or _is_predicated(heads[0])


def _is_finite(head: Token) -> bool:
    verbs = (head, *(child for child in head.children if child.dep_ in _VERBS))
    return any("Fin" in verb.morph.get("VerbForm", []) for verb in verbs)


def _is_predicated(noun: Token) -> bool:
    """ "him a liar", "the idea that they left": more than a thing stands there."""
    return any(
        child.dep_ in ("cop", "nsubj", "nsubj:pass")
        or (child.dep_ == "acl" and child.tag_ != "VBN")
        for child in noun.children
    )


def _source(words: Words) -> Words:
    """Return the words of a source, the one meant instead of "who", without a last comma."""
    if len(words) == 1 and words[0].tag_ in ("WP", "WDT"):
        clause = next((w for w in (words[0], *words[0].ancestors) if w.dep_ == "acl:relcl"), None)
        before = source_tokens(clause.head) if clause is not None else []
        return tuple(word for word in before if word.i < words[0].i)
    if len(words) == 1 and words[0].dep_ == "det":
        return ()
    return words[:-1] if words and words[-1].text == "," else words


def _without_pronoun(cue: Words) -> Words:
    """Return a cue without the relative pronoun before it: "it was Ito [that promised]"."""
    return cue[1:] if len(cue) > 1 and cue[0].tag_ in ("WDT", "WP", "PRP") else cue


def _unknown(cue: Words) -> Draft:
    """Return the beginnings of a draft for a cue that no rule knows."""
    head = _main_word(cue)
    if head is None:
        return Draft((), "", CueClass.SAY, None, (), Form.INDIRECT)
    lemma, lexicon = head.lemma_.lower(), load_lexicon()
    part = _part(head)
    found = (lexicon.find(lemma, part, shape) for shape in _SHAPES)
    return Draft(
        words=cue,
        lemma=lemma,
        cue_class=next((each.cue_class for each in found if each is not None), CueClass.SAY),
        source=None,
        content=(),
        form=Form.INDIRECT,
        polarity=polarity_of(head),
        medium=find_medium(head) if part is Part.VERB else None,
    )


def _main_word(cue: Words) -> Token | None:
    """Return the word that a cue is about: "forgive" of "have yet to forgive"."""
    word = _top(cue)
    while word is not None:
        inner = child(word, "xcomp")
        if inner is None or inner not in cue:
            break
        word = inner
    return word


def _part(word: Token) -> Part:
    return _PARTS.get(word.pos_, Part.VERB)


def _form(layout: Layout, content: Sequence[Token], cue: Words) -> tuple[Form, tuple[Span, ...]]:
    """Return the form of a content and its spans: without marks where all of it is quoted."""
    # The colon of a quoted line of a transcript, ““LUND: We tried.””, stands in no quotation.
    depth = len(layout.level_of(cue[0])) if any(not word.is_punct for word in cue) else 0
    words = words_of(content)
    quoted = [token for token in words if len(layout.level_of(token)) > depth]
    if words and len(quoted) == len(words):
        inside = [token for token in content if len(layout.level_of(token)) > depth]
        return Form.DIRECT, _quoted_spans(layout, inside)
    return Form.MIXED if quoted else Form.INDIRECT, spans_of(content)


def _quoted_spans(layout: Layout, inside: Sequence[Token]) -> tuple[Span, ...]:
    """Return one span for each unbroken run of quoted tokens, full stops kept."""
    runs: list[list[Token]] = []
    for token in inside:
        if runs and all(each.is_space for each in token.doc[runs[-1][-1].i + 1 : token.i]):
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple(without_comma(layout.text, char_span(run)) for run in runs)


def _own(content: Sequence[Token], cue: Words) -> tuple[Span, ...]:
    words = words_of(content)
    heads = heads_of(words)
    if not heads:
        return ()
    own = own_words_of_the_outlet(content, heads[0])
    # "asked for help [before the talks began]": when it was said, not what.
    loose = [head for head in heads if head.dep_ == "advcl" and head.head in cue]
    if len(loose) < len(heads):
        own += [w for head in loose if _is_circumstance(head) for w in subtree(head) if w in words]
    return asides_of(own)


def _is_circumstance(clause: Token) -> bool:
    mark = child(clause, "mark") or child(clause, "advmod")
    return clause.tag_ == "VBG" if mark is None else mark.lower_ in _WHEN


def _top(tokens: Sequence[Token]) -> Token | None:
    """Return the first token whose head stands outside of `tokens`."""
    return next(iter(heads_of(tokens)), None)


def heads_of(tokens: Sequence[Token]) -> list[Token]:
    """Return the words whose heads stand outside of `tokens`, in order."""
    inside = {token.i for token in tokens}
    return [t for t in tokens if not t.is_punct and (t.head.i not in inside or t.head.i == t.i)]
