"""Draws the course of a release from the table of states: `docs/course-of-a-release.md`."""


def drawing() -> str:
    """The page as a whole: the drawing, and who takes each step and why."""
    from ineen.evidence.states import RELEASE_TRANSITIONS, Stage

    lines = [f"    {stage.value}: {stage.label}" for stage in Stage]
    lines += [f"    {start.value} --> {end.value}: {step.why}" for (start, end), step in RELEASE_TRANSITIONS.items()]
    rows = [
        f"| {start.label} | {end.label} | {step.hand.value} | {step.why} |"
        for (start, end), step in RELEASE_TRANSITIONS.items()
    ]
    return "\n".join(
        (
            "# The course of a release",
            "",
            "Drawn from `RELEASE_TRANSITIONS` in `src/ineen/evidence/states.py`.",
            "",
            "```mermaid",
            "stateDiagram-v2",
            "    [*] --> requested: aangevraagd",
            *lines,
            "```",
            "",
            "| stand | daarna | wie | wat er gebeurde |",
            "|---|---|---|---|",
            *rows,
            "",
        )
    )
