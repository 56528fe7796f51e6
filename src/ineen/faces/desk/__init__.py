"""One's own desk: what waits, which dates come, what changed; and the pages of the privacy officer."""
