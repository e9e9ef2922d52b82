"""Tests of the quality benches: the scorers themselves, and the shipped gold."""
