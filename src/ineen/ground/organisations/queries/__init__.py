"""The read door of organisations. Partnerships and the organisations in them are public; who sits where is not.

Nothing that everybody may ask gives a person's name: only function and organisation.
"""

from ineen.ground.organisations.models import (
    Digest,
    Membership,
    Organisation,
    OrganisationKind,
    Partnership,
    Person,
)
from ineen.ground.organisations.queries.partnerships import (
    Member,
    members,
    members_ever,
    members_ever_of,
    partnership,
    partnerships,
    partnerships_ever_with,
    partnerships_with,
    person_to_mail,
    persons_with_digest,
    persons_with_role,
    reference_of,
    references,
    scope_of,
    with_fictional_municipality,
)
from ineen.ground.organisations.queries.viewers import viewer_acting, viewer_as, viewer_of

__all__ = [
    "Digest",
    "Member",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "Partnership",
    "Person",
    "members",
    "members_ever",
    "members_ever_of",
    "partnership",
    "partnerships",
    "partnerships_ever_with",
    "partnerships_with",
    "person_to_mail",
    "persons_with_digest",
    "persons_with_role",
    "reference_of",
    "references",
    "scope_of",
    "viewer_acting",
    "viewer_as",
    "viewer_of",
    "with_fictional_municipality",
]
