"""Each room's section of a plan file."""
