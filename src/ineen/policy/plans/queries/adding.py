"""Adding to a text: what stands there stays, and nothing comes twice."""

from collections.abc import Iterable


def appended(text: str, more: str) -> str:
    """The text with more under it; as it was where that stands in it already."""
    if not more or more in text:
        return text
    return f"{text.rstrip()}\n\n{more}" if text.strip() else more


def has_line(text: str, line: str) -> bool:
    """Whether a line of a list stands in a text."""
    return _item(line) in text.splitlines()


def with_lines(text: str, head: str, lines: Iterable[str]) -> str:
    """The text with these lines in the list under a head, behind those that stand there; or with a new list below."""
    new = [_item(line) for line in lines if not has_line(text, line)]
    rows = text.splitlines()
    if not new:
        return text
    if head not in rows:
        return appended(text, "\n".join([head, "", *new]))
    begin = rows.index(head) + 1
    end = _end_of_list(rows, begin)
    gap = [] if end > begin else [""]
    after = ["", *rows[end:]] if rows[end:] and rows[end].strip() else rows[end:]
    return "\n".join([*rows[:end], *gap, *new, *after])


def _item(line: str) -> str:
    return f"- {line}"


def _end_of_list(rows: list[str], begin: int) -> int:
    """Behind the last item of the list that begins here; the beginning where there is none."""
    end = begin
    for place, row in enumerate(rows[begin:], start=begin + 1):
        if row.startswith(("- ", "  ")):
            end = place
        elif row.strip():
            break
    return end
