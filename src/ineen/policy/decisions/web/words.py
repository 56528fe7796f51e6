"""What pages say about where a plan lies: a sign with its word, never a sign alone."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ineen.ground.ui import formats
from ineen.policy.decisions.queries import CourseStage, CourseView, DecisionBody, DecisionView, Result, Step

DONE, HERE, LATER, STOPPED = "done", "here", "later", "stopped"
SIGNS: Final = {DONE: "✓", HERE: "●", LATER: "○", STOPPED: "✕"}
STEP_WORDS: Final[dict[Step, str | Promise]] = {
    Step.SUBMIT: _("Dien in bij het college"),
    Step.AGREE: _("Bied aan de raad aan"),
    Step.RETURN: _("Stuur terug"),
    Step.ADOPT: _("Leg vast: vastgesteld"),
    Step.AMEND: _("Leg vast: vastgesteld met amendement"),
    Step.REJECT: _("Leg vast: verworpen"),
    Step.DEFER: _("Stel uit"),
    Step.WITHDRAW: _("Trek in"),
    Step.PROLONG: _("Leg vast: verlengd"),
}
NEXT: Final[dict[CourseStage, Step]] = {
    CourseStage.CONCEPT: Step.SUBMIT,
    CourseStage.RETURNED: Step.SUBMIT,
    CourseStage.REJECTED: Step.SUBMIT,
    CourseStage.WITHDRAWN: Step.SUBMIT,
    CourseStage.COLLEGE: Step.AGREE,
    CourseStage.COUNCIL: Step.ADOPT,
}
# what a page about the whole plan offers: one thing, also where the body may decide in several ways
RECORD: Final[dict[CourseStage, str | Promise]] = {
    CourseStage.COLLEGE: _("Leg vast wat het college besloot"),
    CourseStage.COUNCIL: _("Leg vast wat de raad besloot"),
}
# what stands beside the next step, in this order
ALSO: Final[dict[CourseStage, tuple[Step, ...]]] = {
    CourseStage.COLLEGE: (Step.RETURN, Step.DEFER, Step.WITHDRAW),
    CourseStage.COUNCIL: (Step.AMEND, Step.REJECT, Step.DEFER, Step.WITHDRAW),
    CourseStage.ADOPTED: (Step.PROLONG,),
    CourseStage.AMENDED: (Step.PROLONG,),
}


@dataclass(frozen=True, slots=True)
class Halt:
    """One body on the route of a municipality: its sign, its word and the day."""

    body: str | Promise
    state: str
    word: str | Promise
    day: date | None = None
    planned: bool = False

    @property
    def sign(self) -> str:
        return SIGNS[self.state]

    @property
    def when(self) -> str:
        if self.day is None:
            return ""
        if not self.planned:
            return formats.day(self.day)
        return f"{'gepland op' if self.day >= localdate() else 'was gepland op'} {formats.day(self.day)}"


def route(course: CourseView) -> tuple[Halt, ...]:
    """College, committee where one is planned, council."""
    committee = None if course.decided else course.committee_on
    if committee is None:
        return (_college(course), _council(course))
    word = _("gepland") if committee >= localdate() else _("was gepland")
    return (_college(course), Halt(_("Commissie"), LATER, word, committee), _council(course))


def _college(course: CourseView) -> Halt:
    body = _("College")
    agreed = _last(course, DecisionBody.COLLEGE, Result.AGREED)
    match course.stage:
        case CourseStage.CONCEPT:
            return Halt(body, LATER, _("nog niet ingediend"), course.college_on, planned=True)
        case CourseStage.COLLEGE:
            return Halt(body, HERE, _("ligt hier"), course.college_on, planned=True)
        case CourseStage.RETURNED:
            back = _last(course, DecisionBody.COLLEGE, Result.RETURNED)
            return Halt(body, STOPPED, _("teruggestuurd"), back.decided_on if back else None)
    if agreed is None:
        return Halt(body, STOPPED if course.stage is CourseStage.WITHDRAWN else DONE, _("ingetrokken"))
    return Halt(body, DONE, _("akkoord"), agreed.decided_on)


def _council(course: CourseView) -> Halt:
    body = _("Raad")
    match course.stage:
        case CourseStage.COUNCIL:
            return Halt(body, HERE, _("ligt hier"), course.council_on, planned=True)
        case CourseStage.ADOPTED:
            return Halt(body, DONE, _("vastgesteld"), course.adopted_on)
        case CourseStage.AMENDED:
            return Halt(body, DONE, _("gewijzigd vastgesteld"), course.adopted_on)
        case CourseStage.REJECTED:
            found = _last(course, DecisionBody.COUNCIL, Result.REJECTED)
            return Halt(body, STOPPED, _("verworpen"), found.decided_on if found else None)
        case CourseStage.WITHDRAWN:
            found = _last(course, None, Result.WITHDRAWN)
            return Halt(body, STOPPED, _("ingetrokken"), found.decided_on if found else None)
    return Halt(body, LATER, _("nog niet"), course.council_on, planned=True)


def _last(course: CourseView, body: DecisionBody | None, result: Result) -> DecisionView | None:
    found = [one for one in course.holding if one.result is result and body in (None, one.body)]
    return found[-1] if found else None


def told(decision: DecisionView, name: str) -> str:
    """One decision in a sentence: `De raad van Soest stelde het plan vast op 3 november 2026.`"""
    body = str(decision.body.label)
    of = f" van {name}" if name and decision.body in (DecisionBody.COLLEGE, DecisionBody.COUNCIL) else ""
    verb = _VERBS[decision.result].format(day=formats.day(decision.next_on) if decision.next_on else "")
    subject = f"{body[:1].upper()}{body[1:]}{of}"
    return f"{subject} {verb} op {formats.day(decision.decided_on)}."


def put_right(after: DecisionView) -> str:
    """`Hersteld op 20 november 2026 door griffier, Soest. Reden: verkeerde vergadering.`, of the row that did it."""
    words = {
        "day": formats.day(localtime(after.recorded_at).date()),
        "who": after.corrected_as,
        "reason": after.corrected_because,
    }
    if after.result is Result.STRUCK:
        return gettext("Doorgehaald op %(day)s door %(who)s. Reden: %(reason)s") % words
    return gettext("Hersteld op %(day)s door %(who)s. Reden: %(reason)s") % words


_VERBS: Final[dict[Result, str]] = {
    Result.SUBMITTED: "dienden het plan in bij het college",
    Result.AGREED: "bood het plan aan de raad aan",
    Result.RETURNED: "stuurde het plan terug",
    Result.ADOPTED: "stelde het plan vast",
    Result.AMENDED: "stelde het plan gewijzigd vast",
    Result.REJECTED: "verwierp het plan",
    Result.DEFERRED: "stelde het besluit uit tot {day}",
    Result.WITHDRAWN: "trok het voorstel in",
    Result.TAKEN_BACK: "haalden het plan terug naar concept",
    Result.PROLONGED: "verlengde het plan tot en met {day}",
    Result.ADVISED: "gaf advies",
    Result.PUBLISHED: "maakten het plan openbaar",
    Result.EMBARGOED: "legden een embargo tot {day}",
    Result.SECRET: "legde geheimhouding op",
    Result.LIFTED: "hief de geheimhouding op",
}
