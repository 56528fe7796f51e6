"""The parts of `ineen plans` that take files."""
