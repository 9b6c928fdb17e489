"""The wire: what happens in a meeting reaches every screen that watches it. See docs/rooms/wire.md."""
