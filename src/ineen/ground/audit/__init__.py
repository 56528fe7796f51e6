"""Who did what: acts, entries, seals."""
