"""Wiring: settings, root addresses, the application. No logic."""
