"""The demonstration: two groups with their true dates, and invented answers by invented respondents."""
