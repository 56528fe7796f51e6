"""Plan files for the tests: the first example, and small breaks of it."""

from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "bes-2023-2026.yaml"


def example(*changes: tuple[str, str]) -> bytes:
    """The example with each text replaced; every text must stand in it exactly once."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the example"
        text = text.replace(old, new)
    return text.encode()


def line_of(part: str) -> int:
    """The line of the example that holds the text."""
    return EXAMPLE.read_text(encoding="utf-8").split(part)[0].count("\n") + 1
