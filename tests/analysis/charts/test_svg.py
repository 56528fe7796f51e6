"""What is drawn can stand in a page with a strict content policy, more than once, and reads nothing from elsewhere."""

import os
import re
import subprocess
import sys
from dataclasses import replace

from ineen.analysis.charts.drawing import draw
from ineen.analysis.charts.svg import cleaned
from tests.analysis.charts.series import GOAL, YEARS, chart, yearly

ONCE = """
from tests.analysis.charts.series import GOAL, YEARS, chart, yearly
from ineen.analysis.charts.drawing import draw
from ineen.analysis.charts.svg import cleaned
print(draw(chart(yearly(YEARS), GOAL)).wide)
"""


def test_the_same_chart_has_the_same_bytes_in_another_process_and_time_zone() -> None:
    env = os.environ | {"TZ": "America/Los_Angeles", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", ONCE], env=env, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == draw(chart(yearly(YEARS), GOAL)).wide


def test_a_picture_is_one_line_without_styles_scripts_names_or_addresses() -> None:
    drawing = draw(chart(yearly([*YEARS, None, 3]), GOAL))
    for text in (drawing.wide, drawing.narrow):
        assert text.startswith("<svg ")
        assert "\n" not in text
        assert set(re.findall(r"<(\w+)", text)) <= {"svg", "g", "path", "line", "text", "tspan"}
        assert not re.search(r"\s(style|id|class|href|on\w+|tabindex|role)=|url\(|xlink", text)
        assert len(text) < 6_000


def test_nothing_but_what_is_seen_is_kept() -> None:
    text = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="a" width="9">
        <defs><clipPath id="clip"/></defs><style>text { fill: red }</style><script>1</script><image xlink:href="x"/>
        <g class="root" role="graphics-object" aria-roledescription="group"><path class="background" d="M0,0h1"/>
        <g transform="translate(0,0)"><path d="M0.04,1.26L2,3" style="cursor: pointer" tabindex="0" stroke="#fff"/>
        <path d="" fill="#000"/></g>
        <text font-family="A" font-size="14px" fill="#111" opacity="1">1 &lt; 2</text></g></svg>"""
    assert re.sub(r"\s*<", "<", cleaned(text)) == (
        '<svg width="9" font-family="A" font-size="14px" xmlns="http://www.w3.org/2000/svg" aria-hidden="true">'
        '<path d="M0,1.3L2,3" stroke="#fff" /><text fill="#111">1 &lt; 2</text></svg>'
    )


def test_words_with_a_rim_are_two_so_that_the_rim_lies_under_every_letter() -> None:
    text = '<svg><text font-family="A" font-size="14px" fill="#111" stroke="#fff" stroke-width="4">doel</text></svg>'
    assert re.findall(r"<text([^>]*)>doel", cleaned(text)) == [
        ' fill="none" stroke="#fff" stroke-width="4" stroke-linejoin="round"',
        ' fill="#111"',
    ]


def test_screen_readers_pass_it_by() -> None:
    assert ' aria-hidden="true"' in draw(chart(yearly(YEARS))).wide.partition(">")[0]


def test_words_of_others_stay_words() -> None:
    wicked = "</text><script>alert('x')</script><a href=\"javascript:1\">&amp;\x00\x1b"
    text = draw(chart(yearly(YEARS), replace(GOAL, label=wicked), unit=wicked)).wide
    assert set(re.findall(r"<(\w+)", text)) <= {"svg", "g", "path", "line", "text", "tspan"}
    assert "&lt;script&gt;" in text
    assert not re.search(r"[\x00-\x1f]", text)
