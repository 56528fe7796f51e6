"""The manner of every page: layout, components, errors."""
