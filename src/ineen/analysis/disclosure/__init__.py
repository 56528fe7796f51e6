"""Which counts may be shown together: linked tables, what must be hidden, and what can still be inferred."""
