"""Names that their shape gives away ("Terminal Two", "Zeeland Today"), and types of names."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from spacy.tokens import Token

from kg.grammar import child, children
from kg.link.headlines import is_headline_case
from kg.link.lexicon import words
from kg.link.workspace import Found, Workspace
from kg.records import EntityKind, MentionKind
from kg.spelling import normalise

#: A span of tokens with the type of what it names.
Shaped = tuple[int, int, EntityKind]
_NAME_TAGS = {"NNP", "NNPS"}
#: Longest outlet name before its last word.
_OUTLET_WORDS = 3
#: Endings that make the name of a people or an adjective of a place name.
_ENDINGS = ("n", "an", "ian", "ese", "ish", "i")
_SETTLED = {EntityKind.OUTLET, EntityKind.FAC, EntityKind.NORP, EntityKind.EVENT}


def shaped_names(work: Workspace) -> Iterator[Shaped]:
    """Yield the names of numbered buildings and of outlets, in text order."""
    for token in work.tokens:
        if not token.text[:1].isupper() or work.is_furniture(token):
            continue
        if token.lower_ in words("outlet_word"):
            start = _outlet_start(work, token)
            if start < token.i:
                yield start, _outlet_end(work, token), EntityKind.OUTLET
        elif token.lower_ in words("numbered") and _is_numbered(work, token):
            yield token.i, token.i + 2, EntityKind.FAC


def _is_numbered(work: Workspace, token: Token) -> bool:
    return token.i + 1 < len(work.doc) and _is_number(work.tokens[token.i + 1])


def _outlet_end(work: Workspace, token: Token) -> int:
    """Return where an outlet's name ends: "Lund Daily Echo" goes on as the recogniser has it."""
    end = token.i + 1
    while end < len(work.doc) and token.ent_type_ and work.tokens[end].ent_iob_ == "I":
        end += 1
    return end


def _is_number(token: Token) -> bool:
    """Say whether a word numbers a building: "4", "Four", "B"."""
    if token.text.isdigit() and len(token) < 4:
        return True
    return token.text[:1].isupper() and (token.lower_ in words("numeral") or len(token) == 1)


def _outlet_start(work: Workspace, last: Token) -> int:
    """Return where an outlet's name begins that ends at `last`; `last` itself if it is none."""
    if last.is_sent_start or is_headline_case(last):
        return last.i
    start = last.i
    while start > max(last.i - _OUTLET_WORDS, 0):
        before = work.tokens[start - 1]
        name = before.tag_ in _NAME_TAGS and before.text[:1].isupper()
        if not name or before.text.rstrip(".").lower() in words("title"):
            break
        if before.lower_ in words("calendar") or before.sent.start != last.sent.start:
            break
        start -= 1
    while work.tokens[start].ent_iob_ == "I" and last.ent_iob_ == "I" and start > last.sent.start:
        # "Trader's Business Daily" goes as far back as the recogniser has it.
        start -= 1
    if work.tokens[start].tag_ == "DT":
        start += 1
    alone = last.i - start == 1
    if alone and work.kb.country_of_adjective(work.tokens[start].text) is not None:
        # "Ukrainian TV" is no one outlet.
        return last.i
    return start


def agree_on_types(work: Workspace) -> None:
    """Give all mentions of one unknown name one type, by votes of the recogniser and of grammar.

    A recogniser takes "Zeeland" for a person in one sentence and for a place in
    the next; "in Zeeland" and "the Zeelandic" settle it.
    """
    groups: dict[str, list[Found]] = defaultdict(list)
    for found in work.found:
        unknown = not found.entries and found.hint is not None and found.hint not in _SETTLED
        if found.kind is MentionKind.NAME and unknown:
            groups[normalise(found.text)].append(found)
    surnames = {
        normalise(f.text).split()[-1]
        for f in work.found
        if f.hint is EntityKind.PERSON and " " in f.text and normalise(f.text)
    }
    outlets = {normalise(f.text).split()[0] for f in work.found if f.hint is EntityKind.OUTLET}
    adjectives = {token.text: token.i for token in work.tokens if _is_adjective(token)}
    for name, mentions in groups.items():
        if any(f.gender for f in mentions):
            continue
        if _are_bodies(work, mentions):
            for found in mentions:
                found.hint = EntityKind.ORG
        if " " in name or name in surnames:
            continue
        votes = Counter(f.hint for f in mentions)
        governed = votes.pop(EntityKind.GPE, 0)
        place = EntityKind.LOC if votes[EntityKind.LOC] > governed else EntityKind.GPE
        votes[EntityKind.LOC] += governed + sum(_is_in_place(work, f) for f in mentions)
        text = mentions[0].text
        # Papers are called after places: "Zeeland Today".
        derived = [text + end for end in _ENDINGS if text + end in adjectives]
        votes[EntityKind.LOC] += 3 * (name in outlets or bool(derived))
        if votes[EntityKind.LOC] > 1 and votes[EntityKind.LOC] == max(votes.values()):
            for found in mentions:
                found.hint = place
            for word in derived:
                _derive(groups.get(normalise(word), []), text)


def _is_in_place(work: Workspace, found: Found) -> int:
    """Return 2 for "said in Zeeland", where no person and no company stands, else 0."""
    root = work.tokens[found.root]
    marks = [mark.lower_ for mark in children(root, "case")]
    placed = root.dep_ in {"obl", "nmod"} and root.head.lemma_.lower() not in words("held")
    return 2 * (marks == ["in"] and placed)


def _is_adjective(token: Token) -> bool:
    """Say whether a word with a capital describes: "a Zeelandic ship", "was Zeelandic"."""
    if not token.text[:1].isupper():
        return False
    described = token.dep_ in {"amod", "compound"} and token.head.pos_ == "NOUN"
    predicate = token.dep_ == "xcomp" or child(token, "cop") is not None
    return described or predicate or token.tag_ == "JJ"


def _derive(adjectives: list[Found], place: str) -> None:
    """Make demonyms of an unknown place of the words that a recogniser took for names."""
    for found in adjectives:
        found.kind, found.hint, found.place = MentionKind.DEMONYM, None, place


def _are_bodies(work: Workspace, mentions: list[Found]) -> bool:
    """Say whether grammar makes a body of a person, or half of the mentions are one's."""
    hints = Counter(found.hint for found in mentions)
    if any(_is_called_firm(work, found) for found in mentions):
        return True
    if not hints[EntityKind.PERSON]:
        return False
    full = " " in mentions[0].text
    even = full and hints[EntityKind.ORG] >= hints[EntityKind.PERSON]
    return even or any(_is_body(work, found) for found in mentions)


def _is_called_firm(work: Workspace, found: Found) -> bool:
    """Say whether a firm's noun stands beside a name: neither a person nor a place is a carrier."""
    nouns = _explaining(work, found)
    return any(words("company").get(noun.lemma_.lower()) == "body" for noun in nouns)


def _is_body(work: Workspace, found: Found) -> bool:
    """Say whether what is taken for a person is a body: "X, which says", "X, whose shares"."""
    nouns = (work.tokens[found.root], *_explaining(work, found))
    return any(_is_of_body(clause) for noun in nouns for clause in children(noun, "acl:relcl"))


def _explaining(work: Workspace, found: Found) -> list[Token]:
    root = work.tokens[found.root]
    return [*children(root, "appos"), *([root.head] if root.dep_ == "appos" else [])]


def _is_of_body(clause: Token) -> bool:
    """Say whether a relative clause is of no person: "which says", "whose shares fell"."""
    subject = child(clause, "nsubj")
    if subject is None:
        return False
    whose = child(subject, "nmod:poss")
    owned = whose is not None and whose.lower_ == "whose"
    return subject.lower_ == "which" or (owned and subject.lemma_.lower() in words("corporate"))
