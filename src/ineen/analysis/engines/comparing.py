"""Two windows of periods beside each other, per group of areas and indicator: as an expression of Ibis.

Tables in
    cells: area, indicator, period (whole numbers), status (a code of `Status`), value (a count; none where the status
    says so). places: area, place_group (whole numbers), exposure. Each cell and each area once.
Table out
    per group and indicator, all of them: `before`, `after`, and the `status` of both together; and where both have a
    value `rate` (after, per 1,000 of exposure), `low` and `high` (Byar's 95 % limits), `score` (of the square roots),
    `place` (1 for the lowest rate of the indicator).
"""

from typing import Any, Final

from ineen.analysis.frame.status import Status

Window = tuple[int, int]
PER: Final = 1000
_TWO_SIDED: Final = 1.959963984540054


def cells_of_incidents(incidents: Any) -> Any:
    """Cells from a row per incident (area, indicator, period). What has no incident has no cell: `untold` is final."""
    import ibis

    return incidents.group_by("area", "indicator", "period").agg(
        status=ibis.literal(int(Status.FINAL)), value=incidents.count()
    )


def compared(
    cells: Any, places: Any, indicators: Any, *, before: Window, after: Window, untold: Status = Status.UNKNOWN
) -> Any:
    """The expression; nothing is worked out yet.

    indicators
        a table with one column `indicator`: what is looked at, also where nothing was told of it.
    before, after
        the first and the last period of each window, both included.
    untold
        what a cell is that no row tells: unknown, or final for a source that leaves its zeros out and says so.

    A sum is as well known as the least known of its cells, as in `frame.summed`; absent adds nothing.
    """
    told = _windows(cells, before, after)
    frame = places.cross_join(indicators)
    wide = frame.left_join(told, ["area", "indicator"])
    parts = wide.select(
        "place_group",
        frame.indicator,
        "exposure",
        **{name: wide[name].fill_null(0) for name in ("first", "second")},
        status=_status(wide, before, after, untold),
    )
    summed = parts.group_by("place_group", "indicator").agg(
        first=parts.first.sum(),
        second=parts.second.sum(),
        status=parts.status.max(),
        exposure=parts.exposure.sum(),
    )
    return _judged(summed).order_by("indicator", "place_group")


def _windows(cells: Any, before: Window, after: Window) -> Any:
    """Per area and indicator the sum, the highest status and the number of cells of each window."""
    was, now = cells.period.between(*before), cells.period.between(*after)
    near = cells.filter(was | now)
    was, now = near.period.between(*before), near.period.between(*after)
    counted = near.status.isin([int(Status.FINAL), int(Status.PROVISIONAL)]).ifelse(near.value, 0)
    return near.group_by("area", "indicator").agg(
        first=was.ifelse(counted, 0).sum(),
        second=now.ifelse(counted, 0).sum(),
        most=near.status.max(),
        number=near.count(),
    )


def _status(wide: Any, before: Window, after: Window, untold: Status) -> Any:
    """The highest of all cells of both windows, those that no row tells included."""
    import ibis

    periods = sum(last - first + 1 for first, last in (before, after))
    most = wide.most.fill_null(int(Status.ABSENT))
    silent = (wide.number.fill_null(0) < periods).ifelse(int(untold), int(Status.ABSENT))
    return ibis.greatest(most, silent)


def _judged(summed: Any) -> Any:
    import ibis

    known = summed.status.isin([int(Status.FINAL), int(Status.PROVISIONAL)]) & (summed.exposure > 0)
    whole = summed.mutate(known=known)
    first, second = whole.first.cast("float64"), whole.second.cast("float64")
    more = second + 1
    low = second * _cubed(
        1 - 1 / (9 * ibis.greatest(second, 1.0)) - _TWO_SIDED / (3 * ibis.greatest(second, 1.0).sqrt())
    )
    high = more * _cubed(1 - 1 / (9 * more) + _TWO_SIDED / (3 * more.sqrt()))
    per = PER / whole.exposure.cast("float64").nullif(0.0)
    rated = whole.mutate(
        rate=whole.known.ifelse(second * per, None),
        low=whole.known.ifelse(ibis.greatest(low, 0.0) * per, None),
        high=whole.known.ifelse(high * per, None),
        score=whole.known.ifelse(2 * (second.sqrt() - first.sqrt()), None),
    )
    order = [rated.known.ifelse(0, 1), rated.rate.fill_null(0.0), rated.place_group]
    place = ibis.row_number().over(ibis.window(group_by="indicator", order_by=order)) + 1
    return rated.select(
        "place_group",
        "indicator",
        "status",
        before=rated.known.ifelse(rated.first, None),
        after=rated.known.ifelse(rated.second, None),
        rate=rated.rate,
        low=rated.low,
        high=rated.high,
        score=rated.score,
        place=rated.known.ifelse(place, None),
    )


def _cubed(value: Any) -> Any:
    return value * value * value
