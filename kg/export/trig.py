"""A small TriG writer: sorted, grouped by subject, the same bytes every time.

It is our own because the bytes of a run must not depend on the version of an
RDF library, and because grouped and indented text can be read and compared
line by line.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

#: Predicate and object, both as TriG text.
Pair = tuple[str, str]

#: A subject with all its pairs in one graph.
Resource = tuple[str, Iterable[Pair]]

TYPE = "a"


def write_prefixes(out: TextIO, prefixes: Mapping[str, str]) -> None:
    """Write the prefix declarations, sorted by name, and an empty line."""
    for name, address in sorted(prefixes.items()):
        out.write(f"@prefix {name}: <{address}> .\n")


def statements(resources: Iterable[Resource]) -> Iterator[tuple[str, list[Pair]]]:
    """Yield each subject with its pairs, sorted (types first), each pair once.

    A subject without pairs is left out. The order of the subjects is kept.
    """
    for subject, pairs in resources:
        if kept := sorted(set(pairs), key=_types_first):
            yield subject, kept


def write_graph(out: TextIO, name: str | None, resources: Iterable[Resource]) -> int:
    """Write one named graph, or bare triples if `name` is None; return their number.

    Each subject must come once; the order of the resources is kept. A graph
    without resources is not written.
    """
    quads = 0
    for subject, pairs in statements(resources):
        out.write(f"\n{name} {{\n" if name and not quads else "\n")
        out.write(_block(subject, pairs))
        quads += len(pairs)
    if name and quads:
        out.write("}\n")
    return quads


def gathered(resources: Iterable[Resource]) -> list[Resource]:
    """Return the resources sorted, those with the same subject joined into one."""
    found: dict[str, list[Pair]] = {}
    for subject, pairs in resources:
        found.setdefault(subject, []).extend(pairs)
    return sorted(found.items())


def _types_first(pair: Pair) -> tuple[bool, Pair]:
    return pair[0] != TYPE, pair


def _block(subject: str, pairs: list[Pair]) -> str:
    lines = []
    previous = None
    for predicate, value in pairs:
        if predicate == previous:
            lines[-1] += f" , {value}"
        else:
            lines.append(f"{predicate} {value}")
        previous = predicate
    return f"  {subject} " + " ;\n    ".join(lines) + " .\n"
