"""Plans as documents: one tree of values, and what makes a file of it."""
