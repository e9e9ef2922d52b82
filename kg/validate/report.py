"""What validation found, and how it is printed: text, JSON, or a SHACL report."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.errors import InputError, shown
from kg.terminal import printable, shorten

#: How a report can be printed.
FORMATS = ("text", "json", "ttl")

#: Longest value that a line of text repeats, in code points.
LONGEST_VALUE = 80

_SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """One rule that one node or row does not hold to.

    `where` is the file with the graph or the article, `kind` the class or table, `node`
    the short name of the node or the id of the row. `path` is what was looked at
    ("kgc:polarity"), `seen` its values, both maybe empty; `expected` is the message of
    the rule. `details` are the pairs of its SHACL result as Turtle; none for a table.
    """

    where: str
    kind: str
    node: str
    rule: str
    path: str
    seen: str
    expected: str
    details: tuple[str, ...] = field(default=(), compare=False)

    def line(self) -> str:
        """Return the violation as one line that is safe in a terminal."""
        return (
            f"{printable(f'{self.where}: {self.kind} {self.node}: {self.fault()}')} [{self.rule}]"
        )

    def fault(self) -> str:
        """Return what was looked at, seen and expected."""
        path = f"{self.path}: " if self.path else ""
        seen = f"seen {shorten(printable(self.seen), LONGEST_VALUE)}; " if self.seen else ""
        return f"{path}{seen}{self.expected}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was validated and what was wrong, sorted; `rows` is 0 for a single file."""

    nodes: int
    rows: int
    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing was wrong."""
        return not self.violations

    @property
    def scope(self) -> str:
        """What was validated, in words."""
        rows = f" and {self.rows:,} rows of tables" if self.rows else ""
        return f"{self.nodes:,} nodes{rows}"


def check_format(output: str) -> None:
    """Raise `InputError` for a format that is not one of `FORMATS`."""
    if output not in FORMATS:
        raise InputError(f"no format {shown(output)}; there are: {', '.join(FORMATS)}")


def format_report(report: Report, output: str, most: int | None = None) -> str:
    """Return a report as "text", "json" or "ttl", with at most `most` violations.

    The number of all violations is told in each of them. Raises `InputError` for
    another format.
    """
    check_format(output)
    kept = report.violations[:most]
    lines = {"text": _text, "json": _json, "ttl": _turtle}[output](report, kept)
    return "".join(f"{line}\n" for line in lines)


def _text(report: Report, kept: tuple[Violation, ...]) -> Iterator[str]:
    if report.conforms:
        yield f"OK: 0 violations in {report.scope}"
        return
    yield from (violation.line() for violation in kept)
    left = len(report.violations) - len(kept)
    more = f" ({left:,} more not shown)" if left else ""
    yield f"FAILED: {len(report.violations):,} violations in {report.scope}{more}"


def _json(report: Report, kept: tuple[Violation, ...]) -> Iterator[str]:
    names = ("where", "kind", "node", "rule", "path", "seen", "expected")
    found = {
        "conforms": report.conforms,
        "nodes": report.nodes,
        "rows": report.rows,
        "count": len(report.violations),
        "violations": [{name: getattr(each, name) for name in names} for each in kept],
    }
    # ASCII only: a value may hold half of a surrogate pair, which no file can.
    yield json.dumps(found, indent=2)


def _turtle(report: Report, kept: tuple[Violation, ...]) -> Iterator[str]:
    """Yield a `sh:ValidationReport`; what is no node of RDF is named by a text."""
    yield f"@prefix sh: <{_SHACL}> ."
    yield f"# {len(report.violations):,} violations in {report.scope}"
    yield f"[] a sh:ValidationReport ; sh:conforms {'true' if report.conforms else 'false'}"
    for each in kept:
        yield f"; sh:result {_result(each)}"
    yield "."


def _result(each: Violation) -> str:
    details = each.details or (f"sh:focusNode {_quoted(f'{each.where} {each.node}')}",)
    pairs = (
        "a sh:ValidationResult",
        *details,
        "sh:resultSeverity sh:Violation",
        f"sh:resultMessage {_quoted(each.fault())}",
    )
    return f"[ {' ; '.join(pairs)} ]"


def _quoted(text: str) -> str:
    # One printable line in JSON's quotes is a string of Turtle too.
    return json.dumps(printable(text), ensure_ascii=False)
