"""The tables of reports."""

from plenary.reports.models.summary import Paragraph, Summary

__all__ = ["Paragraph", "Summary"]
