"""What two deliveries of one publisher say differently, as the catalogue keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ineen.analysis.store.cells import CellKey, CellStatus, Measure
from ineen.analysis.store.comparing import Told
from ineen.ground.kernel.area_codes import AreaCode
from ineen.ground.kernel.periods import Period


@dataclass(frozen=True, slots=True)
class Change:
    """One cell: `before` was fetched first, `after` was fetched later and is in use."""

    key: CellKey
    before: Told
    after: Told
    before_retrieved: date
    after_retrieved: date

    def as_stored(self) -> dict[str, object]:
        """As a row of `SourceVersion.changes`: text, numbers and None."""
        return {
            "subject": self.key.measure.subject,
            "category": self.key.measure.category,
            "area": str(self.key.area),
            "period": str(self.key.period),
            "before": self.before.value,
            "before_status": self.before.status.value,
            "before_retrieved": self.before_retrieved.isoformat(),
            "after": self.after.value,
            "after_status": self.after.status.value,
            "after_retrieved": self.after_retrieved.isoformat(),
        }

    @classmethod
    def stored(cls, row: Mapping[str, Any]) -> "Change":
        """From a row that `as_stored` made."""
        measure = Measure(row["subject"], row["category"])
        return cls(
            CellKey(measure, AreaCode(row["area"]), Period.parse(row["period"])),
            Told(CellStatus(row["before_status"]), row["before"]),
            Told(CellStatus(row["after_status"]), row["after"]),
            date.fromisoformat(row["before_retrieved"]),
            date.fromisoformat(row["after_retrieved"]),
        )
