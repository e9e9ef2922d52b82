"""Quotations by their marks, read from characters alone; the stages share this reader."""

from kg.quotes.marks import CLOSERS, MARKS
from kg.quotes.reader import Quote, find_paragraphs, find_quotes, without_comma

__all__ = ["CLOSERS", "MARKS", "Quote", "find_paragraphs", "find_quotes", "without_comma"]
