"""Releasing own and received figures: asking, working out, approving by two, publishing, withdrawing."""
