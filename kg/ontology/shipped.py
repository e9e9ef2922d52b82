"""Finds the files of the ontology, in a checkout as in an installed package."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.errors import InputError, shown

#: The files that are there, and that a release must hold.
NAMES = ("claims.ttl", "context.jsonld", "index.html", "mappings.ttl", "shapes.ttl")


def ontology_folder() -> Traversable:
    """Return the folder of the ontology.

    In an installed package it is a real folder, in a checkout a symbolic link to the
    top-level one. A checkout on a system without symbolic links holds a small text
    file in its place; there the top-level folder is taken.
    """
    linked = files("kg.ontology").joinpath("files")
    if linked.is_dir():
        return linked
    return Path(__file__).parents[2] / "ontology"


def ontology_file(name: str) -> Traversable:
    """Return the file `name` of the ontology, such as `shapes.ttl`.

    Raises `InputError` for a name that is not in `NAMES` or a file that is missing
    from a broken installation.
    """
    if name not in NAMES:
        raise InputError(f"no ontology file {shown(name)}; there are: {', '.join(NAMES)}")
    found = ontology_folder().joinpath(name)
    if not found.is_file():
        raise InputError(f"the ontology file {name} is not in this package; install kg again")
    return found


def read_ontology(name: str) -> str:
    """Return the text of the file `name` of the ontology; errors as in `ontology_file`."""
    return ontology_file(name).read_text(encoding="utf-8")
