"""A large plan as PDF: how long the worker takes, beside the same text without charts, in one run.

`script/bench` runs it after `bench.pages` and adds its part to docs/performance.md. Figures and plan are invented.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from shutil import rmtree
from typing import TYPE_CHECKING

from bench.report import put
from bench.serving import ROOT, apart

if TYPE_CHECKING:
    from ineen.faces.publication.documents.tree import Document
    from ineen.policy.plans.queries import GoalText, ThemeText

HEAD = "## A plan as PDF"
SLUG = "grote-proef"
THEMES, GOALS = 10, 3
PAGE = re.compile(rb"/Type ?/Page\b")
MOST_SECONDS, LEAST_PAGES = 3.0, 50
WAYS = {
    "cold": "the first of a new worker: loads the engines, draws every chart",
    "warm": "the next: draws every chart",
    "kept": "a change of text: the drawings are kept",
    "bare": "the same text without charts",
}
INDICATORS = (
    "dwelling_burglary", "theft_from_vehicles", "horizontal_fraud", "drug_trade", "youth_nuisance", "shoplifting",
    "vandalism", "nuisance_alcohol_drugs", "traffic_accidents_police", "nuisance_confused_persons",
)  # fmt: skip
TEXT = (
    "De gemeenten, de politie en hun partners kijken elke maand samen wat er in de buurten gebeurt en wat daarvan de "
    "oorzaak kan zijn. Zij kiezen dan wat eerst moet gebeuren, wie dat doet en hoe te zien is of het helpt. "
)


def main() -> int:
    """Measure in a process of its own, and write and print what came out; returns 0, also where a target is missed."""
    with tempfile.TemporaryDirectory(prefix="ineen-bench-") as data:
        env = apart(data, DJANGO_SETTINGS_MODULE="ineen.config.settings")
        for words in (["ineen", "demonstration", "load"], ["bench.documents", "fill"]):
            subprocess.run([sys.executable, "-m", *words], env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        measured = [sys.executable, "-m", "bench.documents", "measure"]
        told = subprocess.run(measured, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    section = report(json.loads(told.stdout.splitlines()[-1]))
    put(section)
    print(section)
    return 0


def report(found: Mapping[str, Sequence[float]]) -> str:
    """The part of docs/performance.md about documents."""
    (pages, charts, size), work = found["made"], found["warm"][0]
    verdict = "met" if work < MOST_SECONDS and pages >= LEAST_PAGES else "**missed**"
    return "\n".join(
        [
            HEAD,
            "",
            f"A plan of {pages:.0f} pages with {charts:.0f} charts ({size / 1000:.0f} kB), as the worker makes it:",
            "text and figures from the database, each chart for a column and for a phone, PDF/UA.",
            "Seconds of one process: of its work (processor time) and by the clock.",
            "",
            "| | work | clock |",
            "|---|---|---|",
            *(f"| {words} | {found[way][0]:.2f} | {found[way][1]:.2f} |" for way, words in WAYS.items()),
            "",
            f"* the next, with {charts:.0f} charts: {work:.2f} s of work; the target for {LEAST_PAGES} pages",
            f"  is less than {MOST_SECONDS:.0f} s: {verdict}.",
            "",
        ]
    )


def fill() -> None:
    """Bring in a plan of the invented region with many goals that each have a chart of their own."""
    from django.utils import timezone

    from ineen.ground.kernel.actors import RESIDENT, system
    from ineen.policy.plans import queries as plans
    from ineen.policy.plans.actions import import_plan

    by, now = system("bench"), timezone.now()
    region = plans.stored(by, next(one.slug for one in plans.plans_visible_to(RESIDENT)))
    if region is None:
        raise SystemExit("the invented region has no plan to take the form of")
    themes = tuple(_theme(number) for number in range(THEMES))
    large = replace(region, slug=SLUG, title="Een grote proef", themes=themes, fields=(), local_chapters=(), ties=())
    import_plan(by=by, now=now, plan=replace(large, co_signers=(), analysis=TEXT * 5))


def _theme(number: int) -> "ThemeText":
    from ineen.policy.plans.queries import PriorityClass, ThemeText

    return ThemeText(
        slug=f"onderwerp-{number}",
        title=f"Onderwerp {number + 1}",
        priority=PriorityClass.PRIORITY,
        reason=TEXT * 2,
        about=TEXT,
        approach=TEXT * 2,
        expect=TEXT,
        goals=tuple(_goal(number, one) for one in range(GOALS)),
    )


def _goal(theme: int, number: int) -> "GoalText":
    from ineen.policy.plans.queries import GoalText, TargetBound

    return GoalText(
        slug=f"doel-{theme}-{number}",
        title=f"Doel {number + 1} van onderwerp {theme + 1}: er zijn er minder dan nu.",
        cause=TEXT,
        expect=TEXT,
        indicator=INDICATORS[theme % len(INDICATORS)],
        target_value=Decimal(100 + number),
        target_bound=TargetBound.AT_MOST,
        target_on=date(2028, 12, 31),
    )


def measure() -> dict[str, Sequence[float]]:
    """Seconds of each way, and what was made."""
    begun = time.process_time(), time.perf_counter()
    import django

    django.setup()
    from ineen.faces.publication.documents import pdf
    from ineen.faces.publication.documents.plans import plan_document
    from ineen.faces.publication.documents.tree import Figure
    from ineen.ground.kernel.actors import RESIDENT

    def document() -> "Document":
        return plan_document(RESIDENT, SLUG, made_on=date(2026, 1, 1))

    made = pdf.made(document())
    found: dict[str, Sequence[float]] = {"cold": _since(*begun)}
    _forget_drawings()
    found["warm"] = _seconds(lambda: pdf.made(document()))
    found["kept"] = _seconds(lambda: pdf.made(replace(document(), title="Een andere proef")))
    found["bare"] = _seconds(lambda: pdf.made(_without_charts(document())))
    charts = [block for section in document().sections for block in section.blocks if isinstance(block, Figure)]
    return found | {"made": (len(PAGE.findall(made)), len(charts), len(made))}


def _without_charts(whole: "Document") -> "Document":
    from ineen.faces.publication.documents.tree import Figure

    left = [tuple(block for block in one.blocks if not isinstance(block, Figure)) for one in whole.sections]
    sections = zip(whole.sections, left, strict=True)
    return replace(whole, sections=tuple(replace(section, blocks=blocks) for section, blocks in sections))


def _forget_drawings() -> None:
    from django.conf import settings

    from ineen.evidence.queries import charts

    rmtree(settings.INEEN_DATA / "charts")
    charts._read.cache_clear()


def _seconds(what: Callable[[], object]) -> tuple[float, float]:
    begun = time.process_time(), time.perf_counter()
    what()
    return _since(*begun)


def _since(work: float, clock: float) -> tuple[float, float]:
    return time.process_time() - work, time.perf_counter() - clock


if __name__ == "__main__":
    if sys.argv[1:] == ["fill"]:
        import django

        django.setup()
        fill()
    elif sys.argv[1:] == ["measure"]:
        print(json.dumps(measure()))
    else:
        sys.exit(main())
