"""Writing a reading, on the page of a figure and at the table of a meeting."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from ineen.evidence import queries as evidence
from ineen.evidence.queries import About, Outcome, ReadingView
from ineen.faces.readings.queries import Home
from ineen.faces.readings.web.forms import ReadingForm
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.viewer import viewer_of


@dataclass(frozen=True, slots=True)
class Writing:
    """The form, and what was written about this figure before, the newest first."""

    form: ReadingForm
    before: tuple[ReadingView, ...]

    @property
    def answering(self) -> bool:
        """Whether a question waits there."""
        return bool(self.before) and self.before[0].question

    @property
    def earlier_public(self) -> bool:
        """Whether everybody still reads one that a later reading replaced."""
        return any(one.public for one in self.before[1:])


def writing_of(request: HttpRequest, home: Home, about: About, *, sent: bool) -> Writing:
    """The form with what was sent; one that was not sent knows which reading was the newest when the page was made."""
    viewer = viewer_of(request)
    before = evidence.history(viewer, about, home.id)
    form = ReadingForm(
        request.POST.dict() if sent else None,
        home=home,
        answering=bool(before) and before[0].question,
        behalf=evidence.for_whom(viewer, home.id),
        initial={"after": before[0].id if before else None},
    )
    return Writing(form, before)


def written(request: HttpRequest, writing: Writing, write: Callable[..., Any]) -> bool:
    """Whether the act kept it; what is wrong stands at the form, and what was typed stays in it."""
    form = writing.form
    if not form.is_valid():
        return False
    words = form.cleaned_data
    try:
        write(
            by=form.actor(request),
            now=timezone.now(),
            outcome=Outcome(words["outcome"]),
            text=words["text"],
            after=words["after"],
        )
    except BadInput as refused:
        form.add_error("text", str(refused))
        if writing.before:
            form.has_seen(writing.before[0].id)
        return False
    return True
