"""Persons, organisations, partnerships and who sits where."""
