"""Every file and document, its symbol and its published versions."""
