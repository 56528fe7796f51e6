"""The region as a test finds it: its areas, plans, people and what lies before them, without its figures."""

from datetime import datetime

from django.test import Client

from ineen.faces.demonstration.land import fictional_areas
from ineen.faces.demonstration.load import load_plans
from ineen.faces.demonstration.people import CAST, PASSWORD, load_people
from ineen.faces.demonstration.work import load_work
from ineen.ground.areas.actions import declare_fictional_areas, load_municipalities
from ineen.ground.kernel.actors import system

BY = system("test")


def loaded(now: datetime) -> None:
    load_municipalities(by=BY, now=now)
    declare_fictional_areas(by=BY, now=now, areas=fictional_areas())
    load_plans(by=BY, now=now)
    load_people(by=BY, now=now)
    list(load_work(now=now))


def signed_in_as(client: Client, key: str) -> None:
    part = next(one for one in CAST if one.key == key)
    answer = client.post("/inloggen", {"email": part.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()
