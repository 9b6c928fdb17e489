"""Pages of the calendar: to read, to keep, to take away."""
