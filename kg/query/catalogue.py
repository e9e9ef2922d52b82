"""The recipes: named queries with parameters, each a `.rq` file that runs as it is.

A recipe begins with comment lines: its title, what it answers, its limits, and
`# param NAME DEFAULT DESCRIPTION` for each parameter. In the query a parameter
is a line `VALUES ?NAME { DEFAULT }`, so that the file runs unchanged in any
SPARQL engine, and setting a parameter replaces one literal by another.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.errors import QueryError, shown

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PARAMETER = re.compile(r'# param (\w+) ("[^"]*"|\S+) (.+)')
_LABELLED = re.compile(r"# (Answers|Limits): (.+)")
_INTEGER = re.compile(r"[0-9]{1,9}", re.ASCII)
_DECIMAL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of a recipe; `term` is its default as SPARQL writes it."""

    name: str
    term: str
    description: str

    @property
    def default(self) -> str:
        """Return the default as a user would type it; may be empty."""
        return self.term.strip('"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A named query: `sparql` runs as it is, with the defaults."""

    name: str
    title: str
    answers: str
    limits: str
    parameters: tuple[Parameter, ...]
    sparql: str


@cache
def list_recipes() -> tuple[Recipe, ...]:
    """Return all recipes that come with the package, sorted by name."""
    found = [
        parsed_recipe(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8"))
        for entry in files("kg.query").joinpath("recipes").iterdir()
        if entry.name.endswith(".rq")
    ]
    return tuple(sorted(found, key=lambda recipe: recipe.name))


def load_recipe(name: str, params: Mapping[str, str] | None = None) -> str:
    """Return the SPARQL of the recipe `name` with `params` in place of its defaults.

    A value is written as one literal of the type of the default: it can never
    become another part of the query. Raises `QueryError` for a recipe or a
    parameter that is not known and for a value of the wrong type.
    """
    recipe = _recipe(name)
    known = {parameter.name: parameter for parameter in recipe.parameters}
    sparql = recipe.sparql
    for key, value in sorted((params or {}).items()):
        if key not in known:
            listed = ", ".join(known) or "none"
            raise QueryError(
                f"the recipe {name} has no parameter {shown(key)}; its parameters: {listed}"
            )
        sparql = sparql.replace(placeholder(known[key]), _filled(known[key], value))
    return sparql


def prepare_query(text: str | None, file: Path | None, params: Sequence[str]) -> str:
    """Return the SPARQL that a user asked for: a query, a recipe's name, or a file.

    `params` are NAME=VALUE pairs for a recipe. Raises `QueryError` when none or
    both of `text` and `file` are given, or the pairs do not fit.
    """
    if (text is None) == (file is None):
        raise QueryError("expected one of a query, the name of a recipe, or --file; give just one")
    if text is not None and _NAME.fullmatch(text.strip()):
        return load_recipe(text.strip(), dict(map(_pair, params)))
    if params:
        raise QueryError(f"parameters such as {shown(params[0])} are for recipes; see kg recipes")
    return _read(file) if file is not None else text or ""


def placeholder(parameter: Parameter) -> str:
    """Return the text in the query that gives a parameter its default."""
    return f"VALUES ?{parameter.name} {{ {parameter.term} }}"


def parsed_recipe(name: str, text: str) -> Recipe:
    """Return the recipe that stands in `text`; raise `QueryError` if it is not one."""
    header = [line for line in text.splitlines() if line.startswith("#")]
    joined = re.sub(r"\n#   +", " ", "\n".join(header))
    lines = joined.split("\n")
    labelled = {found[1]: found[2] for line in lines if (found := _LABELLED.fullmatch(line))}
    parameters = tuple(
        Parameter(name=found[1], term=found[2], description=found[3])
        for line in lines
        if (found := _PARAMETER.fullmatch(line))
    )
    if not header or set(labelled) != {"Answers", "Limits"}:
        raise QueryError(f"{name}.rq lacks its title, what it answers or its limits; add them")
    for parameter in parameters:
        if text.count(placeholder(parameter)) != 1:
            raise QueryError(f"{name}.rq needs one {placeholder(parameter)!r}; add it")
    return Recipe(
        name=name,
        title=lines[0].removeprefix("# "),
        answers=labelled["Answers"],
        limits=labelled["Limits"],
        parameters=parameters,
        sparql=text,
    )


def _recipe(name: str) -> Recipe:
    for recipe in list_recipes():
        if recipe.name == name:
            return recipe
    listed = ", ".join(recipe.name for recipe in list_recipes())
    raise QueryError(f"there is no recipe {shown(name)}; there are: {listed}")


def _filled(parameter: Parameter, value: str) -> str:
    shape, wanted = _INTEGER, "a whole number"
    if parameter.term.startswith('"'):
        return f"VALUES ?{parameter.name} {{ {_quoted(value)} }}"
    if "." in parameter.term:
        shape, wanted = _DECIMAL, "a number such as 0.5"
    if not shape.fullmatch(value):
        raise QueryError(f"{parameter.name} is {shown(value)}, expected {wanted}; change it")
    return f"VALUES ?{parameter.name} {{ {value} }}"


def _quoted(value: str) -> str:
    from pyoxigraph import Literal

    try:
        return str(Literal(value))
    except ValueError as error:
        raise QueryError(f"{shown(value)} is not text that a graph can hold; change it") from error


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise QueryError(f"the parameter {shown(text)} is not NAME=VALUE; write it so")
    return name, value


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file} cannot be read: {error}; give a UTF-8 file") from error
