"""Pages of this room: they translate, and decide nothing."""
