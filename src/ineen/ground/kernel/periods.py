"""A stretch of time about which a figure or a plan speaks."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

# as publishers write them in their tables and people read them
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
LAST_MONTH, LAST_DAY = 12, 31
MOST_KNOWN = 10_000  # every month of this century is 1,200
# years that somebody may mean: those at the end of the calendar have no year after or before them
_FORMS = re.compile(
    r"(?P<year>[1-8]\d{3})(?:JJ00|MM(?P<cbs_month>\d{2})|KW(?P<quarter>\d{2})|-(?P<month>\d{2}))?", re.ASCII
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day up to and including the last.

    `Period.parse` reads a year (`2024`, CBS `2024JJ00`), a quarter (`2024KW01`) and a month (`2024-03`, `2024MM03`), of
    the years 1000 to 8999; it raises ValueError for anything else.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the period ends on {self.last}, before it begins on {self.first}")

    @classmethod
    @lru_cache(MOST_KNOWN)
    def year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def months(cls, year: int, month: int, count: int = 1) -> "Period":
        """`count` whole months beginning with the given one."""
        after = year * 12 + month - 1 + count
        return cls(date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1))

    @classmethod
    @lru_cache(MOST_KNOWN)
    def parse(cls, text: str) -> "Period":
        found = _FORMS.fullmatch(text.strip())
        if not found:
            raise ValueError(f"{text!r} is no period; write a year (2024), a quarter (2024KW01) or a month (2024-03)")
        year = int(found["year"])
        month = found["month"] or found["cbs_month"]
        if month:
            return cls.months(year, int(month))
        if found["quarter"]:
            return cls.months(year, int(found["quarter"]) * 3 - 2, 3)
        return cls.year(year)

    @property
    def is_year(self) -> bool:
        return self.first.year == self.last.year and self.is_whole_years

    @property
    def is_month(self) -> bool:
        return self == Period.months(self.first.year, self.first.month)

    @property
    def is_whole_years(self) -> bool:
        first, last = self.first, self.last
        return first.month == first.day == 1 and last.month == LAST_MONTH and last.day == LAST_DAY

    @property
    def year_earlier(self) -> "Period":
        """The same months of the year before. Raises ValueError for a period that is not of whole months."""
        first, after = self.first, self.last + timedelta(days=1)
        if not first.day == after.day == 1:
            raise ValueError(f"{self} is not of whole months")
        return Period.months(first.year - 1, first.month, (after.year - first.year) * 12 + after.month - first.month)

    def __str__(self) -> str:
        if self.is_year:
            return str(self.first.year)
        if self.is_month:
            return f"{self.first:%Y-%m}"
        if self.first.month % 3 == 1 and self == Period.months(self.first.year, self.first.month, 3):
            return f"{self.first.year}KW{self.first.month // 3 + 1:02d}"
        if self.is_whole_years:
            return f"{self.first.year}–{self.last.year}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"
