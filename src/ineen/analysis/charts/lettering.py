"""How large words are, and where their base line lies.

The engine measures each word some five times, for bounds that nothing here uses: half of the work of a picture. A word
without a size it does not measure. So words are declared on their base line and without a size, and `svg.cleaned` gives
them theirs.
"""

from typing import Final

PLAIN, BOLD = 14, 15  # pixels
BOLD_WEIGHT: Final = 600
UNSIZED: Final = 0
TOP, MIDDLE, BOLD_MIDDLE = 11, 4, 5  # pixels from the top or the middle of words down to their base line
LETTER: Final = 7.2  # pixels that a digit or small letter takes in plain words
BOLD_LETTER: Final = 1.1 * LETTER


def size_of(weight: str | None) -> str:
    """The size of words by the weight that the picture states for them; None for plain words."""
    return f"{PLAIN if weight is None else BOLD}px"


def shortened(bold: str, width: int) -> str:
    """Bold words that take about so many pixels at most: what is too long ends in …."""
    most = int(width / BOLD_LETTER)
    return bold if len(bold) <= most else f"{bold[: most - 1]}…"
