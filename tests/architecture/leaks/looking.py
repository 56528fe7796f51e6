"""Everything that an answer says, wherever it says it."""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import ZipFile, is_zipfile

from tests.helpers import pdf


def said(response: Any) -> str:
    """The words of an answer: its headers, and its body, also of a file that is packed or drawn."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    heads = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{heads}\n{''.join(_words(body))}"


def _words(body: bytes) -> Iterator[str]:
    if body.startswith(b"%PDF"):
        yield pdf.words(body)
    elif is_zipfile(BytesIO(body)):
        with ZipFile(BytesIO(body)) as packed:
            for name in packed.namelist():
                yield f"{name} {packed.read(name).decode('utf-8', 'replace')}"
    else:
        yield unescape(body.decode("utf-8", "replace"))


def found_in(text: str, secrets: tuple[str, ...]) -> list[str]:
    """Which of these stand there, however the lines and spaces fall."""
    squeezed = re.sub(r"\s", "", text)
    return [one for one in secrets if re.sub(r"\s", "", one) in squeezed]
