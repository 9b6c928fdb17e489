"""Documents in and out: bytes and values in, bytes and values out. No Django, no clock."""
