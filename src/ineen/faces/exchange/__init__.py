"""Plan files: each room gives its section."""
