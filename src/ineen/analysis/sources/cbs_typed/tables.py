"""The tables that are read in this form, and what is particular to each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """One police table on the infrastructure of Statistics Netherlands.

    title, about
        as the publisher calls it, and in a few words for a reader.
    subject, topic
        what is counted, and how its column begins: a number follows that differs between downloads.
    category, region
        the names of its dimensions, as column and as set.
    months, must_have_months
        whether months may stand in it beside years; whether without any it is another table.
    """

    id: str
    title: str
    about: str
    subject: str
    topic: str
    category: str
    region: str
    months: bool
    must_have_months: bool


TABLES = (
    Table(
        id="47018NED",
        title="Geregistreerde misdrijven; soort misdrijf, wijk, buurt, jaarcijfers",
        about="geregistreerde misdrijven per wijk en buurt, per jaar",
        subject="Geregistreerde misdrijven",
        topic="GeregistreerdeMisdrijven",
        category="SoortMisdrijf",
        region="WijkenEnBuurten",
        months=False,
        must_have_months=False,
    ),
    Table(
        id="47022NED",
        title="Geregistreerde misdrijven; soort misdrijf, wijk, buurt, maandcijfers",
        about="geregistreerde misdrijven per wijk en buurt, per maand",
        subject="Geregistreerde misdrijven",
        topic="GeregistreerdeMisdrijven",
        category="SoortMisdrijf",
        region="WijkenEnBuurten",
        months=True,
        must_have_months=True,
    ),
    Table(
        id="47021NED",
        title="Geregistreerde overlast; soort overlast, gemeente",
        about="geregistreerde overlast per gemeente, per maand en jaar",
        subject="Geregistreerde overlast",
        topic="GeregistreerdeOverlast",
        category="Overlast",
        region="RegioS",
        months=True,
        must_have_months=False,
    ),
)
