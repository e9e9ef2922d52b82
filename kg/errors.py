"""The errors of the package.

KgError
    InputError      a file that cannot be read or lacks what is needed
    ModelError      model or resource absent or of the wrong version
    SchemaError     a table or RDF file that is not ours or not of this version
    QueryError      SPARQL the user wrote and that cannot be run
    EngineError     a worker or shard failed for good

A bad article is data (a `Reject`); a bad program is an exception.
"""


class KgError(Exception):
    """Base of every error that the command line shows as one line (exit 1)."""


class InputError(KgError):
    """A file that cannot be read or lacks what is needed."""


class ModelError(KgError):
    """A model or resource that is absent or of the wrong version."""


class SchemaError(KgError):
    """A table or RDF file that is not ours or not of this version."""


class QueryError(KgError):
    """A SPARQL query that cannot be run."""


class EngineError(KgError):
    """A worker or shard that failed for good."""


#: Longest stretch of a user's value that a message repeats, in code points.
SHOWN = 80


def shown(value: object) -> str:
    """Return `value` as it may stand in a message: quoted, cut at `SHOWN`."""
    text = repr(value if isinstance(value, str) else str(value))
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
