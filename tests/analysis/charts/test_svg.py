"""What is drawn can stand in a page with a strict content policy, more than once, and reads nothing from elsewhere."""

import os
import re
import subprocess
import sys
from dataclasses import replace

from ineen.analysis.charts.drawing import draw
from tests.analysis.charts.series import GOAL, YEARS, chart, yearly

ONCE = """
from tests.analysis.charts.series import GOAL, YEARS, chart, yearly
from ineen.analysis.charts.drawing import draw
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


def test_screen_readers_pass_it_by() -> None:
    assert ' aria-hidden="true"' in draw(chart(yearly(YEARS))).wide.partition(">")[0]


def test_words_of_others_stay_words() -> None:
    wicked = "</text><script>alert('x')</script><a href=\"javascript:1\">&amp;\x00\x1b"
    text = draw(chart(yearly(YEARS), replace(GOAL, label=wicked), unit=wicked)).wide
    assert set(re.findall(r"<(\w+)", text)) <= {"svg", "g", "path", "line", "text", "tspan"}
    assert "&lt;script&gt;" in text
    assert not re.search(r"[\x00-\x1f]", text)
