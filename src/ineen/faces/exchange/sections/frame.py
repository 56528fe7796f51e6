"""What every plan in a file has: its period, its source, its state and for whom it is."""

from collections.abc import Iterator
from typing import Annotated, Protocol

from pydantic import Field

from ineen.faces.exchange.problems import Place
from ineen.faces.exchange.registry import Parts
from ineen.faces.exchange.sections.partnership import KEY as KEY_OF_PARTNERSHIP
from ineen.faces.exchange.sections.partnership import PartnershipShape
from ineen.faces.exchange.shapes import Day, Shape, Text, Words, YesNo
from ineen.ground.kernel.audience import Audience
from ineen.policy.plans.queries import PlanStage

Stage = Annotated[PlanStage, Words({stage.label: stage for stage in PlanStage})]
ForWhom = Annotated[
    Audience,
    Words(
        {
            "iedereen": Audience.PUBLIC,
            "raad": Audience.COUNCIL,
            "bestuur": Audience.ADMINISTRATION,
            "samenwerkingsverband en raad": Audience.PARTNERSHIP_AND_COUNCIL,
            "samenwerkingsverband": Audience.PARTNERSHIP,
        }
    ),
]


class PeriodShape(Shape):
    first: Day = Field(alias="van", description="de eerste dag")
    last: Day = Field(alias="tot_en_met", description="de laatste dag")


class SourceShape(Shape):
    name: Text = Field("", alias="bericht", description="de bron: wie wat wanneer bekendmaakte")
    rebuilt: YesNo = Field(False, alias="nagebouwd", description="ja, als dit plan is nagebouwd uit openbare berichten")
    note: Text = Field("", alias="toelichting", description="wat een lezer over de bron moet weten")


class Framed(Protocol):
    """A section with the keys of this module."""

    @property
    def partnership(self) -> str: ...
    @property
    def period(self) -> PeriodShape: ...
    @property
    def source(self) -> SourceShape: ...


def examine_frame(plan: Framed, parts: Parts) -> Iterator[tuple[Place, str]]:
    """A partnership that stands in the file, a period that runs forward, a source where there must be one."""
    partnership = parts[KEY_OF_PARTNERSHIP]
    if isinstance(partnership, PartnershipShape) and plan.partnership != partnership.slug:
        yield ("samenwerkingsverband",), f"'{plan.partnership}' staat niet in dit bestand; schrijf {partnership.slug}"
    if plan.period.last < plan.period.first:
        yield ("looptijd", "tot_en_met"), f"ligt vóór de eerste dag ({plan.period.first}); draai de datums om"
    if plan.source.rebuilt and not plan.source.name:
        yield ("bron", "bericht"), "is leeg, terwijl het plan is nagebouwd; noem het bericht waar de tekst op rust"


def examine_references(found: Iterator[tuple[Place, str]], parts: Parts) -> Iterator[tuple[Place, str]]:
    """Organisations that take part: `found` gives the place of each reference."""
    partnership = parts[KEY_OF_PARTNERSHIP]
    if not isinstance(partnership, PartnershipShape):
        return
    known = [one.code for one in partnership.municipalities] + [one.name for one in partnership.partners]
    for place, reference in found:
        if reference not in known:
            yield place, f"'{reference}' doet niet mee; kies uit {', '.join(known)}, of zet de organisatie erbij"


def twice(key: str, slugs: list[str]) -> Iterator[tuple[Place, str]]:
    """Slugs that stand in a list more than once."""
    for index, slug in enumerate(slugs):
        if slug in slugs[:index]:
            message = f"'{slug}' staat er al ([{slugs.index(slug) + 1}]); geef deze een andere sleutel"
            yield (key, index, "sleutel"), message
