"""Handing out files."""
