"""Draws the course of what is handed in from the table of states: `docs/course-of-a-submission.md`."""


def drawing() -> str:
    """The page as a whole: the drawing, and who takes each step and why."""
    from ineen.evidence.states import TRANSITIONS, State

    lines = [f"    {state.value}: {state.label}" for state in State]
    lines += [f"    {start.value} --> {end.value}: {step.why}" for (start, end), step in TRANSITIONS.items()]
    rows = [
        f"| {start.label} | {end.label} | {step.hand.value} | {step.why} |"
        for (start, end), step in TRANSITIONS.items()
    ]
    return "\n".join(
        (
            "# The course of a submission",
            "",
            "Drawn from `TRANSITIONS` in `src/ineen/evidence/states.py`.",
            "",
            "```mermaid",
            "stateDiagram-v2",
            "    [*] --> preparing: aangeleverd",
            *lines,
            "```",
            "",
            "| stand | daarna | wie | wat er gebeurde |",
            "|---|---|---|---|",
            *rows,
            "",
        )
    )
