"""What can go wrong with a query beside its text: all are `QueryError`s.

QueryError
    MarkedQueryError     the fault has a place in the query
    QueryTimeoutError    the time limit was reached
    AnswerTooLargeError  the answer or the memory that it needs is too large
    AnswerFormError      rows or a graph, where the caller takes only the other

They cross from one process to another, so each is made again from its `args`.
"""

from kg.errors import QueryError


class MarkedQueryError(QueryError):
    """A fault that can be pointed at.

    `excerpt` is the line of the query and, below it, a caret under the fault;
    both are safe for a terminal.
    """

    def __init__(self, message: str, excerpt: str) -> None:
        super().__init__(message, excerpt)
        self.excerpt = excerpt

    def __str__(self) -> str:
        """Return the message alone: it is one line."""
        return str(self.args[0])


class QueryTimeoutError(QueryError):
    """A query that was stopped at its time limit."""


class AnswerTooLargeError(QueryError):
    """An answer that is larger than the caller takes, or needs too much memory."""


class AnswerFormError(QueryError):
    """An answer of a form (rows, a graph) for which the caller takes no format."""
