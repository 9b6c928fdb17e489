"""Speakers' lists: who asks for the floor, in which order it is given."""
