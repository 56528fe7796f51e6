"""Signing in, one's own profile, and the people of a partnership."""
