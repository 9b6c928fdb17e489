"""What anybody may see of this room."""
