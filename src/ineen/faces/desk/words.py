"""How far away a day is, as people say it."""

from datetime import date


def days_away(day: date, today: date) -> str:
    """`vandaag`, `morgen`, `over 3 dagen`, `1 dag te laat`."""
    days = (day - today).days
    if days in (0, 1):
        return ("vandaag", "morgen")[days]
    return f"over {days} dagen" if days > 0 else days_late(-days)


def days_ago(day: date, today: date) -> str:
    """Of a day that nobody is late for: `gisteren`, `3 dagen geleden`; else as `days_away`."""
    days = (today - day).days
    if days == 1:
        return "gisteren"
    return f"{days} dagen geleden" if days > 0 else days_away(day, today)


def days_late(days: int) -> str:
    return "1 dag te laat" if days == 1 else f"{days} dagen te laat"
