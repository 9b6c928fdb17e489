"""The entrance: addresses, base templates, sign-in, languages, search, the command line. Owns no tables."""
