"""Third-person pronouns: agreement, recency, subjects first; open where two fit alike.

After the sieve of Raghunathan et al. (2010) and Lappin and Leass (1994): what
does not agree is out, what is near and what is a subject weighs more. Nouns
that name no entity compete too, so that "it" for "the missile" is left alone
and not given to the nearest country.
"""

from bisect import bisect_left

from spacy.tokens import Token

from kg.grammar import CLAUSAL, SUBJECTS
from kg.link.antecedents import Antecedent, Pool, find_antecedents
from kg.link.lexicon import words
from kg.link.speakers import Speakers
from kg.link.workspace import Found, Workspace
from kg.records import EntityKind, MentionKind

HE, SHE, IT, THEY = "he", "she", "it", "they"
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), SHE),
    **dict.fromkeys(("it", "its", "itself"), IT),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), THEY),
}
_GENDER = {HE: "m", SHE: "f"}
#: Sentences back, quotations not counted, that a pronoun may reach.
REACH = {HE: 4, SHE: 4, IT: 1, THEY: 1}
#: Least lead over the best rival.
MARGIN = 0.25


def resolve_third(work: Workspace, speakers: Speakers, *, groups: bool) -> None:
    """Add mentions for he, she and it, or with `groups` for they, in text order."""
    wanted = {THEY} if groups else {HE, SHE, IT}
    open_ones = [token for token in work.tokens if _is_open(work, token, wanted)]
    if not open_ones:
        return
    sentence_of = _count_sentences(work, speakers)
    pool = Pool(find_antecedents(work))
    for token in open_ones:
        kind = PRONOUNS[token.lower_]
        first = bisect_left(sentence_of, sentence_of[token.i] - REACH[kind])
        best = _best(token, kind, pool.between(first, token), (sentence_of, speakers))
        if best is not None:
            pool.add(_add(work, token, *best))


def _is_open(work: Workspace, token: Token, wanted: set[str]) -> bool:
    kind = PRONOUNS.get(token.lower_)
    if kind not in wanted or token.i in work.taken:
        return False
    if token.pos_ != "PRON" or work.is_furniture(token):
        return False
    return not (kind == IT and _is_expletive(token))


def _count_sentences(work: Workspace, speakers: Speakers) -> list[int]:
    """Return a sentence number per token; sentences inside a quotation do not count on."""
    numbers, current = [], 0
    for sentence in work.doc.sents:
        quoted = speakers.quotation_at(sentence.root) is not None
        current += not quoted
        numbers += [current] * len(sentence)
    return numbers


def _is_expletive(token: Token) -> bool:
    """Say whether "it" means nothing: "it is clear that", "it seems", "it was him who"."""
    if token.dep_.startswith("expl"):
        return True
    if token.dep_ not in SUBJECTS:
        return False
    later = [child.dep_.split(":")[0] for child in token.head.children if child.i > token.head.i]
    copular = any(child.dep_ == "cop" for child in token.head.children)
    clause = {"csubj", "ccomp", "acl", "advcl", "xcomp"} & set(later)
    return token.head.lemma_.lower() in words("expletive") or (copular and bool(clause))


def _best(
    token: Token,
    kind: str,
    choices: list[Antecedent],
    context: tuple[list[int], Speakers],
) -> tuple[Antecedent, float] | None:
    """Return the winning antecedent with a score, or None where the choice is open."""
    sentence_of, speakers = context
    speaker = speakers.speaker_at(token)
    scored: dict[object, tuple[float, int, Antecedent]] = {}
    # "..., he says" goes on with the one who was speaking.
    talkers = speakers.sources_before(token, 2) if speakers.is_source(token) else set()
    bound = {c.entity_id for c in choices if c.entity_id and _is_bound(token, c.token)}
    for choice in choices:
        back = sentence_of[token.i] - sentence_of[choice.token.i]
        if choice.token.i >= token.i or not 0 <= back <= REACH[kind] or not _agrees(choice, kind):
            continue
        if speaker is not None and choice.entity_id == speaker.entity_id:
            continue
        if choice.entity_id in bound or _is_bound(token, choice.token):
            continue
        if not _may_reach(token, choice, kind, speakers):
            continue
        score = _weigh(token, choice, back) + (0.6 if choice.entity_id in talkers else 0.0)
        key = choice.entity_id or choice.token.i
        if key not in scored or score >= scored[key][0]:
            scored[key] = (score, choice.token.i, choice)
    ranked = sorted(scored.values(), key=lambda item: item[:2], reverse=True)
    if not ranked or ranked[0][2].entity_id is None:
        return None
    lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 1.0
    if lead < MARGIN:
        return None
    return ranked[0][2], 0.85 if lead >= 0.75 else 0.65


def _may_reach(token: Token, choice: Antecedent, kind: str, speakers: Speakers) -> bool:
    """Say whether a pronoun may look out of its quotation: "it" and "they" may not.

    In «"Do you think it is too much?" he asked of Ukraine» the quoted "it" does
    not know what the reporter wrote.
    """
    quotation = speakers.quotation_at(token)
    if quotation is None or kind in _GENDER:
        return True
    return any(span.start <= choice.token.idx < span.end for span in quotation.content)


def _agrees(choice: Antecedent, kind: str) -> bool:
    if kind in _GENDER:
        return choice.human and not choice.plural and choice.gender in ("", _GENDER[kind])
    if kind == THEY:
        return choice.plural
    return not choice.human and not choice.plural


def _is_bound(pronoun: Token, antecedent: Token) -> bool:
    """Say whether grammar forbids it: "Moscow sees it" is not about Moscow, "its" may be."""
    if pronoun.lower_.endswith(("self", "selves")) or pronoun.dep_ == "nmod:poss":
        # "Its allies" cannot mean the allies.
        return _owned(pronoun).i == antecedent.i
    same_clause = antecedent.head.i == pronoun.head.i or antecedent.i == pronoun.head.i
    return same_clause and antecedent.dep_.split(":")[0] != "conj"


def _weigh(pronoun: Token, choice: Antecedent, back: int) -> float:
    token = choice.token
    top = _top(token)
    score = -1.0 * back + (0.4 if choice.entity_id else 0.0)
    if top.dep_ in SUBJECTS:
        score += 1.0
    elif top.dep_ in {"obj", "iobj", "obl", "obl:agent"}:
        score += 0.3
    if back == 0 and top.dep_ in SUBJECTS and _governs(top.head, pronoun):
        score += 0.6
    owned = _owned(pronoun)
    if owned.dep_ == "conj" and owned.i != pronoun.i and owned.head.i == token.i:
        # "The US and its allies".
        score += 1.5
    elif any(child.dep_ == "conj" for child in token.children) and not choice.plural:
        # The coordination as a whole is the subject, and it is "they".
        score -= 1.6
    if token.dep_ == "nmod:poss":
        score += 0.3
    return score - 0.002 * (pronoun.i - token.i)


def _owned(pronoun: Token) -> Token:
    """Return what "its" belongs to: its head, or the next noun where the parse put it elsewhere."""
    if pronoun.tag_ != "PRP$" or pronoun.head.i > pronoun.i:
        return pronoun.head
    following = pronoun.doc[pronoun.i + 1 : pronoun.i + 4]
    return next((token for token in following if token.pos_ == "NOUN"), pronoun.head)


def _top(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i != token.i and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return token


def _governs(verb: Token, token: Token) -> bool:
    """Say whether a token stands in the clause of a verb or in one that it embeds."""
    return any(ancestor.i == verb.i for ancestor in token.ancestors) or (
        verb.dep_ in CLAUSAL and verb.head.i == token.head.i
    )


def _add(work: Workspace, token: Token, choice: Antecedent, score: float) -> Antecedent:
    pronoun = Found(
        start=token.i,
        end=token.i + 1,
        root=token.i,
        kind=MentionKind.PRONOUN,
        text=token.text,
        antecedent=choice.found,
    )
    work.add(pronoun)
    profile = work.profile(choice.entity_id or "")
    work.settle(pronoun, profile, "pronoun", score)
    if profile.kind is EntityKind.PERSON and not profile.gender:
        profile.gender = _GENDER.get(PRONOUNS[token.lower_], "")
    return Antecedent(token, pronoun, choice.entity_id, choice.plural, choice.human, profile.gender)
