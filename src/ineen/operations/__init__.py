"""Safety work in the street."""
