"""One row of the route matrix."""

from dataclasses import dataclass, field
from http import HTTPStatus

from ineen.ground.kernel.actors import Role
from tests.people import EVERYONE, RESIDENT

OK, MOVED, MISSING, REFUSED = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN


@dataclass(frozen=True)
class Route:
    """One address with example words filled in; `queries` is the most it may ask of the databases.

    posts
        whether it takes something in; what only shows refuses every POST
    """

    example: str
    everyone: HTTPStatus = OK
    for_: dict[str, HTTPStatus] = field(default_factory=dict)
    queries: int = 15
    posts: bool = False

    def status(self, part: str) -> HTTPStatus:
        return self.for_.get(part, self.everyone)


def signed_in(
    example: str,
    *roles: Role,
    others: HTTPStatus = REFUSED,
    status: HTTPStatus = OK,
    queries: int = 15,
    posts: bool = False,
) -> Route:
    """An address behind the login: a resident goes to the login first; without `roles` everybody else gets it."""
    found = [role.value for role in roles] or [part for part in EVERYONE if part != RESIDENT]
    return Route(example, others, {RESIDENT: MOVED} | dict.fromkeys(found, status), queries, posts)
