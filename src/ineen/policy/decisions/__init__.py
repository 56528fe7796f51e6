"""Who decided what about a plan, when, and on which text."""
