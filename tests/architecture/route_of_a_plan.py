"""Draws the course of a plan in one municipality from the table of states: `docs/route-of-a-plan.md`."""

from collections import defaultdict


def drawing() -> str:
    """The page as a whole: the drawing, and who takes each step and why."""
    from ineen.ground.organisations.queries import Membership
    from ineen.policy.decisions.models import CourseStage
    from ineen.policy.decisions.states import TRANSITIONS

    functions = dict(Membership.ROLES)
    lines = [f'    {stage.value}: "{stage.label}"' for stage in CourseStage]
    steps: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (stage, step), found in TRANSITIONS.items():
        steps[stage.value, found.after.value].append(step.value)
    lines += [f"    {before} --> {after}: {', '.join(names)}" for (before, after), names in steps.items()]
    rows = [
        f"| {stage.label} | {step.value} | {found.after.label} "
        f"| {', '.join(sorted(str(functions[role]) for role in found.own))} | {found.why} |"
        for (stage, step), found in TRANSITIONS.items()
    ]
    return "\n".join(
        (
            "# The course of a plan in one municipality",
            "",
            "Drawn from `TRANSITIONS` in `src/ineen/policy/decisions/states.py`. Each municipality of a joint plan has",
            "a course of its own. A coordinator of the partnership takes every step too: for a body that does not sign",
            "in, on its behalf and with the source.",
            "",
            "```mermaid",
            "stateDiagram-v2",
            "    [*] --> concept",
            *(line.replace('"', "") for line in lines),
            "```",
            "",
            "| stand | stap | daarna | wie, van de eigen gemeente | waarom |",
            "|---|---|---|---|---|",
            *rows,
            "",
        )
    )
