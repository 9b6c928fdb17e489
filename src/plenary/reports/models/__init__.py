"""The tables of reports."""

from plenary.reports.models.report import Draft, Passage, Report
from plenary.reports.models.summary import Paragraph, Summary

__all__ = ["Draft", "Paragraph", "Passage", "Report", "Summary"]
