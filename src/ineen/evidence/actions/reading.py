"""The files of a submission as a connector reads them, counting how far that is."""

import io
from collections.abc import Callable, Sequence
from functools import partial
from typing import BinaryIO

from ineen.analysis.sources.delivery import SourceFile

Tell = Callable[[int, int], None]
PERCENT = 100
READ = 80  # of the hundred: the rest is sorting and comparing
TIMES = 3  # a connector goes through a file for its signs, its head and its rows


def metered(files: Sequence[SourceFile], tell: Tell) -> list[SourceFile]:
    """The same files; `tell(percent, 100)` hears how much of them was read."""
    meter = _Meter(sum(map(_size, files)), tell)
    return [SourceFile(file.name, partial(_open, file, meter)) for file in files]


class _Meter:
    def __init__(self, size: int, tell: Tell) -> None:
        self.size, self.tell, self.read, self.told = size, tell, 0, -1

    def add(self, count: int) -> None:
        self.read += count
        percent = min(READ, READ * self.read // (TIMES * self.size or 1))
        if percent != self.told:
            self.told = percent
            self.tell(percent, PERCENT)


class _Counted(io.RawIOBase):
    def __init__(self, content: BinaryIO, meter: _Meter) -> None:
        self.content, self.meter = content, meter

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self.content.seek(offset, whence)

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        piece = self.content.read(len(buffer))
        buffer[: len(piece)] = piece
        self.meter.add(len(piece))
        return len(piece)


def _open(file: SourceFile, meter: _Meter) -> BinaryIO:
    return io.BufferedReader(_Counted(file.open(), meter), buffer_size=64 * 1024)


def _size(file: SourceFile) -> int:
    with file.open() as content:
        return content.seek(0, io.SEEK_END)
