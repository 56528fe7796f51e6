"""Frozen values that every room speaks. No Django, no input or output."""
