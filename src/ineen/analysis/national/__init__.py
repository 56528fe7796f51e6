"""The whole country at once: a cube of whole numbers, and compiled kernels that agree with `statistics`."""
