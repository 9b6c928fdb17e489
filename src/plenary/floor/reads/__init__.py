"""What anybody may see of the floor: one module a subject."""
