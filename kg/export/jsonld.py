"""JSON-LD with the context of the ontology, written node after node."""

import json
from collections.abc import Iterable, Mapping
from typing import TextIO

from kg.export.terms import expanded
from kg.export.trig import TYPE, Pair, Resource, statements
from kg.export.vocabulary import prefixes


class JsonLd:
    """JSON-LD 1.1: one object with the context and, in `@graph`, one object per graph.

    The short names of `ontology/context.jsonld`, which is written into the file,
    make it plain JSON to read; what they do not cover stands as full addresses.
    """

    def __init__(self, out: TextIO, base: str) -> None:
        from kg.ontology import read_ontology

        self._out = out
        self._context = json.loads(read_ontology("context.jsonld"))["@context"]
        self._short = _short_names(self._context)
        self._prefixes = prefixes(base)
        self._is_first = True

    def begin(self) -> None:
        """Write the context and open the list of graphs."""
        context = json.dumps(self._context, ensure_ascii=False)
        self._out.write(f'{{"@context": {context},\n"@graph": [')

    def graph(self, name: str, resources: Iterable[Resource]) -> int:
        """Write a graph as an object and return its number of quads."""
        quads = 0
        for subject, pairs in statements(resources):
            if not quads:
                opening = f'{{"id": {self._address(name)}, "graph": ['
                self._out.write("\n" if self._is_first else ",\n")
                self._out.write(opening)
                self._is_first = False
            self._out.write(",\n" if quads else "\n")
            self._out.write(self._node(subject, pairs))
            quads += len(pairs)
        if quads:
            self._out.write("\n]}")
        return quads

    def end(self) -> None:
        """Close the list of graphs and the object."""
        self._out.write("\n]}\n")

    def _node(self, subject: str, pairs: list[Pair]) -> str:
        members: dict[str, list[str]] = {}
        for predicate, value in pairs:
            key, written = self._member(predicate, value)
            members.setdefault(key, []).append(written)
        parts = [f'"id": {self._address(subject)}']
        for key, values in members.items():
            shown = values[0] if len(values) == 1 else f"[{', '.join(values)}]"
            parts.append(f"{json.dumps(key)}: {shown}")
        return f"{{{', '.join(parts)}}}"

    def _member(self, predicate: str, value: str) -> tuple[str, str]:
        """Return the key and the value of a pair, both as the context has them."""
        if predicate == TYPE:
            return "type", self._address(value)
        key, kind = self._short.get(predicate, (None, None))
        if key is None:
            key = expanded(predicate, self._prefixes)[1:-1]
        return key, self._value(value, kind)

    def _value(self, value: str, kind: str | None) -> str:
        if kind == "@vocab" and value.startswith("kgc:"):
            return json.dumps(value.removeprefix("kgc:"))
        full = expanded(value, self._prefixes)
        if full[0] == "<":
            address = json.dumps(full[1:-1])
            return address if kind in ("@id", "@vocab") else f'{{"@id": {address}}}'
        # The escapes of a TriG literal are those of a JSON string.
        quoted, _, datatype = full.rpartition("^^") if full[-1] == ">" else (full, "", "")
        if not datatype:
            return quoted if kind is None else f'{{"@value": {quoted}}}'
        if kind and expanded(kind, self._prefixes) == datatype:
            return quoted
        return f'{{"@value": {quoted}, "@type": {json.dumps(datatype[1:-1])}}}'

    def _address(self, term: str) -> str:
        return json.dumps(expanded(term, self._prefixes)[1:-1])


def _short_names(context: Mapping[str, object]) -> dict[str, tuple[str, str | None]]:
    """Return for each property of the context its short name and what its values are."""
    found: dict[str, tuple[str, str | None]] = {}
    for short, meaning in context.items():
        if isinstance(meaning, str) and ":" in meaning and not meaning.startswith("http"):
            found[meaning] = (short, None)
        elif isinstance(meaning, Mapping):
            found[str(meaning["@id"])] = (short, meaning.get("@type"))
    return found
