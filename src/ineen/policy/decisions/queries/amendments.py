"""Amendments that were adopted, and what the others say to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.db.models import Prefetch
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.policy.decisions.models import Amendment, Answer
from ineen.policy.decisions.queries.views import AmendmentView, AnswerView, DossierView
from ineen.policy.plans import queries as plans


def amendments(viewer: Viewer, dossier: DossierView) -> tuple[AmendmentView, ...]:
    """Every adopted amendment of a dossier that the viewer sees, the oldest first. One query, three where there are."""
    if dossier.opened_at is None:
        return ()
    names = {str(one.municipality): one.name for one in dossier.courses}
    with scopes_disabled():
        rows = Amendment.objects.filter(decision__dossier__plan__slug=dossier.plan).select_related(
            "decision__municipality"
        )
        answers = Prefetch("answers", Answer.objects.select_related("municipality"))
        rows = rows.select_related("decision__municipality").order_by("decision", "number")
        found = list(rows.prefetch_related(answers))
    if not found:
        return ()
    titles = plans.titles_within(viewer, dossier.plan)
    return tuple(_view(row, titles, names, dossier) for row in found)


def _view(row: Amendment, titles: plans.PlanTitles, names: Mapping[str, str], dossier: DossierView) -> AmendmentView:
    by = row.decision.municipality
    own = (by.area_code or "") if by else ""
    told = tuple(_answers(row.answers.all()))
    answers = tuple(one for one in told if not one.struck)
    answered = {own, *(one.municipality for one in answers)}
    return AmendmentView(
        id=row.pk,
        municipality=own,
        name=by.name if by else "",
        address=row.address,
        label=plans.label(titles, plans.TextAddress.parse(row.address), names),
        was=row.was,
        text=row.text,
        reason=row.reason,
        decided_on=dossier.decided_on(row.decision_id, row.decision.decided_on),
        answers=answers,
        struck=tuple(one for one in told if one.struck),
        open_to=tuple(code for code in names if code not in answered) if row.offered else (),
    )


def _answers(rows: Iterable[Answer]) -> Iterator[AnswerView]:
    """Each as it holds now, or as it was struck out, with every way in which it was recorded before."""
    found: dict[int, list[AnswerView]] = {}
    for one in rows:
        found.setdefault(one.corrects_id or one.pk, []).append(_answer(one))
    return (replace(last, was=tuple(before)) for *before, last in found.values())


def _answer(row: Answer) -> AnswerView:
    return AnswerView(
        municipality=row.municipality.area_code or "",
        taken_over=row.taken_over,
        reason=row.reason,
        decided_on=row.decided_on,
        struck=row.struck,
        corrected_as=row.corrected_as,
        corrected_because=row.corrected_because,
    )
