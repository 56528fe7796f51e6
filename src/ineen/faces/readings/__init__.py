"""Reading figures together: what waits to be read, one figure at a time, and the meeting about figures."""
