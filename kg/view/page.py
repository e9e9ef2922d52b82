"""The explorer: one HTML file that opens from disk and asks no other host for anything.

Claims by outlet on the left, the network of the most shared ones on the right,
and for each claim a card with every outlet's wording side by side. Article text
is hostile: data stands in an inert script element with every `<`, `>` and `&`
escaped, is shown as text only, and the page's own policy allows just the two
scripts whose digests it names.
"""

import base64
import json
import re
from colorsys import hls_to_rgb
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pyvis

from kg.records import Tables
from kg.view.cards import article_cards, claim_cards
from kg.view.matrix import Row, claim_matrix
from kg.view.network import network_data

#: So many claims keep the page under a few megabytes; the rest is one query away.
CLAIMS_ON_PAGE = 1500
#: Okabe and Ito's colours, which stay apart for colour-blind readers.
_PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195", "#5c6675")
_VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"


def write_page(tables: Tables, path: Path) -> None:
    """Write the explorer page to `path` in UTF-8; equal tables give an equal file."""
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_text(render_page(tables), encoding="utf-8", errors="replace", newline="\n")
    unfinished.replace(path)


def render_page(tables: Tables) -> str:
    """Return the whole page as HTML."""
    here = files("kg.view")
    vis_script = _without_map((_VIS / "vis-network.min.js").read_text(encoding="utf-8"))
    script = (here / "page.js").read_text(encoding="utf-8")
    parts = {
        "script_hashes": " ".join(f"'sha256-{_digest(s)}'" for s in (vis_script, script)),
        "vis_style": _network_style((_VIS / "vis-network.css").read_text(encoding="utf-8")),
        "style": (here / "page.css").read_text(encoding="utf-8"),
        "data": embed_json(page_data(tables)),
        "vis_script": vis_script,
        "script": script,
    }
    return _fill((here / "page.html").read_text(encoding="utf-8"), parts)


def _fill(template: str, parts: dict[str, str]) -> str:
    """Put each part at its mark in one pass, so that a part may hold marks itself."""
    pieces = template.split("{{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, rest = piece.split("}}", 1)
        filled += [parts[name], rest]
    return "".join(filled)


def _digest(script: str) -> str:
    return base64.b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")


def _without_map(script: str) -> str:
    """Drop the source map comment: a browser's tools would ask for that file."""
    return re.sub(r"^//# sourceMappingURL=.*$", "", script, flags=re.MULTILINE)


def _network_style(style: str) -> str:
    """Keep the style of vis-network's tooltip only: the rest is pictures of its editor."""
    rules = [rule for rule in style.split("}") if "vis-tooltip" in rule]
    return "".join(f"{rule.strip()}}}\n" for rule in rules)


def embed_json(value: object) -> str:
    """Return JSON that cannot leave the script element that holds it."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def page_data(tables: Tables) -> dict[str, object]:
    """Return all that the page shows, as plain JSON values."""
    rows = claim_matrix(tables)
    kept = rows[:CLAIMS_ON_PAGE]
    colours = outlet_colours(tables)
    return {
        "counts": _counts(tables, rows),
        "cut": _cut_words(len(kept), len(rows)),
        "outlets": [{"name": name, "colour": colour} for name, colour in colours.items()],
        "articles": article_cards(tables.articles),
        "claims": claim_cards(tables, kept),
        "network": network_data(tables, kept, colours),
    }


def outlet_colours(tables: Tables) -> dict[str, str]:
    """Return a colour for each outlet, sorted by name; after the palette, hues in turn."""
    names = sorted({article.outlet for article in tables.articles})
    return {name: _colour(number) for number, name in enumerate(names)}


def _colour(number: int) -> str:
    if number < len(_PALETTE):
        return _PALETTE[number]
    # The golden ratio keeps neighbours in the list far apart in hue.
    red, green, blue = hls_to_rgb(number * 0.618034 % 1.0, 0.42, 0.6)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def _counts(tables: Tables, rows: tuple[Row, ...]) -> str:
    shared = sum(len(row.outlets) > 1 for row in rows)
    outlets = len({article.outlet for article in tables.articles})
    return (
        f"{len(tables.articles)} articles · {outlets} outlets · {len(rows)} claims · "
        f"{shared} shared by two or more outlets"
    )


def _cut_words(kept: int, total: int) -> str:
    if kept == total:
        return ""
    shown = f"The {kept} most shared, then most telling, of {total} claims are shown"
    return f"{shown}; `kg claims` lists all."
