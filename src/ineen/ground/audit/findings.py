"""What a check of the audit can find."""

from dataclasses import dataclass, field
from enum import StrEnum


class Wrong(StrEnum):
    """What can be wrong, and what follows the name of the stream in a sentence to people."""

    ALTERED = "altered"
    MISSING = "missing"
    CUT_OFF = "cut_off"
    HEAD = "head"
    SEAL_MISSING = "seal_missing"
    SEAL_ALTERED = "seal_altered"
    KEY_LOST = "key_lost"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: `first` to `last` are numbers of the stream, or lines of the seal file; 0 is none."""

    database: str
    stream: str
    wrong: Wrong
    first: int
    last: int
    why: str

    @property
    def sentence(self) -> str:
        """The finding in Dutch: where, and what."""
        where = f"{self.database}, {self.stream}" if self.stream else self.database
        if self.first:
            numbers = f"regel {self.first}" if self.first == self.last else f"regels {self.first} t/m {self.last}"
            where = f"{where}, {numbers}"
        return f"{where}: {self.why}"


@dataclass(slots=True)
class Report:
    """How much was read, and what was found."""

    entries: int = 0
    streams: int = 0
    findings: list[Finding] = field(default_factory=list)
