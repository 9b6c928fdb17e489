"""Plenary carries a group that agrees without voting from its mandate to an adopted report."""
