"""Plans as documents, for who may see them: the files that the worker made, and making one at once."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from ineen.faces.publication.documents import keeping
from ineen.ground.kernel.actors import RESIDENT, Viewer
from ineen.ground.kernel.audience import Audience
from ineen.ground.kernel.refusals import NotFound
from ineen.policy.plans import queries as plans
from ineen.policy.plans.queries import PlanView

if TYPE_CHECKING:
    from ineen.faces.publication.documents.tree import Document

NOT_PUBLIC: Final = "Dit plan is niet openbaar. Een PDF-bestand is er alleen van een plan dat iedereen mag zien."
NOT_YET: Final = "Het PDF-bestand van dit plan wordt gemaakt{percent}. Kijk over een minuut opnieuw."
NO_SUCH_DOCUMENT: Final = (
    "Er is geen openbaar plan of uitvoeringsplan {slug!r}. Kijk welke er zijn met: ineen plans list"
)


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """The file of a plan as its page speaks of it.

    size, made_on
        None until there is a file.
    percent
        how far the worker is with everything that waits; None where it is at rest, or where there is a file.
    """

    size: int | None = None
    made_on: date | None = None
    percent: int | None = None


def document_of(viewer: Viewer, plan: PlanView) -> MadeDocument | None:
    """The file of a plan that the viewer sees; None where not everybody sees it. No query."""
    del viewer  # one file, the same for everybody
    now = timezone.now()
    if plan.secrecy or plan.audience is not Audience.PUBLIC or plan.published_at is None or plan.published_at > now:
        return None
    found = keeping.kept(plan.slug)
    if found is None:
        return MadeDocument(percent=keeping.percent(now))
    return MadeDocument(found.size, timezone.localdate(found.made_at))


def content_of(viewer: Viewer, slug: str) -> bytes:
    """The file of a plan. Raises NotFound with why there is none."""
    if not plans.titles(viewer, [slug]):
        raise NotFound(plans.NO_SUCH_PLAN)
    if not plans.titles(RESIDENT, [slug]):
        raise NotFound(NOT_PUBLIC)
    found = keeping.kept(slug)
    try:
        return found.path.read_bytes() if found else _not_yet()
    except FileNotFoundError:  # replaced between looking and reading
        return _not_yet()


def document(viewer: Viewer, slug: str, *, made_on: date) -> "Document":
    """A plan or implementation plan as a document. Draws its charts: for workers and the command line.

    Raises NotFound where there is neither for this viewer.
    """
    from ineen.faces.publication.documents.execution import implementation_document
    from ineen.faces.publication.documents.plans import plan_document

    for write in (plan_document, implementation_document):
        try:
            return write(viewer, slug, made_on=made_on)
        except NotFound:
            continue
    raise NotFound(NO_SUCH_DOCUMENT.format(slug=slug))


def as_pdf(made: "Document") -> bytes:
    """A document as PDF/UA. Raises BadInput with what keeps it from being accessible."""
    from ineen.faces.publication.documents import pdf

    return pdf.made(made)


def _not_yet() -> bytes:
    percent = keeping.percent(timezone.now())
    raise NotFound(NOT_YET.format(percent="" if percent is None else f": {percent} %"))
