"""A claim-level knowledge graph builder for news.

`Reader` reads articles into readings, `build` joins readings into tables; see
`kg.pipeline`. The names are loaded on first use, so that importing the package
costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.ingest import read_articles
    from kg.pipeline import Reader, build
    from kg.schema import read_tables, write_tables

__version__ = "0.1.0"

_HOME = {
    "Reader": "kg.pipeline",
    "build": "kg.pipeline",
    "read_articles": "kg.ingest",
    "read_tables": "kg.schema",
    "write_tables": "kg.schema",
}
__all__ = ["Reader", "__version__", "build", "read_articles", "read_tables", "write_tables"]


def __getattr__(name: str) -> Any:
    """Load a public name from its module on first use (PEP 562)."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
