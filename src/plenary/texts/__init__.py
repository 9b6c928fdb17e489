"""Texts under negotiation: paragraphs, proposals under their sponsors, revisions, comments; terms and their readings."""
