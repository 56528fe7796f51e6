"""Writing a reading, on the page of a figure and at the table of a meeting."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from ineen.evidence import queries as evidence
from ineen.evidence.actions import ChangedMeanwhile
from ineen.evidence.queries import About, Outcome, ReadingView
from ineen.faces.readings.queries import Home
from ineen.faces.readings.web.forms import ReadingForm
from ineen.ground.kernel.refusals import BadInput
from ineen.ground.ui.viewer import viewer_of


@dataclass(frozen=True, slots=True)
class Writing:
    """The form, what was written about this figure before, the newest first, and `Looked.seen` of the page."""

    form: ReadingForm
    before: tuple[ReadingView, ...]
    seen: str

    @property
    def question(self) -> ReadingView | None:
        """What waits for an answer."""
        return _waiting(self.before)

    @property
    def answering(self) -> bool:
        """Whether who writes here was asked."""
        return self.question is not None and self.question.may_answer

    @property
    def earlier_public(self) -> bool:
        """Whether everybody still reads one that a later reading replaced."""
        return any(one.public for one in self.before[1:])


def _waiting(before: tuple[ReadingView, ...]) -> ReadingView | None:
    return next((one for one in before if one.question), None)


def writing_of(request: HttpRequest, home: Home, about: About, *, sent: bool, seen: str = "") -> Writing:
    """The form with what was sent; one that was not sent knows what stood on the page when it was made.

    seen
        `Looked.seen` of the figure as it is now; empty at the table, where it is the kept one.
    """
    viewer = viewer_of(request)
    before = evidence.history(viewer, about, home.id)
    question = _waiting(before)
    form = ReadingForm(
        request.POST.dict() if sent else None,
        home=home,
        asked=question is not None,
        takes_back=question is not None and question.may_take_back and not question.may_answer,
        behalf=evidence.for_whom(viewer, home.id),
        initial={"after": before[0].id if before else None, "seen": seen},
    )
    return Writing(form, before, seen)


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
            ends=words.get("ends", False),
            **({"seen": words["seen"]} if writing.seen else {}),
        )
    except BadInput as refused:
        form.add_error("text", str(refused))
        if isinstance(refused, ChangedMeanwhile):
            form.has_seen(writing.before[0].id if writing.before else None, writing.seen)
        return False
    return True
