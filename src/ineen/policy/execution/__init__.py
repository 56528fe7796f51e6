"""The implementation plan: what is done, by whom, when, and for what money."""
