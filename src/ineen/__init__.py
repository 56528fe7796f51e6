"""Ineen: the working place for local safety."""
