"""The calendar as people see it: the group's own dates, its meetings, its calls and its texts on one line.

These pages stand in the hall because they join what four rooms know; the mandate, which keeps the dates, sees none of the
others and not even the frame of a page.
"""
