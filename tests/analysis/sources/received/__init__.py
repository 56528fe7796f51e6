"""Sheets of any form."""
