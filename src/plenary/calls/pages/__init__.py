"""The pages of calls for input, one subject a file."""
