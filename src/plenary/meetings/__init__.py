"""Meetings: their sessions, agenda, attendance, captions, decisions, polls and breakout groups."""
