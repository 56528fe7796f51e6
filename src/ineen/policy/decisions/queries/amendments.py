"""Amendments that were adopted, and what the others say to them."""

from collections.abc import Iterable

from django.db.models import Prefetch
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.policy.decisions.models import Amendment, Answer
from ineen.policy.decisions.queries.views import AmendmentView, AnswerView
from ineen.policy.plans import queries as plans


def amendments(viewer: Viewer, plan: plans.UnderDecision) -> tuple[AmendmentView, ...]:
    """Every adopted amendment of a plan that the viewer sees, the oldest first. Two queries."""
    del viewer  # she was given the plan
    codes = [str(one.municipality) for one in plan.municipalities]
    with scopes_disabled():
        rows = Amendment.objects.filter(decision__dossier__plan=plan.id).select_related("decision__municipality")
        answers = Prefetch("answers", Answer.objects.select_related("municipality"))
        found = list(rows.order_by("decision", "number").prefetch_related(answers))
    return tuple(_view(row, plan, codes) for row in found)


def _view(row: Amendment, plan: plans.UnderDecision, codes: Iterable[str]) -> AmendmentView:
    by = row.decision.municipality
    own = (by.area_code or "") if by else ""
    answers = tuple(
        AnswerView(
            municipality=one.municipality.area_code or "",
            taken_over=one.taken_over,
            reason=one.reason,
            decided_on=one.decided_on,
        )
        for one in row.answers.all()
    )
    answered = {own, *(one.municipality for one in answers)}
    return AmendmentView(
        id=row.pk,
        municipality=own,
        name=by.name if by else "",
        address=row.address,
        label=plans.label(plan.view, plans.TextAddress.parse(row.address), dict(plan.view.names)),
        was=row.was,
        text=row.text,
        reason=row.reason,
        decided_on=row.decision.decided_on,
        answers=answers,
        open_to=tuple(code for code in codes if code not in answered) if row.offered else (),
    )
