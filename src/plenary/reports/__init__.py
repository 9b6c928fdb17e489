"""Reports: for now the chair's summary of a meeting."""
