"""Connectors: from what a publisher delivers to rows, each with its own traps."""
