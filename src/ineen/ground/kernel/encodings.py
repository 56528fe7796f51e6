"""Text from before UTF-8, as spreadsheets still write it: Windows-1252, recognised by the signs that Dutch has."""

# Outside ASCII, Dutch and Frisian names have these. Any other sign means that the guess at an encoding is wrong.
DUTCH_SIGNS = frozenset("áàâäéèêëíìîïóòôöúùûüýçñÁÀÂÄÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜÇÑ‘’“”–€")


def is_dutch(text: str) -> bool:
    """Whether every sign outside ASCII is one that Dutch has."""
    return {sign for sign in text if not sign.isascii()} <= DUTCH_SIGNS
