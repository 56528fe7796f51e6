"""The explorer: one figure at a time, chosen in the address, with the answer in front."""
