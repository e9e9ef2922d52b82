"""Tests of kg.link.coref."""
