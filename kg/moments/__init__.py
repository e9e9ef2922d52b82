"""When something was or will be: calendar times out of the words of news."""

from kg.moments.moment import Moment, days_of_key
from kg.moments.read import read_moment
from kg.moments.words import is_bare

__all__ = ["Moment", "days_of_key", "is_bare", "read_moment"]
