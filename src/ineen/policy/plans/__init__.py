"""The integral safety plan."""
