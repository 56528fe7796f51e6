"""What a browser that comes for the first time is sent: the page, its style sheets and the letters that those name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from bench.serving import Target, fetched

STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"(?! media="print")')
LETTERS = re.compile(r"""url\(["']?([^"')]+\.woff2)["']?\)""")


@dataclass(frozen=True, slots=True)
class Sent:
    """Bytes as they go over the line, and as they are without compression."""

    page: int
    styles: int
    styles_whole: int
    letters: int

    @property
    def all(self) -> int:
        return self.page + self.styles + self.letters


def first_view(port: int, path: str) -> Sent:
    """What one page costs in bytes."""
    styles = {style: fetched((port, style)) for style in STYLE.findall(fetched((port, path)).decode())}
    letters = {one for style, text in styles.items() for one in _letters(style, text.decode())}
    return Sent(
        page=_sent((port, path)),
        styles=sum(_sent((port, style)) for style in styles),
        styles_whole=sum(map(len, styles.values())),
        letters=sum(_sent((port, one)) for one in letters),
    )


def _letters(style: str, text: str) -> Iterator[str]:
    return (normpath(join(dirname(style), one)) for one in LETTERS.findall(text))


def _sent(target: Target) -> int:
    return len(fetched(target, encoding="gzip"))
