"""Areas that change: of what an area consisted in an older division, and what that makes of its counts."""
