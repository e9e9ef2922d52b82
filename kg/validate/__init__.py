"""Says whether a graph, or the folder of a run, holds to the rules of `shapes.ttl`."""

from kg.validate.check import validate_path
from kg.validate.report import FORMATS, Report, Violation, check_format, format_report

__all__ = ["FORMATS", "Report", "Violation", "check_format", "format_report", "validate_path"]
