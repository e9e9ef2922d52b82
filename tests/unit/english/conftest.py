"""The shipped pipeline, loaded once for these tests."""

import pytest
from spacy.language import Language

from kg.english import load_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped pipeline."""
    return load_pipeline()
