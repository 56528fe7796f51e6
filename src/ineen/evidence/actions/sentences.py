"""Counting the sentences of what somebody wrote."""

import re

_SHORT = "bijv|ca|nr|ong|incl|excl|evt|resp|vgl|blz|dhr|mevr|mw|dr|drs|mr|ir|ing|prof|st|art"
_ABBREVIATIONS = re.compile(rf"\b(?:[a-z]\.){{2,}}|\b(?:{_SHORT})\.", re.IGNORECASE)
_ORDINALS = re.compile(r"\b\d{1,2}\.(?=\s+[a-zà-ÿ])")
_END = re.compile(r"[.!?]+[\"”’')]*\s+(?=\S)|…+[\"”’')]*\s+(?=[^\sa-zà-ÿ])|(?<=[a-zà-ÿ])[.!?…]+(?=[A-ZÀ-Ý])|\n+(?=\S)")


def sentences(text: str) -> int:
    """How many sentences there are; the points of abbreviations and numbers end none."""
    plain = _ABBREVIATIONS.sub(lambda found: found[0].replace(".", ""), text.strip())
    plain = _ORDINALS.sub(lambda found: found[0].replace(".", ""), plain)
    return len(_END.findall(plain)) + 1 if plain else 0
