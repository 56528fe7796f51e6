"""`python -m tests.helpers.edited_text [WORDS]`: one text of the demonstration as it stands; with words it is written.

A program of its own: it runs on the data folder of an installation beside the tests.
"""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402  # only now there are models

from ineen.faces.demonstration.people import acts_as  # noqa: E402
from ineen.faces.demonstration.work import YOUTH  # noqa: E402
from ineen.ground.kernel.actors import Role  # noqa: E402
from ineen.ground.organisations import queries as organisations  # noqa: E402
from ineen.policy.plans import actions, queries  # noqa: E402
from ineen.policy.plans.queries import PartKind, TextAddress  # noqa: E402

if __name__ == "__main__":
    now = timezone.now()
    adviser = acts_as(Role.ADVISER, now)
    viewer = organisations.viewer_acting(adviser, now)
    for words in sys.argv[1:]:
        stands = queries.plan(viewer, YOUTH.slug).look_back
        address = TextAddress(PartKind.PLAN, "", "look_back")
        based_on = queries.digest(stands)
        actions.write_text(by=adviser, now=now, plan=YOUTH.slug, address=address, text=words, based_on=based_on)
    print(queries.plan(viewer, YOUTH.slug).look_back)
