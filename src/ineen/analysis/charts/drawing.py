"""The two pictures of a chart, and the folder in which they are kept: drawing takes a worker, reading takes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from ineen.analysis.charts.chart import LineChart
from ineen.analysis.charts.filling import filled
from ineen.analysis.charts.frame import NARROW, WIDE
from ineen.analysis.charts.svg import drawn

SUFFIX: Final = ".svgs"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as SVG, once for a wide column and paper and once for a phone: text is at least 12 pixels in both."""

    wide: str
    narrow: str


def draw(chart: LineChart) -> Drawing:
    """Heavy: loads an engine of some 150 MB, and takes a tenth of a second. For workers and the command line."""
    return Drawing(*(drawn(filled(chart, frame)) for frame in (WIDE, NARROW)))


def kept(folder: Path, key: str) -> Drawing | None:
    """The drawing of that name, or None where there is none, or not a whole one."""
    try:
        digest, *pictures = (folder / f"{key}{SUFFIX}").read_text(encoding="utf-8").split("\n")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    return Drawing(*pictures) if digest == _digest(pictures) else None


def keep(folder: Path, key: str, drawing: Drawing) -> None:
    """Write three lines: the hash of the other two, the wide picture and the narrow one. Others see it whole or not."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = [drawing.wide, drawing.narrow]
    with TemporaryDirectory(prefix=".scratch-", dir=folder) as scratch:
        made = Path(scratch) / key
        made.write_text("\n".join([_digest(pictures), *pictures]), encoding="utf-8")
        made.replace(folder / f"{key}{SUFFIX}")


def forget_unused(folder: Path, keys: Iterable[str], before: datetime) -> int:
    """Remove drawings without one of these names, and what an interrupted writer left, where older than `before`.

    Returns how many went.
    """
    used = {f"{key}{SUFFIX}" for key in keys}
    unused = [path for path in folder.glob("*") if path.name not in used]
    old = [path for path in unused if path.stat().st_mtime < before.timestamp()]
    for path in old:
        rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return len(old)


def _digest(pictures: list[str]) -> str:
    return sha256("\n".join(pictures).encode()).hexdigest()
