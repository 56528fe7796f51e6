"""Ineen: the working place for local safety."""

__version__ = "0.1.0"
