"""Pages of this room: each translates, and does nothing else."""
