"""What a figure counts, and how to read it."""
