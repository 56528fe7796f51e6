"""The typeface and colours of pictures: those of the theme of the site."""

from typing import Final

FAMILY: Final = "'Source Sans 3', sans-serif"
INK, MUTED, PAPER, HAIRLINE, AXIS = "#171d2b", "#545d6e", "#ffffff", "#dde1e7", "#6b7484"
LINE, ACCENT = "#17476f", "#c4122f"
