"""What a group came to: one page generated from the record (A187)."""
