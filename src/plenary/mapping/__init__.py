"""What the group maps: its categories by letter; issues and mechanisms."""
