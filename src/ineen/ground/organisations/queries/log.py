"""The log of the viewer's own partnership, for its privacy officer, and the names that go with it.

An entry is a partnership's where the row that it tells of is: a plan, its parts, a membership, the partnership itself.
What has no partnership of its own (signing in, an account, a calendar link) is where a person did it while she held a
role there, or where it is about the account of somebody who ever held one. What somebody did in another partnership is
that partnership's.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_scopes import scopes_disabled

from ineen.ground.audit.log import LogPage, LogQuestion, log_page, subjects_in
from ineen.ground.audit.readonly import once
from ineen.ground.kernel.actors import Role, Viewer
from ineen.ground.kernel.refusals import NotFound
from ineen.ground.organisations.models import Membership, Partnership, Person
from ineen.ground.organisations.rules import check_may_read_log

NO_SUCH_PERSON = "Deze persoon staat niet in het logboek van uw samenwerkingsverband."


def partnerships_with_log(viewer: Viewer) -> tuple[Partnership, ...]:
    """The partnerships whose log the viewer may read, none for everybody else. One query at most."""
    own = _own(viewer)
    return tuple(Partnership.objects.filter(pk__in=own).order_by("name")) if own else ()


def log(viewer: Viewer, question: LogQuestion, *, before: int | None = None, most: int) -> LogPage:
    """One page of the log of the viewer's own partnership. Raises NotAllowed. Two queries at most."""
    return log_page(whose(viewer), question, before=before, most=most)


def subjects_of_log(viewer: Viewer) -> tuple[str, ...]:
    """Which sorts of row the log tells of, as `app.model`. Raises NotAllowed. Two queries at most."""
    return subjects_in(whose(viewer))


def persons_in_log(viewer: Viewer) -> tuple[tuple[UUID, str], ...]:
    """Who ever held a role in the partnership, by name, for its privacy officer. Raises NotAllowed. One query."""
    check_may_read_log(viewer)
    return tuple(Person.objects.filter(pk__in=_people(_own(viewer))).order_by("name").values_list("pk", "name"))


def person_in_log(viewer: Viewer, person: UUID) -> Person:
    """One of those persons, for whom the officer acts. Raises NotAllowed, NotFound. One query."""
    check_may_read_log(viewer)
    found = Person.objects.filter(pk__in=_people(_own(viewer))).filter(pk=person).first()
    if found is None:
        raise NotFound(NO_SUCH_PERSON)
    return found


@once
def whose(viewer: Viewer) -> Q:
    """The condition on audit entries under which they are the viewer's to read. Raises NotAllowed. One query."""
    check_may_read_log(viewer)
    own = _own(viewer)
    with scopes_disabled():
        at_the_time = Membership.objects.filter(
            Q(until=None) | Q(until__gt=OuterRef("day")),
            since__lte=OuterRef("day"),
            person=OuterRef("actor"),
            partnership__in=own,
        )
        people = [str(one) for one in _people(own)]
    account = Q(subject_app="organisations", subject_model="person", subject_id__in=people)
    itself = Q(subject_app="organisations", subject_model="partnership", subject_id__in=list(map(str, own)))
    without = Q(compartment=None) & (itself | account | Q(Exists(at_the_time)))
    return Q(compartment__in=own) | without


def _own(viewer: Viewer) -> list[UUID]:
    return [held.partnership for held in viewer.held_roles if held.role is Role.PRIVACY_OFFICER]


def _people(partnerships: Iterable[UUID]) -> "QuerySet[Membership, UUID]":
    with scopes_disabled():
        rows = Membership.objects.filter(partnership__in=list(partnerships))
        return rows.order_by("person").values_list("person", flat=True).distinct()
