"""The closed world. Nobody imports it; only floored counts and read phenomenon notes leave it."""
