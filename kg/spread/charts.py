"""Charts of spread: files that look the same however often they are drawn."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.records import Polarity, Tables
from kg.spread.collection import Collection, parsed
from kg.spread.drift import Change, Rung, rung_of
from kg.spread.outlets import outlet_similarity
from kg.spread.profiles import outlet_profiles
from kg.spread.text import clean
from kg.spread.timeline import ClaimSpread

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = ("svg", "png")
#: From so many outlets on, those that are alike stand beside each other.
CLUSTERED = 6
#: Okabe and Ito's colours, told apart by readers with any colour vision.
COLOURS: Mapping[Rung, str] = {
    Rung.ASSERTS: "#D55E00",
    Rung.NAMED: "#0072B2",
    Rung.CHAIN: "#56B4E9",
    Rung.UNNAMED: "#E69F00",
    Rung.DOUBTED: "#999999",
}
WORDS: Mapping[Rung, str] = {
    Rung.ASSERTS: "its own word",
    Rung.NAMED: "a named source",
    Rung.CHAIN: "a chain of sources",
    Rung.UNNAMED: "an unnamed source",
    Rung.DOUBTED: "doubted",
}
_CHANGES = {Change.ATTRIBUTION: "#D55E00", Change.HEDGE: "#E69F00", Change.DOUBT: "#999999"}
_LONGEST = 60

_Telling = tuple[Rung, bool]

#: Fixed ids and no date, and article text is never read as a formula.
_STYLE: dict[Any, Any] = {
    "svg.hashsalt": "kg",
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def draw_charts(tables: Tables, rows: Sequence[ClaimSpread], folder: Path) -> tuple[Path, ...]:
    """Write timeline, heat map, similarity and drift to `folder`; return the paths, sorted.

    `rows` are the claims of the first two, in their order. A chart without anything to
    show is not drawn: no date, no shared claim, no change.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    folder.mkdir(parents=True, exist_ok=True)
    collection = Collection(tables)
    charts: Mapping[str, Callable[[Figure], bool]] = {
        "timeline": partial(_timeline, collection=collection, rows=rows),
        "outlets": partial(_heat_map, collection=collection, rows=rows),
        "similarity": partial(_similarity, tables=tables),
        "drift": partial(_drift, tables=tables),
    }
    made: list[Path] = []
    with mpl.rc_context(_STYLE):
        for name, draw in charts.items():
            figure = Figure(layout="constrained")
            if draw(figure):
                made += [folder / f"{name}.{form}" for form in FORMATS]
                figure.savefig(folder / f"{name}.svg", metadata={"Date": None})
                figure.savefig(folder / f"{name}.png")
    return tuple(sorted(made))


def _timeline(figure: "Figure", collection: Collection, rows: Sequence[ClaimSpread]) -> bool:
    """Draw when each outlet took up each claim; of a single claim, a line per outlet."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    dated = [(row, a, parsed(a.published)) for row in rows for a in row.adoptions]
    names = [a.outlet if len(rows) == 1 else row.label for row, a, when in dated if when]
    if not names:
        return False
    lines = list(dict.fromkeys(names))
    tellings = [_telling(collection, row, a.outlet) for row, a, when in dated if when]
    places = [lines.index(name) for name in names]
    axes = _axes(figure, 9.0, len(lines))
    _points(axes, [when for _, _, when in dated if when], places, tellings, "o")
    _name_rows(axes, lines)
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(
        ConciseDateFormatter(locator)  # type: ignore[no-untyped-call]
    )
    axes.grid(axis="x", color="#dddddd")
    axes.set_axisbelow(True)
    _finish(figure, "When each outlet took up a claim (UTC)")
    return True


def _heat_map(figure: "Figure", collection: Collection, rows: Sequence[ClaimSpread]) -> bool:
    """Draw how firmly each outlet tells each claim at best."""
    outlets = sorted({adoption.outlet for row in rows for adoption in row.adoptions})
    if not outlets:
        return False
    cells = [(at, adoption.outlet) for at, row in enumerate(rows) for adoption in row.adoptions]
    axes = _axes(figure, 5.0 + 0.35 * len(outlets), len(rows))
    across, down = [outlets.index(outlet) for _, outlet in cells], [at for at, _ in cells]
    tellings = [_telling(collection, rows[at], outlet) for at, outlet in cells]
    _points(axes, across, down, tellings, "s")
    _name_rows(axes, [row.label for row in rows])
    _name_columns(axes, outlets)
    _finish(figure, "How firmly each outlet tells a claim at best")
    return True


def _points(
    axes: "Axes",
    across: Sequence[Any],
    down: Sequence[int],
    tellings: Sequence[_Telling],
    mark: str,
) -> None:
    """Draw a point per telling in the colour of its rung, crossed out where it is denied."""
    for rung, colour in COLOURS.items():
        own = [at for at, telling in enumerate(tellings) if telling[0] is rung]
        _scatter(axes, across, down, own, color=colour, marker=mark, s=80, label=WORDS[rung])
    denied = [at for at, telling in enumerate(tellings) if telling[1]]
    _scatter(axes, across, down, denied, color="black", marker="x", s=30, label="denied")


def _scatter(
    axes: "Axes", across: Sequence[Any], down: Sequence[int], chosen: Sequence[int], **style: Any
) -> None:
    if chosen:
        axes.scatter([across[at] for at in chosen], [down[at] for at in chosen], **style)


def _similarity(figure: "Figure", tables: Tables) -> bool:
    """Draw the matrix of outlets, those alike side by side."""
    scores = {frozenset((row.one, row.two)): row.score for row in outlet_similarity(tables)}
    names = _side_by_side(sorted({name for pair in scores for name in pair}), scores)
    if not names:
        return False
    grid = [[scores.get(frozenset((one, two)), 0.0) for two in names] for one in names]
    axes = _axes(figure, 4.0 + 0.3 * len(names), len(names))
    image = axes.imshow(grid, cmap="Blues", vmin=0.0)
    _name_rows(axes, names)
    _name_columns(axes, names)
    figure.colorbar(image, ax=axes, shrink=0.6)
    figure.suptitle("Claims in common (weighted Jaccard index)", x=0.01, ha="left")
    return True


def _side_by_side(names: list[str], scores: Mapping[frozenset[str], float]) -> list[str]:
    """Order outlets by average-link clustering, from CLUSTERED on."""
    if len(names) < CLUSTERED:
        return names
    from scipy.cluster.hierarchy import leaves_list, linkage

    apart = [1.0 - scores.get(frozenset(pair), 0.0) for pair in combinations(names, 2)]
    return [names[at] for at in leaves_list(linkage(apart, method="average"))]


def _drift(figure: "Figure", tables: Tables) -> bool:
    """Draw in how many of the claims that an outlet followed in it changed the telling."""
    profiles = [row for row in outlet_profiles(tables) if row.followed]
    counts = {
        Change.ATTRIBUTION: [row.attribution_dropped for row in profiles],
        Change.HEDGE: [row.hedge_dropped for row in profiles],
        Change.DOUBT: [row.doubt_added for row in profiles],
    }
    if not any(map(any, counts.values())):
        return False
    from matplotlib.ticker import MaxNLocator

    axes = _axes(figure, 8.0, len(profiles))
    left = [0] * len(profiles)
    for change, values in counts.items():
        axes.barh(range(len(profiles)), values, left=left, color=_CHANGES[change], label=change)
        left = [sum(pair) for pair in zip(left, values, strict=True)]
    _name_rows(axes, [f"{row.outlet} ({row.followed})" for row in profiles])
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    _finish(figure, "Changes of telling, among so many claims taken up after others")
    return True


def _telling(collection: Collection, row: ClaimSpread, outlet: str) -> _Telling:
    """Return the best rung of an outlet's tellings, and whether any of them denies the claim."""
    articles = collection.told[row.claim_id].values()
    facts = [fact for told in articles for fact in told if fact.outlet == outlet]
    denied = any(fact.polarity is Polarity.NEGATIVE for fact in facts)
    return max(map(rung_of, facts)), denied


def _axes(figure: "Figure", width: float, rows: int) -> "Axes":
    figure.set_size_inches(width, 1.8 + 0.28 * rows)
    return figure.add_subplot()


def _name_rows(axes: "Axes", names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), [_short(name) for name in names])
    axes.set_ylim(len(names) - 0.5, -0.5)


def _name_columns(axes: "Axes", names: Sequence[str]) -> None:
    axes.set_xticks(range(len(names)), [_short(name) for name in names], rotation=60, ha="right")


def _short(name: str) -> str:
    plain = clean(name)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def _finish(figure: "Figure", title: str) -> None:
    figure.suptitle(title, x=0.01, ha="left")
    figure.legend(loc="outside lower center", ncols=len(Rung) + 1, frameon=False)
