"""Areas and their names."""
