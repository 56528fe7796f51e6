"""Frozen values that every room speaks, and how a room declares background work. No Django, no input or output."""
