"""The page to ask from: one HTML file without requests to anywhere but this server."""

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from kg.query import list_recipes


@cache
def page_html() -> str:
    """Return the page; style, script and the list of recipes stand in it."""
    page = _file("page.html")
    for mark, text in (
        ("/*STYLE*/", _file("page.css")),
        ("/*SCRIPT*/", _file("page.js")),
        ("<!--RECIPES-->", _recipe_items()),
    ):
        page = page.replace(mark, text)
    return page


@cache
def page_policy() -> str:
    """Return the Content-Security-Policy: this script and style, this server, nothing else."""
    script, style = _digest(_file("page.js")), _digest(_file("page.css"))
    return (
        f"default-src 'none'; script-src '{script}'; style-src '{style}'; connect-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _recipe_items() -> str:
    """Return the recipes as items of a list; what a script needs stands in one attribute."""
    items = []
    for recipe in list_recipes():
        parameters = [
            {"name": each.name, "value": each.default, "about": each.description}
            for each in recipe.parameters
        ]
        told = escape(json.dumps(parameters))
        items.append(
            f'<li><button type="button" data-name="{escape(recipe.name)}" data-params="{told}" '
            f'title="{escape(recipe.answers)}">{escape(recipe.title)}</button></li>'
        )
    return "\n".join(items)


def _file(name: str) -> str:
    return files("kg.serve").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
