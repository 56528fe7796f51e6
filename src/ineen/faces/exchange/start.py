"""A plan file to begin with: who take part, the fields and themes of the Kernbeleid, and keys that wait for a text."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.text import slugify

from ineen.faces.exchange.package import FORMAT
from ineen.faces.exchange.sections.partnership import MunicipalityShape, PartnershipShape, taking_part
from ineen.faces.exchange.sections.plan import PlanShape
from ineen.faces.exchange.sections.themes import ThemeShape
from ineen.faces.exchange.writing import yaml_of
from ineen.ground.areas.queries import fictional_municipalities, listed_municipalities
from ineen.ground.kernel.refusals import BadInput, NotFound
from ineen.policy.plans.queries import KERNBELEID, KERNBELEID_SOURCE

_ALWAYS = ({"name": "Openbaar Ministerie", "kind": "openbaar ministerie"}, {"name": "Politie", "kind": "politie"})
LONGEST_NAME = 60
_HEAD = (
    "# yaml-language-server: $schema=plan.schema.json\n#\n"
    "# Een begin. Vul in wat u weet, laat leeg wat u nog niet weet, en kijk na met `ineen plans check`.\n"
)


def of_partnership(slug: str, first: date) -> PartnershipShape:
    """A partnership that Ineen knows, with who take part from a day on; raises NotFound."""
    found = taking_part(slug, first)
    if found is None:
        raise NotFound(f"Er is geen samenwerkingsverband {slug!r} in Ineen. Begin met --municipality CODE.")
    return found


def of_municipalities(codes: Sequence[str], name: str, first: date) -> PartnershipShape:
    """A new partnership of municipalities, by code, with the police and the public prosecutor. Raises BadInput."""
    if not name and len(codes) > 1:
        raise BadInput("meer gemeenten hebben samen een naam nodig: --name “Noord-Veluwe”.", place="--name")
    municipalities = [_municipality(code) for code in dict.fromkeys(codes)]
    name = name.strip() or f"Gemeente {municipalities[0].name}"
    if not slugify(name) or len(name) > LONGEST_NAME:
        raise BadInput(f"deze naam kan niet; neem letters, hoogstens {LONGEST_NAME}.", place="--name")
    return PartnershipShape.model_validate(
        {
            "slug": slugify(name.removeprefix("Gemeente ")),
            "name": name,
            "since": first,
            "lead": municipalities[0].code if len(municipalities) == 1 else "",
            "municipalities": municipalities,
            "partners": _ALWAYS,
        }
    )


def start_text(partnership: PartnershipShape, years: tuple[int, int]) -> str:
    """The start file of a plan for a period of whole years, the last included."""
    plan = _plan(partnership, years)
    return "\n".join(
        [
            _HEAD,
            f"formaat: {FORMAT}\n",
            yaml_of("samenwerkingsverband", partnership),
            f"# Velden en thema's: {KERNBELEID_SOURCE}\n# Bij een thema kan ook: {', '.join(_optional_keys())}.",
            yaml_of("plan", plan, hints=True),
        ]
    )


def _municipality(code: str) -> MunicipalityShape:
    known = {str(one.code): one.name for one in listed_municipalities()}
    known |= {str(one.code): one.name for one in fictional_municipalities()}
    name = known.get(code)
    if name is None:
        raise BadInput(f"er is geen gemeente met code {code!r}; zoek de code op bij het CBS.", place="--municipality")
    return MunicipalityShape(code=code, name=name)


def _plan(partnership: PartnershipShape, years: tuple[int, int]) -> PlanShape:
    first, last = years
    whose = partnership.name.removeprefix("Gemeente ")
    return PlanShape.model_validate(
        {
            "slug": f"{partnership.slug}-{first}-{last}",
            "partnership": partnership.slug,
            "title": f"Integraal Veiligheidsplan {whose} {first}–{last}",
            "period": {"first": date(first, 1, 1), "last": date(last, 12, 31)},
            "stage": "concept",
            "fields": [{"slug": field.slug, "title": field.title} for field in KERNBELEID],
            "themes": [
                {"slug": slug, "title": title, "priority": "beheer", "field": field.slug}
                for field in KERNBELEID
                for slug, title in field.themes
            ],
        }
    )


def _optional_keys() -> Iterator[str]:
    for field in ThemeShape.model_fields.values():
        if not field.is_required() and field.alias != "veld":
            yield str(field.alias)
