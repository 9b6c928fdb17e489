"""The archive of a group: everything that the public may see of it, as one ZIP that opens without this program (A180)."""
