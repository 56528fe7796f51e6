"""The words that argparse itself puts into help and errors, in Dutch."""

import argparse
from typing import Any, Final

_WORDS: Final = {
    "usage: ": "gebruik: ",
    "positional arguments": "gegevens",
    "options": "keuzes",
    "show this help message and exit": "toon deze uitleg en stop",
    "%(prog)s: error: %(message)s\n": "%(prog)s: fout: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "dit ontbreekt nog: %s",
    "unrecognized arguments: %s": "dit is niet bekend: %s",
    "expected one argument": "hier hoort één waarde achter",
    "expected at least one argument": "hier hoort ten minste één waarde achter",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan meer betekenen: %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kan niet. Kies uit: %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r is geen goede waarde",
    "not allowed with argument %s": "kan niet samen met %s",
    "one of the arguments %s is required": "één van %s is nodig",
    "ignored explicit argument %r": "hier hoort geen waarde achter: %r",
}


def speak_dutch() -> None:
    """Let every parser of this process speak Dutch: argparse takes its words from this one function."""
    module: Any = argparse
    module._ = lambda text: _WORDS.get(text, text)
