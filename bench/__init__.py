"""Repeatable measurements with a peer beside them."""
