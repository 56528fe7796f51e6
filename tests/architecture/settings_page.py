"""Writes down every setting from the registry: `docs/beheer/instellingen.md`."""

HEAD = """# Alle instellingen

Deze bladzijde is gemaakt uit `src/ineen/config/environment.py`. `ineen doctor` laat op uw eigen server dezelfde lijst
zien, met de waarde die geldt en waar die vandaan komt.

Een instelling staat in de omgeving, of in `settings.env` in de map van `INEEN_DATA`. De omgeving gaat voor. Een naam in
`settings.env` die hier niet staat, houdt Ineen tegen: zo valt een typefout op.

| instelling | waarvoor | standaard |
|---|---|---|
"""
MADE = "gemaakt bij de eerste start; in productie geeft u haar zelf"


def page() -> str:
    """One row per setting, in the order of the registry."""
    from ineen.config.environment import SETTINGS

    return HEAD + "".join(
        f"| `{each.name}` | {each.purpose.replace('|', '/')}{' (geheim)' if each.key or each.secret else ''} | "
        f"{MADE if each.key else f'`{each.default}`' if each.default else 'leeg'} |\n"
        for each in SETTINGS
    )
