"""The outline of a plan for who writes it: every part in the order of the chain, and how far each is."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.ground.organisations import queries as organisations
from ineen.policy.plans import rules
from ineen.policy.plans.models import CoSigner, Dismissal, SafetyPlan, Theme, ThemeLead
from ineen.policy.plans.queries.check import check_plan, owed_at
from ineen.policy.plans.queries.outline_parts import (
    FieldGroup,
    GoalLine,
    LocalGroup,
    Marked,
    Outline,
    Progress,
    ThemeRow,
    Tie,
)
from ineen.policy.plans.queries.pieces import NO_SUCH_PIECE, Piece, PieceKind
from ineen.policy.plans.queries.reading import NO_SUCH_PLAN, view, visible, whole
from ineen.policy.plans.queries.texts import PlanView, ThemeText
from ineen.policy.plans.queries.wording import plan_text


def outline(viewer: Viewer, slug: str) -> Outline:
    """The outline of a plan. Raises NotFound, and NotAllowed for who never writes it. Eleven queries."""
    with scopes_disabled():
        return _found(viewer, whole(visible(viewer).filter(slug=slug)))


def outline_of_chapter(viewer: Viewer, slug: str) -> Outline:
    """The outline without what stands under its themes and around it. Raises as `outline`. Six queries."""
    with scopes_disabled():
        left_out = ("leads", "goals", "local_chapters", "ties", "co_signers")
        return _found(viewer, whole(visible(viewer).filter(slug=slug), without=left_out))


def outline_of_texts(viewer: Viewer, slug: str) -> Outline:
    """The outline with its fields and what is written in sentences alone. Raises as `outline`. Eight queries."""
    with scopes_disabled():
        left_out = ("leads", "ties", "co_signers")
        return _found(viewer, whole(visible(viewer).filter(slug=slug), without=left_out))


def outline_of_signers(viewer: Viewer, slug: str) -> Outline:
    """The outline with who sign it alone. Raises as `outline`. Four queries."""
    with scopes_disabled():
        left_out = ("fields", "local_chapters", "ties")
        return _found(viewer, whole(visible(viewer).filter(slug=slug), Theme.objects.none(), without=left_out))


def outline_of_municipality(viewer: Viewer, slug: str, code: str) -> tuple[Outline, LocalGroup]:
    """The outline of what one municipality adds. Raises as `outline`, and NotFound where she adds nothing."""
    with scopes_disabled():
        themes = Theme.objects.filter(municipality__area_code=code)
        rows = whole(visible(viewer).filter(slug=slug), themes, without=("fields", "ties", "co_signers"))
        found = _found(viewer, rows)
    group = next((one for one in found.locals if one.code == code), None)
    if group is None:
        raise NotFound(NO_SUCH_PIECE)
    return found, group


def outline_of_theme(viewer: Viewer, slug: str, theme: str) -> tuple[Outline, ThemeRow]:
    """The outline with one theme alone. Raises as `outline`, and NotFound without it. Eight queries."""
    return _one_theme(viewer, slug, Q(slug=theme), without=("local_chapters", "co_signers"))


def outline_of_goal(viewer: Viewer, slug: str, goal: str) -> tuple[Outline, ThemeRow]:
    """The outline with the theme of one goal alone. Raises as `outline`, and NotFound without it. Five queries."""
    without = ("fields", "leads", "local_chapters", "ties", "co_signers")
    return _one_theme(viewer, slug, Q(goals__slug=goal), without)


def _one_theme(viewer: Viewer, slug: str, which: Q, without: tuple[str, ...]) -> tuple[Outline, ThemeRow]:
    with scopes_disabled():
        themes = Theme.objects.filter(which)
        found = _found(viewer, whole(visible(viewer).filter(slug=slug), themes, without=without))
    rows = [row for one in found.fields for row in one.themes] + [row for one in found.locals for row in one.themes]
    if not rows:
        raise NotFound(NO_SUCH_PIECE)
    return found, rows[0]


def _found(viewer: Viewer, rows: QuerySet[SafetyPlan]) -> Outline:
    row = rows.first()
    if row is None:
        raise NotFound(NO_SUCH_PLAN)
    rules.check_writes(viewer, row)
    members = organisations.members_ever([row.partnership_id])
    found = view(row, members, plan_text(row))
    return _outline(found, row, members, why_not(viewer, row), set_aside(row))


def themes_to_write(viewer: Viewer, row: SafetyPlan) -> tuple[tuple[str, str], ...]:
    """The themes under which the viewer may write, by slug, with their title and whose they are alone. One query."""
    with scopes_disabled():
        themes = Theme.objects.filter(plan=row).select_related("municipality").order_by("order")
        return tuple((one.slug, _titled(one)) for one in themes if _hers(viewer, row, one))


def _titled(theme: Theme) -> str:
    return f"{theme.title} ({theme.municipality.name})" if theme.municipality else theme.title


def _hers(viewer: Viewer, row: SafetyPlan, theme: Theme) -> bool:
    return theme.municipality_id is None or rules.may_write_chapter(viewer, row, theme.municipality_id)


def why_not(viewer: Viewer, row: SafetyPlan) -> str:
    """Why the viewer may not write a plan now; empty where she may."""
    try:
        rules.check_may_write(viewer, row)
    except NotAllowed as refused:
        return str(refused)
    return ""


def set_aside(row: SafetyPlan) -> frozenset[str]:
    """The addresses at which the newest decision is to leave the advice. One query."""
    newest = dict(Dismissal.objects.filter(plan=row).order_by("pk").values_list("about", "stands"))
    return frozenset(about for about, stands in newest.items() if stands)


def _outline(
    plan: PlanView, row: SafetyPlan, members: tuple[organisations.Member, ...], reason: str, aside: frozenset[str]
) -> Outline:
    about = {"municipalities": plan.municipalities, "partners": plan.partners}
    owed = frozenset(owed_at(plan, **about)) - aside  # type: ignore[arg-type]
    rows = _theme_rows(plan, row, owed)
    return Outline(
        plan=plan,
        reason=reason,
        fields=_fields(plan, rows),
        locals=_locals(plan, rows, owed),
        ties=tuple(
            Tie(one.pk, one.name, one.kind, one.get_kind_display(), one.about, one.theme.slug if one.theme else "")
            for one in row.ties.all()
        ),
        signers=tuple(marked(plan, PieceKind.SIGNER, one) for one in row.co_signers.all()),
        remedies=check_plan(plan, without=aside, **about),  # type: ignore[arg-type]
        owed=owed,
        members=tuple(one for one in members if one.takes_part_in(plan.period_first, plan.period_last)),
        row=row,
    )


def marked(plan: PlanView, kind: PieceKind, one: ThemeLead | CoSigner) -> Marked:
    """A lead or signer with its mark."""
    reference = organisations.reference_of(one.organisation)
    source = "" if one.confirmed_at else one.source
    signed_on = getattr(one, "signed_on", None)
    return Marked(Piece(kind, str(one.pk)), plan.name_of(reference), one.office, source, reference, signed_on)


def _theme_rows(plan: PlanView, row: SafetyPlan, owed: frozenset[str]) -> list[ThemeRow]:
    leads = {
        theme.slug: tuple(marked(plan, PieceKind.LEAD, one) for one in theme.leads.all()) for theme in row.themes.all()
    }
    numbers = {goal.slug: number for number, goal in enumerate(plan.goals, start=1)}
    return [
        _theme_row(number, theme, leads[theme.slug], owed, numbers) for number, theme in enumerate(plan.themes, start=1)
    ]


def _theme_row(
    number: int, theme: ThemeText, leads: tuple[Marked, ...], owed: frozenset[str], numbers: dict[str, int]
) -> ThemeRow:
    goals = tuple(
        GoalLine(numbers[goal.slug], goal.slug, goal.title, Progress(_owed(f"goal/{goal.slug}/", owed)))
        for goal in theme.goals
    )
    own = _owed(f"theme/{theme.slug}/", owed)
    begun = bool(theme.goals or theme.about or theme.approach or theme.reason)
    return ThemeRow(number, theme, leads, goals, Progress(own + sum(goal.progress.owed for goal in goals), begun))


def _fields(plan: PlanView, rows: Sequence[ThemeRow]) -> tuple[FieldGroup, ...]:
    joint = [row for row in rows if not row.text.municipality]
    count = len(plan.fields)
    groups = [
        FieldGroup(one.slug, one.title, _under(joint, one.slug), str(place), place == count)
        for place, one in enumerate(plan.fields, start=1)
    ]
    known = {one.slug for one in plan.fields}
    loose = tuple(row for row in joint if row.text.field not in known)
    return (*groups, *([FieldGroup("", "Zonder veld" if groups else "Thema's", loose)] if loose else []))


def _under(rows: Iterable[ThemeRow], field: str) -> tuple[ThemeRow, ...]:
    return tuple(row for row in rows if row.text.field == field)


def _locals(plan: PlanView, rows: Sequence[ThemeRow], owed: frozenset[str]) -> tuple[LocalGroup, ...]:
    chapters = {one.municipality: one.text for one in plan.local_chapters}
    here = {str(one.code): one.name for one in plan.municipalities}
    names = here | {code: plan.name_of(code) for code in chapters if code not in here}
    if len(names) == 1 and not chapters and not any(row.text.municipality for row in rows):
        return ()  # a plan of one municipality is local as a whole
    return tuple(
        LocalGroup(
            code=code,
            name=name,
            has_chapter=code in chapters,
            progress=Progress(_owed(f"chapter/{code}/", owed), begun=bool(chapters.get(code))),
            themes=tuple(row for row in rows if row.text.municipality == code),
        )
        for code, name in names.items()
    )


def _owed(prefix: str, owed: Iterable[str]) -> int:
    return sum(at.startswith(prefix) for at in owed)
