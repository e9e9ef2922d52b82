"""The same quoted words across articles, cut, spliced or slightly edited."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from kg.ids import content_id
from kg.merge.runs import LONG, Run, read_runs
from kg.records import Article, Attribution, Quotation, Rendering

#: Share of a run's word triples that must stand in the longest version.
CONTAINED = 0.6
#: Share from which a letter comparison may still save an edited run, and the
#: percentage of like letters that it needs.
NEARLY, LETTERS = 0.3, 90.0
#: A shorter run may be anybody's words ("high crimes and misdemeanors", "We will
#: not give in"): it joins a longer one only on further evidence.
COMMONPLACE = 8
#: Share of the longest version that a run must make up to need no such evidence.
PART = 0.3
#: Word quadruples that stand in more versions than this are no evidence.
POSTINGS = 200


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
    """Return the share of the run that stands in the cluster's longest version.

    Word triples allow a splice of several sentences and a cut at either end;
    where they say "nearly", the letters of the best window decide.
    """
    mine = _ngrams(run.words, 3)
    share = len(mine & cluster.triples) / len(mine)
    if share >= CONTAINED or share < NEARLY:
        return share
    whole = " ".join(cluster.runs[0].words)
    ratio = fuzz.partial_ratio(" ".join(run.words), whole, score_cutoff=LETTERS)
    return max(share, ratio / 100)


def _cluster_long(runs: Iterable[Run]) -> list[_Cluster]:
    """Cluster runs of at least `LONG` words, each with the longest version that holds it.

    Runs come longest first and are only ever compared with the longest
    version, so that overlapping excerpts cannot chain two speeches together.
    """
    clusters: list[_Cluster] = []
    postings: dict[tuple[str, ...], list[int]] = {}
    for run in runs:
        grams = _ngrams(run.words, LONG)
        shared = Counter(
            at for gram in grams for at in postings.get(gram, ()) if clusters[at].is_open_to(run)
        )
        scored = [(_containment(run, clusters[at]), -at) for at in shared]
        best = max(scored, default=(0.0, 0))
        if best[0] >= CONTAINED:
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
    size = len(part)
    return any(tuple(words[at : at + size]) == tuple(part) for at in range(len(words) - size + 1))


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
    equals: dict[tuple[str, ...], _Cluster] = {}
    for run in runs:
        home = next((c for c in nearby.get(run.line, ()) if _is_part(run, c)), None)
        if home is None:
            home = equals.setdefault(run.words, _Cluster([], frozenset()))
        home.add(run)
    return [*clusters, *equals.values()]


def _is_part(run: Run, cluster: _Cluster) -> bool:
    return any(_holds(other.words, run.words) for other in cluster.runs)


def _rendering(runs: Sequence[Run]) -> Rendering:
    """Return how one article prints a quotation; its pieces are joined by an ellipsis."""
    ordered = sorted(runs, key=lambda run: run.span)
    article = ordered[0].article
    return Rendering(
        article_id=article.article_id,
        outlet=article.outlet,
        spans=tuple(run.span for run in ordered),
        text=" … ".join(run.text for run in ordered),
        source_id=next((run.source_id for run in ordered if run.source_id), None),
        cue=next((run.cue for run in ordered if run.cue), ""),
    )


def _quotation(cluster: _Cluster) -> Quotation:
    """Return the record of a cluster; its id comes from the longest version's words."""
    first = min(cluster.runs, key=lambda run: run.order)
    by_article: dict[str, list[Run]] = {}
    for run in cluster.runs:
        by_article.setdefault(run.article.article_id, []).append(run)
    is_common = LONG <= len(first.words) < COMMONPLACE
    speaker = first.source_id if is_common else None
    return Quotation(
        quotation_id=content_id("quo", " ".join(first.words), speaker),
        text=first.text,
        renderings=tuple(_rendering(by_article[key]) for key in sorted(by_article)),
    )


def merge_quotations(
    articles: Iterable[Article], attributions: Iterable[Attribution]
) -> tuple[Quotation, ...]:
    """Return every quotation with one rendering per article, sorted by id.

    A quotation is what stands between quotation marks, or the content of a
    direct attribution without marks. Two runs are one quotation if at least
    `CONTAINED` of the shorter one stands in the longest version (phrase
    inclusion as in Leskovec et al., KDD 2009). Order and repetition of the
    inputs do not matter.
    """
    runs = read_runs(articles, attributions)
    clusters = _cluster_long(run for run in runs if len(run.words) >= LONG)
    clusters = _attach_short([run for run in runs if len(run.words) < LONG], clusters)
    return tuple(sorted(map(_quotation, clusters), key=lambda quotation: quotation.quotation_id))
