"""What waits for somebody: items that rooms put on a person's list, and what rooms know to be waiting."""
