"""Contrast is measured: WCAG 2.2 asks 4.5:1 of text, 3:1 of what shows where a control or the focus is."""

import re
from pathlib import Path

import pytest

import ineen.ground.ui

STATIC = Path(ineen.ground.ui.__file__).parent / "static"
THEME = (STATIC / "ui" / "theme.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--ineen-([\w-]+): (#[0-9a-f]{6});", THEME))
TEXT = [
    (front, back)
    for back in ("paper", "wash", "notice")
    for front in ("ink", "muted", "thread", "link", "link-hover", "attention")
] + [("paper", "link"), ("paper", "link-hover"), ("paper", "ink")]
SHAPES = [("control", "paper"), ("focus", "paper"), ("thread", "paper"), ("focus", "notice"), ("attention", "paper")]


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_can_be_read(front: str, back: str) -> None:
    assert contrast(front, back) >= 4.5


@pytest.mark.parametrize(("front", "back"), SHAPES)
def test_controls_and_focus_can_be_seen(front: str, back: str) -> None:
    assert contrast(front, back) >= 3


def test_every_token_that_our_sheets_read_exists() -> None:
    sheets = "".join(path.read_text("utf-8") for path in (STATIC / "ui").glob("*.css"))
    tokens = (STATIC / "vendor" / "voorbeeld" / "tokens.css").read_text("utf-8")
    defined = set(re.findall(r"(--(?:ineen|basis)-[\w-]+)\s*:", sheets + tokens))
    assert set(re.findall(r"var\((--[\w-]+)", sheets)) - defined == set()


def test_every_token_that_the_theme_overrides_is_one_that_components_read() -> None:
    vendored = "".join(path.read_text("utf-8") for path in (STATIC / "vendor").rglob("*.css"))
    overridden = set(re.findall(r"(--(?:utrecht|basis)-[\w-]+)\s*:", THEME))
    assert {name for name in overridden if f"var({name}" not in vendored} == set()
