"""Doc and Attribution to Assertion: clauses, arguments, factuality, voices."""

from kg.extract.entry import extract_assertions
from kg.extract.grades import grade_assertions

__all__ = ["extract_assertions", "grade_assertions"]
