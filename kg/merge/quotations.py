"""The same quoted words across articles, cut, spliced or slightly edited."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from kg.ids import content_id
from kg.merge.quoted_words import is_telling, spoken_words
from kg.merge.runs import LONG, Run, read_runs
from kg.records import Article, Attribution, Edit, Quotation, Rendering

#: Share of a run's word triples that must stand in the longest version; of a run
#: of fewer than `SENTENCE` words more, since one stock phrase makes up half of it
#: ("the president of the United States has ...").
CONTAINED, CONTAINED_SHORT, SENTENCE = 0.6, 0.85, 12
#: Share from which a letter comparison may still save an edited run, and the
#: percentage of like letters that it needs.
NEARLY, LETTERS = 0.3, 90.0
#: A shorter run may be anybody's words ("high crimes and misdemeanors", "We will
#: not give in"): it joins a longer one only on further evidence.
COMMONPLACE = 8
#: Share of the longest version that a run must make up to need no such evidence.
PART = 0.3
#: Words in a row by which versions are looked up; what stands in more versions
#: than `POSTINGS` is no evidence.
INDEXED, POSTINGS = 3, 200


@dataclass(slots=True)
class _Cluster:
    """Runs of one quotation; the first run has the most words."""

    runs: list[Run]
    triples: frozenset[tuple[str, ...]]
    sources: set[str] = field(default_factory=set)
    lines: dict[tuple[str, int], None] = field(default_factory=dict)

    def add(self, run: Run) -> None:
        """Take in another run."""
        self.runs.append(run)
        self.lines[run.line] = None
        if run.source_id:
            self.sources.add(run.source_id)

    def is_open_to(self, run: Run) -> bool:
        """Say whether a run with words of this quotation may be a piece of it.

        A long run is. A commonplace needs the same linked source, or, with no
        other source against it, a neighbour in its paragraph or enough words.
        """
        if len(run.words) >= COMMONPLACE:
            return True
        if run.source_id and self.sources:
            return run.source_id in self.sources
        return run.line in self.lines or len(run.words) >= PART * len(self.runs[0].words)


def _ngrams(words: Sequence[str], size: int) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _containment(run: Run, cluster: _Cluster) -> float:
    """Return the share of the run that stands in the cluster's longest version, 0 if too little.

    Word triples allow a splice of several sentences and a cut at either end;
    where they say "nearly", the letters of the best window decide, but not for
    a few words ("a lot of them", "a lot of tea").
    """
    mine = _ngrams(run.words, 3)
    share = len(mine & cluster.triples) / len(mine)
    if share >= (CONTAINED if len(run.words) >= SENTENCE else CONTAINED_SHORT):
        return share
    if share < NEARLY or len(run.words) < COMMONPLACE:
        return 0.0
    if _is_spliced(run.words, cluster.runs[0].words):
        return share
    whole = " ".join(cluster.runs[0].words)
    return fuzz.partial_ratio(" ".join(run.words), whole, score_cutoff=LETTERS) / 100


def _is_spliced(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Say whether a run is two pieces of a longer one, each of three words at least, in their
    order: “They knew it was rotten and nobody came” of two of its sentences."""
    return any(
        (end := _place(whole, words[:cut], 0)) is not None
        and _place(whole, words[cut:], end) is not None
        for cut in range(3, len(words) - 2)
    )


def _place(whole: Sequence[str], part: Sequence[str], start: int) -> int | None:
    """Return where `part` ends in `whole`, if it stands there in one piece from `start` on."""
    size = len(part)
    ends = (
        at + size
        for at in range(start, len(whole) - size + 1)
        if tuple(whole[at : at + size]) == tuple(part)
    )
    return next(ends, None)


def _cluster_long(runs: Iterable[Run]) -> list[_Cluster]:
    """Cluster runs of at least `LONG` words, each with the longest version that holds it.

    Runs come longest first and are only ever compared with the longest
    version, so that overlapping excerpts cannot chain two speeches together.
    """
    clusters: list[_Cluster] = []
    postings: dict[tuple[str, ...], list[int]] = {}
    for run in runs:
        grams = _ngrams(run.words, INDEXED)
        shared = Counter(
            at for gram in grams for at in postings.get(gram, ()) if clusters[at].is_open_to(run)
        )
        scored = [(_containment(run, clusters[at]), -at) for at in shared]
        best = max(scored, default=(0.0, 0))
        if best[0] > 0.0:
            clusters[-best[1]].add(run)
            continue
        fresh = _Cluster([], _ngrams(run.words, 3))
        fresh.add(run)
        clusters.append(fresh)
        for gram in grams:
            found = postings.setdefault(gram, [])
            if len(found) < POSTINGS:
                found.append(len(clusters) - 1)
    return clusters


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Say whether `part` stands in `words` in one piece."""
    return _place(words, part, 0) is not None


def _attach_short(runs: Sequence[Run], clusters: list[_Cluster]) -> list[_Cluster]:
    """Put each short run with the long quotation it was cut from, else with its equals.

    “What is wrong?” he asked. “Why do we wait?” is one quotation printed in two
    pieces: the piece stands in another outlet's full version, and the rest of
    the quotation stands in the same paragraph.
    """
    nearby: dict[tuple[str, int], list[_Cluster]] = {}
    for cluster in clusters:
        for line in cluster.lines:
            nearby.setdefault(line, []).append(cluster)
    alone: list[Run] = []
    for run in runs:
        home = next((c for c in nearby.get(run.line, ()) if _is_part(run, c)), None)
        if home is None:
            alone.append(run)
        else:
            home.add(run)
    return [*clusters, *_equals(alone)]


def _equals(runs: Sequence[Run]) -> list[_Cluster]:
    """Cluster short runs of the same words, if they are anybody's own words.

    What one linked speaker says in several articles is one quotation. Runs
    without a linked speaker join him where he is the only one, and else each
    other. Words that tell nothing ("very important") stay in their article.
    """
    speakers: dict[tuple[str, ...], set[str]] = {}
    for run in runs:
        if run.source_id:
            speakers.setdefault(run.words, set()).add(run.source_id)
    found: dict[tuple[tuple[str, ...], str], _Cluster] = {}
    for run in runs:
        known = speakers.get(run.words, set())
        owner = run.source_id or (min(known) if len(known) == 1 else "")
        place = owner if is_telling(run.words) else run.article.article_id
        found.setdefault((run.words, place), _Cluster([], frozenset())).add(run)
    return list(found.values())


def _is_part(run: Run, cluster: _Cluster) -> bool:
    return any(_holds(other.words, run.words) for other in cluster.runs)


def find_edit(words: Sequence[str], whole: Sequence[str]) -> Edit:
    """Return what was done to the words of a quotation, `whole` being its longest version."""
    changes = [
        (kind, start == 0 or end == len(whole))
        for kind, start, end, _, _ in SequenceMatcher(None, whole, words, False).get_opcodes()
        if kind != "equal"
    ]
    if any(kind != "delete" for kind, _ in changes):
        return Edit.ALTERED
    if not all(at_end for _, at_end in changes):
        return Edit.SPLICED
    return Edit.CUT if changes else Edit.WHOLE


def _rendering(runs: Sequence[Run], whole: Sequence[str]) -> Rendering:
    """Return how one article prints a quotation; its pieces are joined by an ellipsis.

    A stretch that it prints twice counts once.
    """
    ordered = sorted(runs, key=lambda run: run.span)
    article = ordered[0].article
    return Rendering(
        article_id=article.article_id,
        outlet=article.outlet,
        spans=tuple(run.span for run in ordered),
        text=" … ".join(run.text for run in ordered),
        source_id=next((run.source_id for run in ordered if run.source_id), None),
        cue=next((run.cue for run in ordered if run.cue), ""),
        edit=find_edit(_printed(ordered), whole),
    )


def _printed(runs: Sequence[Run]) -> list[str]:
    """Return the words of the runs of an article, each repeated stretch once."""
    words: list[str] = []
    for run in runs:
        if not _holds(words, run.words):
            words.extend(run.words)
    return words


def _owner(cluster: _Cluster) -> tuple[str | None, str | None]:
    """Return the speaker and the article that tell equal words of several quotations apart."""
    first = min(cluster.runs, key=lambda run: run.order)
    if len(first.words) >= COMMONPLACE:
        return None, None
    if len(first.words) >= LONG:
        return first.source_id, None
    if is_telling(first.words):
        return min(cluster.sources, default=None), None
    return None, first.article.article_id


def _quotation(cluster: _Cluster) -> Quotation:
    """Return the record of a cluster; its id comes from the longest version's words."""
    first = min(cluster.runs, key=lambda run: run.order)
    by_article: dict[str, list[Run]] = {}
    for run in cluster.runs:
        by_article.setdefault(run.article.article_id, []).append(run)
    return Quotation(
        quotation_id=content_id("quo", " ".join(first.words), *_owner(cluster)),
        text=first.text,
        renderings=tuple(_rendering(by_article[key], first.words) for key in sorted(by_article)),
    )


def merge_quotations(
    articles: Iterable[Article], attributions: Iterable[Attribution]
) -> tuple[Quotation, ...]:
    """Return every quotation with one rendering per article, sorted by id.

    A quotation is what stands between quotation marks, or the content of a
    direct attribution without marks. Two runs are one quotation if at least
    `CONTAINED` of the shorter one stands in the longest version (phrase
    inclusion as in Leskovec et al., KDD 2009); words in square brackets are the
    outlet's and do not count. Fewer than `LONG` words join only as equals. Order
    and repetition of the inputs do not matter.
    """
    found = read_runs(articles, attributions)
    runs = sorted(
        (replace(run, words=spoken_words(run.text)) for run in found), key=lambda run: run.order
    )
    clusters = _cluster_long(run for run in runs if len(run.words) >= LONG)
    clusters = _attach_short([run for run in runs if len(run.words) < LONG], clusters)
    return tuple(sorted(map(_quotation, clusters), key=lambda quotation: quotation.quotation_id))
