"""Files that the code writes about itself: `python -m tests.architecture.generated [--check]`.

Each entry names a file and the function that makes its text; the check fails where they differ.
"""

import os
import sys
from collections.abc import Callable, Sequence

import django

from tests.architecture import (
    course_of_a_release,
    course_of_a_submission,
    house,
    route_of_a_plan,
    settings_page,
    terms_page,
)
from tests.lanes import ROOT


def _plan_schema() -> str:
    from ineen.faces.exchange.package import schema_text

    return schema_text()


def _line_chart() -> str:
    from ineen.analysis.charts.line import as_vega

    return as_vega()


GENERATED: dict[str, Callable[[], str]] = {
    "docs/beheer/bewaartermijnen.md": terms_page.page,
    "docs/beheer/instellingen.md": settings_page.page,
    "docs/course-of-a-release.md": course_of_a_release.drawing,
    "docs/course-of-a-submission.md": course_of_a_submission.drawing,
    "docs/house.md": house.drawing,
    "docs/route-of-a-plan.md": route_of_a_plan.drawing,
    "examples/plan.schema.json": _plan_schema,
    "src/ineen/analysis/charts/line.vega.json": _line_chart,
}


def main(arguments: Sequence[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    stale = []
    for name, make in GENERATED.items():
        path, text = ROOT / name, make()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name in stale:
        print(
            f"{name} is {'stale: run python -m tests.architecture.generated' if '--check' in arguments else 'written'}"
        )
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
