"""Positions, objections, the chair's findings, the four piles: what stands in the way, and what was agreed when."""
