"""The group, its resolution, its parent body and predecessor, and the steps of its life."""
