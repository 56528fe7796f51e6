"""A server that was started anew: `python -m tests.policy.plans.reader_process SCRIPT` answers one page as one person.

SCRIPT is JSON: the names of the databases, the person, and the address.
"""

import json
import sys
from typing import Any

import django

from tests import settings


def main(script: dict[str, Any]) -> None:
    for alias, name in script["databases"].items():
        settings.DATABASES[alias]["NAME"] = name
    django.setup()
    from django.test import Client

    from ineen.ground.organisations.models import Person

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(Person.objects.get(pk=script["person"]))
    print(client.get(script["address"]).content.decode())


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
