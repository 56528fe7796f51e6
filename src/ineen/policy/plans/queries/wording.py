"""From the rows of a plan to what it says."""

from dataclasses import replace
from typing import Any

from ineen.ground.kernel.audience import Audience
from ineen.ground.organisations.queries import reference_of
from ineen.policy.plans.models import (
    Goal,
    PlanKind,
    PlanStage,
    PriorityClass,
    SafetyPlan,
    TargetBound,
    Theme,
    TieKind,
)
from ineen.policy.plans.queries.texts import (
    GOAL_COLUMNS,
    PLAN_COLUMNS,
    THEME_COLUMNS,
    CoSignerText,
    FieldText,
    GoalText,
    LeadText,
    LocalChapterText,
    ThemeText,
    TieText,
)


def plan_text(row: SafetyPlan) -> dict[str, Any]:
    """What `PlanText` takes; the row comes with everything that hangs on it."""
    return plan_alone(row) | {
        "fields": tuple(FieldText(slug=field.slug, title=field.title) for field in row.fields.all()),
        "themes": tuple(theme_text(theme) for theme in row.themes.all()),
        "local_chapters": tuple(
            LocalChapterText(municipality=reference_of(one.municipality), text=one.text)
            for one in row.local_chapters.all()
        ),
        "ties": tuple(
            TieText(name=one.name, kind=TieKind(one.kind), theme=one.theme.slug if one.theme else "", about=one.about)
            for one in row.ties.all()
        ),
        "co_signers": tuple(
            CoSignerText(organisation=reference_of(one.organisation), office=one.office, signed_on=one.signed_on)
            for one in row.co_signers.all()
        ),
    }


def plan_alone(row: SafetyPlan) -> dict[str, Any]:
    """What a plan says itself, without what hangs on it."""
    return {name: getattr(row, name) for name in PLAN_COLUMNS} | {
        "slug": row.slug,
        "partnership": row.partnership.slug,
        "kind": PlanKind(row.kind),
        "stage": PlanStage(row.stage),
        "audience": Audience(row.audience),
        "ambitions": tuple(row.ambitions),
    }


def theme_text(row: Theme) -> ThemeText:
    return replace(
        theme_alone(row),
        leads=tuple(
            LeadText(organisation=reference_of(one.organisation), office=one.office) for one in row.leads.all()
        ),
        goals=tuple(goal_text(goal) for goal in row.goals.all()),
    )


def theme_alone(row: Theme) -> ThemeText:
    """What a theme says itself, without its leads and goals."""
    own = {name: getattr(row, name) for name in THEME_COLUMNS} | {"priority": PriorityClass(row.priority)}
    return ThemeText(
        slug=row.slug,
        field=row.field.slug if row.field else "",
        municipality=reference_of(row.municipality) if row.municipality else "",
        ambitions=tuple(row.ambitions),
        **own,
    )


def goal_text(row: Goal) -> GoalText:
    own = {name: getattr(row, name) for name in GOAL_COLUMNS}
    own["target_bound"] = TargetBound(row.target_bound) if row.target_bound else None
    return GoalText(slug=row.slug, **own)
