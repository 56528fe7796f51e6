"""The `ineen` command line."""
