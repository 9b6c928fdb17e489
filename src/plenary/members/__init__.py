"""People, organisations, stakeholder groups, seats and roles."""
