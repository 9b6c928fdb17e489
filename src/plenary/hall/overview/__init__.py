"""The first page of a group, and of the house: what is open now, where the group stands, what concerns you."""
