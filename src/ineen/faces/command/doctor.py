"""`ineen doctor`: every setting with its source and what is wrong, then whether this installation can work.

It runs even where the settings are refused: `main` hands over the refusal, which carries them.
"""

import argparse
import json
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from ineen.faces.command import checks
from ineen.faces.command.checks import Check, Outcome


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("doctor", help="laat alle instellingen zien en wat er niet goed staat")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="voor mensen of voor programma's")
    parser.add_argument("--mail", action="store_true", help="vraag ook de mailserver om antwoord")
    parser.add_argument("--oidc", action="store_true", help="vraag ook de inlogserver van de eigen organisatie")
    parser.set_defaults(run=doctor, prepare=False)


def doctor(arguments: argparse.Namespace) -> int:
    """Print the findings; returns 1 when something is wrong, else 0."""
    wrong = defaultdict(list)
    for problem in getattr(arguments.refused, "problems", ()):
        wrong[problem.setting].append(problem.text)
    environment = settings.ENVIRONMENT if arguments.refused is None else arguments.refused.environment
    rows = [
        {
            "name": value.setting.name,
            "purpose": value.setting.purpose,
            "value": value.shown,
            "source": value.source,
            "problems": wrong.pop(value.setting.name, []),
        }
        for value in environment.report()
    ]
    rows += [
        {"name": name, "purpose": "", "value": "", "source": "settings.env", "problems": texts}
        for name, texts in wrong.items()
    ]
    found = all_checks(mail=arguments.mail, oidc=arguments.oidc) if arguments.refused is None else []
    fit = arguments.refused is None and all(check.outcome is not Outcome.WRONG for check in found)
    if arguments.format == "json":
        shown = [{"name": check.name, "outcome": check.outcome, "text": check.text} for check in found]
        print(json.dumps({"fit": fit, "settings": rows, "checks": shown}, ensure_ascii=False, indent=2))
    else:
        _print(rows, found, fit=fit)
    return 0 if fit else 1


def all_checks(*, mail: bool, oidc: bool) -> list[Check]:
    """Every check in the order of the report; the servers of mail and login are asked only where that is wanted."""
    found = [
        *checks.databases(),
        *checks.walls(),
        *checks.own_keys(),
        *checks.retention(),
        checks.data_folder(),
        *checks.figure_files(),
        *checks.area_changes(),
        *checks.frozen_texts(),
        *checks.invented_areas(),
        *checks.site_address(),
        *checks.clock(datetime.now(UTC)),
        checks.static_files(),
    ]
    found += [checks.mail_server()] if mail else []
    return [*found, checks.login_server()] if oidc else found


def _print(rows: list[dict[str, Any]], found: list[Check], *, fit: bool) -> None:
    print("Instellingen")
    for row in rows:
        print(f"  {row['name']} = {row['value'] or '(leeg)'}  [{row['source']}]")
        for text in row["problems"]:
            print(f"    FOUT: {text}")
    print("\nControles")
    for check in found:
        print(f"  {check.outcome:<6}  {check.name}: {check.text}")
    if not found:
        print("  overgeslagen: eerst moeten de instellingen goed zijn")
    print("\nAlles staat goed." if fit else "\nEr is iets niet goed: zie FOUT hierboven.")
