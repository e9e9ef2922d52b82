"""Engines: where the pipeline runs. All of them give the same tables."""

from kg.engine.local import RunOptions, RunSummary, run

__all__ = ["RunOptions", "RunSummary", "run"]
