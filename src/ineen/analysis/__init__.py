"""Methods and data engine: no Django, usable from a notebook."""
