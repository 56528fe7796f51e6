"""`ineen people`: lets the first people in, and looks after accounts where nobody else can."""

import argparse
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify

from ineen.ground.kernel.actors import Role, system
from ineen.ground.kernel.refusals import BadInput

if TYPE_CHECKING:  # models need settings, which `doctor` may lack
    from ineen.ground.organisations.queries import Organisation, Partnership, Person

BY = system("opdrachtregel")
ENDS = "Afloop: 0 gelukt; 1 geweigerd, met uitleg, en er is niets veranderd; 2 verkeerd aangeroepen."
EXAMPLES = """voorbeelden:
  ineen people invite anna@gemeente.example --name "Anna Voorbeeld" --role administrator --municipality GM0342
  ineen people invite jan@gemeente.example --name "Jan Voorbeeld" --role adviser --organisation GM0342 --partnership bes
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    group = commands.add_parser("people", help="mensen: de eerste uitnodigen, wie er zijn, een account afsluiten")
    verbs = group.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    _invite(verbs)
    listing = verbs.add_parser("list", help="toon wie een functie hebben", epilog=ENDS)
    listing.add_argument("--format", choices=("text", "json"), default="text", help="text (standaard) of json")
    listing.set_defaults(run=show)
    for name, run, words in (
        ("end", end, "sluit een account af: alle functies eindigen vandaag"),
        ("reset-second-step", reset, "haal de tweede stap weg van wie telefoon en herstelcodes kwijt is"),
    ):
        verb = verbs.add_parser(name, help=words, description=f"{words.capitalize()}.", epilog=ENDS)
        verb.add_argument("email", metavar="E-MAILADRES", help="het adres van het account")
        verb.set_defaults(run=run)


def invite(arguments: argparse.Namespace) -> int:
    """Invite somebody and print the link, which is shown once; returns 0."""
    from ineen.ground.access.actions import invite as invite_by
    from ineen.ground.outbox.mail import link

    now, mailed = timezone.now(), bool(settings.ENVIRONMENT["INEEN_MAIL_URL"])
    partnership, organisation = _place(arguments, now)
    row, token = invite_by(
        by=BY,
        now=now,
        email=arguments.email,
        name=arguments.name,
        role=Role(arguments.role),
        organisation=organisation,
        partnership=partnership,
        mailed=mailed,
    )
    print(f"{row.name} is uitgenodigd voor {organisation.name}, in {partnership.name}.")
    print(f"Deze koppeling werkt één keer, tot {timezone.localtime(row.expires_at):%d-%m-%Y %H:%M}:")
    print(f"  {link(f'/uitnodiging/{token}')}")
    if mailed:
        print(f"Zij is ook gemaild naar {row.email}; bij het openen komt er een code op dat adres.")
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Print who has a role, per partnership; returns 0."""
    from ineen.ground.access.queries import unused
    from ineen.ground.organisations.queries import colleagues_of, partnerships

    now = timezone.now()
    rows: list[dict[str, Any]] = [
        {
            "partnership": partnership.slug,
            "name": person.name,
            "email": person.email,
            "functions": [f"{one.label}, {one.organisation}" for one in person.functions],
            "unused": person.person in idle,
        }
        for partnership in partnerships()
        for people in (colleagues_of(BY, partnership, now),)
        for idle in (unused(people, now),)
        for person in people
    ]
    if arguments.format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        print(f"{row['partnership']:<20} {row['email']:<40} {row['name']}: {'; '.join(row['functions'])}{_idle(row)}")
    if not rows:
        print("Er is nog niemand. Begin met `ineen people invite`, zie `ineen people invite --help`.")
    return 0


def _idle(row: dict[str, Any]) -> str:
    return f" (ongebruikt: {settings.INEEN_UNUSED_MONTHS} maanden of langer niet ingelogd)" if row["unused"] else ""


def end(arguments: argparse.Namespace) -> int:
    """Close an account; returns 0."""
    from ineen.ground.organisations.actions import deactivate_person

    deactivate_person(by=BY, now=timezone.now(), person=_person(arguments.email))
    print(f"Het account {arguments.email} is afgesloten.")
    return 0


def reset(arguments: argparse.Namespace) -> int:
    """Take a second step away; returns 0."""
    from ineen.ground.access.actions import reset_second_step

    reset_second_step(by=BY, now=timezone.now(), person=_person(arguments.email).pk)
    print(f"De tweede stap van {arguments.email} is weggehaald, en alle sessies zijn beëindigd.")
    return 0


def _invite(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    inviting = verbs.add_parser(
        "invite",
        help="nodig iemand uit en toon de koppeling, ook als er nog niemand is",
        description="Nodig iemand uit. De koppeling wordt één keer getoond, en gemaild waar een mailserver is.",
        epilog=f"{EXAMPLES}\n{ENDS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    inviting.add_argument("email", metavar="E-MAILADRES", help="het adres waarmee deze persoon inlogt")
    inviting.add_argument("--name", metavar="NAAM", required=True, help="zoals anderen deze persoon noemen")
    inviting.add_argument("--role", metavar="FUNCTIE", required=True, choices=list(Role), help=", ".join(Role))
    where = inviting.add_mutually_exclusive_group(required=True)
    where.add_argument("--partnership", metavar="SLEUTEL", help="een samenwerkingsverband in Ineen, met --organisation")
    where.add_argument(
        "--municipality", metavar="CODE", help="een gemeente die alleen werkt: maakt haar verband als dat er niet is"
    )
    inviting.add_argument("--organisation", metavar="CODE-of-NAAM", help="gemeentecode, of de naam van een partner")
    inviting.set_defaults(run=invite)


def _place(arguments: argparse.Namespace, now: datetime) -> "tuple[Partnership, Organisation]":
    """The partnership and the organisation in it; a municipality that works alone gets hers."""
    from ineen.ground.organisations import queries

    if arguments.municipality:
        found, reference = _alone(arguments.municipality, now), arguments.municipality
    elif not arguments.organisation:
        raise BadInput("noem ook de organisatie: een gemeentecode, of de naam van een partner.", place="--organisation")
    else:
        found, reference = queries.partnership(arguments.partnership), arguments.organisation
    members = {one.reference: one.organisation for one in queries.members([found.pk])}
    if reference not in members:
        raise BadInput(f"{reference} doet niet mee. Kies uit: {', '.join(sorted(members))}.", place="--organisation")
    return found, queries.organisation(members[reference])


def _alone(text: str, now: datetime) -> "Partnership":
    from ineen.ground.areas.queries import municipality_names
    from ineen.ground.kernel.area_codes import AreaCode
    from ineen.ground.organisations.actions import establish_partnership

    code = AreaCode.parse(text)
    name = municipality_names([code]).get(str(code))
    if name is None:
        raise BadInput(f"Er is geen gemeente met code {text}. Zoek de code op bij CBS.", place="--municipality")
    return establish_partnership(by=BY, now=now, slug=slugify(name), name=name, lead=code, municipalities=[code])


def _person(email: str) -> "Person":
    from ineen.ground.organisations.queries import person_by_email

    found = person_by_email(email)
    if found is None:
        raise BadInput(f"Er is geen account met het adres {email}. Kijk met `ineen people list` wie er zijn.")
    return found
