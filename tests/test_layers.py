"""The layers of DESIGN: a module imports only from a lower level."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: Level of each module or package of kg; stage packages share level 2.
LEVELS = {
    "records": 0,
    "errors": 0,
    "ids": 0,
    "schema": 1,
    "moments": 1,
    "grammar": 1,
    "tree": 1,
    "spelling": 1,
    "terminal": 1,
    "places": 1,
    "quotes": 1,
    "sessions": 1,
    "ontology": 1,
    "wordlists": 1,
    "wordpieces": 1,
    "ingest": 2,
    "english": 2,
    "attribute": 2,
    "extract": 2,
    "link": 2,
    "merge": 2,
    "worth": 2,
    "graph": 3,
    "spread": 3,
    "export": 4,
    "query": 4,
    "view": 4,
    "pipeline": 5,
    "serve": 5,
    "validate": 5,
    "engine": 6,
    "cli": 7,
    "__main__": 8,
}
MODULES = sorted(path for path in (ROOT / "kg").rglob("*.py") if path != ROOT / "kg/__init__.py")


def part_of(module: str) -> str:
    """Return the name below kg: `extract` for `kg.extract.clauses`, empty for kg."""
    return [*module.split("."), ""][1]


def imported_parts(path: Path) -> set[str]:
    """Return the parts of kg that a file imports anywhere, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {part_of(a.name) for a in node.names if a.name.split(".")[0] == "kg"}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "kg":
            parts = [node.module] if node.module != "kg" else [f"kg.{a.name}" for a in node.names]
            found |= {part_of(part) for part in parts}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_a_lower_level(path: Path) -> None:
    """No module imports from its own level (but its own package) or from above."""
    own = part_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    others = imported_parts(path) - {own, "__version__"}
    if own == "training":
        return
    assert "training" not in others
    assert {part for part in others if LEVELS[part] >= LEVELS[own]} == set()


def test_every_module_has_a_level() -> None:
    """A new module or package of kg gets its place before it lands."""
    parts = {path.relative_to(ROOT / "kg").parts[0].removesuffix(".py") for path in MODULES}
    assert parts - {"training"} <= set(LEVELS)
