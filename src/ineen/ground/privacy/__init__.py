"""What each column holds about people, how long it stays, and the keys that destroy it."""
