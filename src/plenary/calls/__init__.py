"""Calls for input: questionnaires, responses, answers, compilations."""
