"""Handing figures in, and taking them out of sight."""
