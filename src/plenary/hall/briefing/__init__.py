"""Where a group is, as a talk of a few slides: its history, mandate, members, results and dates, all from its record (A26)."""
