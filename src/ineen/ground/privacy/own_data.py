"""Everything that the open world holds about one person, found by walking every model and what its columns are
declared to hold (`Declared`): so a model that is made tomorrow is in it.

A row is about somebody where a column points at her: a foreign key to the person, an identifier or an address that is
declared personal; or where it is part of such a row. What cannot be found so stands in `NOT_OF_ONE_PERSON`, with why.
Who may ask is for the caller to say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, cast

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import router
from django.db.models import (
    BinaryField,
    Count,
    EmailField,
    Field,
    ForeignKey,
    Model,
    Q,
    QuerySet,
    UUIDField,
    Value,
)

from ineen.ground.kernel.refusals import NotFound
from ineen.ground.privacy.declarations import Declared, Personal, declaration_of

OPEN_WORLD: Final = "default"
HIDDEN: Final = "(niet getoond: dit is een sleutel)"
OTHER: Final = "(een ander persoon)"
# what opens a door is never handed out: a message may hold a link that signs somebody in
SECRETS: Final = frozenset(
    {
        "account.EmailConfirmation.key",
        "access.SignIn.session_key",
        "inbox.CalendarKey.digest",
        "mfa.Authenticator.data",
        "organisations.Person.password",
        "outbox.Failure.traceback",
        "outbox.Mail.text",
        "outbox.Mail.unsubscribe",
        "outbox.Task.payload",
        "socialaccount.SocialToken.token",
        "socialaccount.SocialToken.token_secret",
    }
)
_EMPTY: Final = "wat Ineen niet gebruikt, en leeg blijft"
NOT_OF_ONE_PERSON: Final[Mapping[str, str]] = {
    "account.EmailConfirmation": _EMPTY,
    "decisions.Amendment": "de reden van een amendement kan iemand noemen; die tekst staat bij het besluit",
    "decisions.Answer": "de reden en bron van een antwoord kunnen iemand noemen; die tekst staat bij het besluit",
    "decisions.Decision": "de reden en bron van een besluit kunnen iemand noemen; die tekst staat bij het besluit",
    "plans.CoSigner": "de naam van wie een plan meetekent; die staat in het plan, niet bij een account",
    "plans.ThemeLead": "de naam van wie een thema trekt; die staat in het plan, niet bij een account",
    "socialaccount.SocialToken": _EMPTY,
    "sessions.Session": "een sessie is ondertekend en noemt niemand; waar u bent ingelogd staat bij de inlogpogingen",
}
TITLES: Final[Mapping[str, str]] = {
    "access.SignIn": "inlogpogingen en sessies",
    "account.EmailAddress": "e-mailadressen om mee in te loggen",
    "audit.AuditEntry": "regels in het logboek, door u of over uw account",
    "audit.Destruction": "vernietigingen door u",
    "evidence.FigureMeeting": "cijferoverleggen die u opende",
    "evidence.MeetingResult": "wat u in een cijferoverleg vastlegde",
    "evidence.Reading": "cijfers die u duidde",
    "evidence.Waiver": "cijfers waarvan u zei dat zij niet geduid hoeven",
    "execution.ActionProposal": "maatregelen die u voorstelde",
    "files.StoredFile": "bestanden die u aanleverde",
    "inbox.CalendarKey": "agendalink",
    "inbox.InboxItem": "wat er op u wacht of wachtte",
    "inbox.SeenUntil": "tot wanneer u wijzigingen zag",
    "mfa.Authenticator": "tweede stap bij inloggen",
    "organisations.Membership": "functies",
    "organisations.Person": "account",
    "outbox.Failure": "mislukt werk dat u vroeg",
    "outbox.Mail": "berichten aan u",
    "outbox.Task": "werk op de achtergrond dat u vroeg",
    "plans.FigureCitation": "cijfers die u bij een tekst zette",
    "plans.TextDraft": "concepten van teksten",
    "plans.TextConflict": "teksten die u tegelijk met een ander schreef",
    "plans.TextWriting": "teksten die u schreef",
    "plans.Dismissal": "adviezen die u opzij legde",
    "plans.PlanChange": "wijzigingen die u in plannen deed",
    "socialaccount.SocialAccount": "account van uw organisatie",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One sort of row: `app.model`, what people call it, and its columns by name and as people call them."""

    name: str
    title: str
    columns: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnData:
    """The rows about one person, by place; each row has a value for every column of its place."""

    rows: Mapping[Place, tuple[tuple[Any, ...], ...]]


def places() -> tuple[Place, ...]:
    """Every sort of row that may be about a person, by name."""
    return tuple(_place(model) for model in _models() if _ways(model))


def counts(person: Model) -> dict[Place, int]:
    """How many rows of each sort are about a person; a sort without rows is left out. One query."""
    asked = [
        _about(model, person).order_by().values(place=Value(model._meta.label)).annotate(rows=Count("pk"))
        for model in _models()
        if _ways(model)
    ]
    first, *others = asked
    found = {row["place"]: row["rows"] for row in first.union(*others, all=True)}
    return {place: found[place.name] for place in places() if found.get(place.name)}


def place_named(name: str) -> Place:
    """One sort of row by `app.model`; raises NotFound."""
    found = next((place for place in places() if place.name.lower() == name.lower()), None)
    if found is None:
        raise NotFound("Deze soort gegevens is er niet.")
    return found


def rows_of(person: Model, place: Place, *, most: int | None = None) -> tuple[tuple[Any, ...], ...]:
    """The rows of one sort about a person, as they stand; keys of doors and other persons left out. One query."""
    model: type[Model] = apps.get_model(place.name)
    rows = _about(model, person).order_by("-pk").values_list(*place.columns)[:most]
    columns = [_fields(model)[name] for name in place.columns]
    return tuple(tuple(_shown(*pair, person) for pair in zip(columns, row, strict=True)) for row in rows)


def own_data(person: Model) -> OwnData:
    """All of it. One query for each sort of row."""
    found = {place: rows_of(person, place) for place in places()}
    return OwnData({place: rows for place, rows in found.items() if rows})


def unreachable() -> list[str]:
    """Models with personal columns that are neither found by walking nor named in `NOT_OF_ONE_PERSON`."""
    return [
        model._meta.label
        for model in _models()
        if _personal(model) and not _ways(model) and model._meta.label not in NOT_OF_ONE_PERSON
    ]


def _models() -> Iterator[type[Model]]:
    """The models with a table in the open world, by name."""
    named = sorted(apps.get_models(), key=lambda model: str(model._meta.label))
    return (model for model in named if router.allow_migrate_model(OPEN_WORLD, model))


def _about(model: type[Model], person: Model) -> QuerySet[Model]:
    which = Q(pk__in=())
    for way, attribute in _ways(model):
        value = getattr(person, attribute)
        which |= Q((way, str(value) if way.endswith("_id") else value))
    return model._base_manager.using(OPEN_WORLD).filter(which)


@cache
def _ways(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """How rows of a model point at a person: the lookup, and what of the person must stand there."""
    people: Any = get_user_model()
    if model is people:
        return (("pk", "pk"),)
    own = [
        (name, "email" if isinstance(field, EmailField) else "pk")
        for name, field in _fields(model).items()
        if _points_at_person(field, _declared(model).columns[field.name])
    ]
    kept = _declared(model).retention
    if own or kept is None or not kept.parent:
        return tuple(own)
    whole = cast(type[Model], model._meta.get_field(kept.parent).related_model)
    return tuple((f"{kept.parent}__{way}", attribute) for way, attribute in _ways(whole)) if _personal(model) else ()


def _points_at_person(field: "Field[Any, Any]", holds: Personal) -> bool:
    """A foreign key to her, or a personal identifier or address. One of text has a name that ends with `_id`."""
    if isinstance(field, ForeignKey):
        return field.related_model is get_user_model()
    identifies = isinstance(field, UUIDField | EmailField) or field.name.endswith("_id")
    return holds is not Personal.NONE and identifies and not field.primary_key


def _place(model: type[Model]) -> Place:
    columns = {
        name: str(field.verbose_name) for name, field in _fields(model).items() if not isinstance(field, BinaryField)
    }
    label = str(model._meta.label)
    title = TITLES.get(label, str(model._meta.verbose_name))
    return Place(label, title, tuple(columns), tuple(columns.values()))


def _shown(field: "Field[Any, Any]", value: Any, person: Model) -> Any:
    if f"{field.model._meta.label}.{field.name}" in SECRETS:
        return HIDDEN if value else ""
    holds = _declared(field.model).columns[field.name]
    is_somebody = isinstance(field, ForeignKey | UUIDField) and _points_at_person(field, holds)
    if is_somebody and value not in (None, person.pk):
        return OTHER
    return dict(field.flatchoices).get(value, value)


def _personal(model: type[Model]) -> bool:
    return any(holds is not Personal.NONE for holds in _declared(model).columns.values())


@cache
def _declared(model: type[Model]) -> Declared:
    return declaration_of(model)


@cache
def _fields(model: type[Model]) -> "dict[str, Field[Any, Any]]":
    return {field.name: field for field in model._meta.local_concrete_fields}
