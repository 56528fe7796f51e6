"""The tables that are read in this form, and what is particular to each.

No typed set of these three tables was at hand when this was written, only dimension sets: SoortMisdrijf, Overlast,
WijkenEnBuurten, RegioS and Perioden are confirmed by real files. That the figures stand in `GeregistreerdeMisdrijven_1`
and `GeregistreerdeOverlast_1`, and in which dimensions, is known from public programs that read the tables. The title
of the topic of 47021NED is not confirmed: "Geregistreerde overlast" is what its key says. So DataProperties may call it
otherwise, and a load says which column it read as what.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """One police table on the infrastructure of Statistics Netherlands.

    title, about
        as the publisher calls it, and in a few words for a reader.
    subject, topic
        what is counted, and how its column begins: a number follows that differs between downloads.
    word
        what every title of that topic has in it, in lower case.
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
    word: str
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
        word="misdrijven",
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
        word="misdrijven",
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
        word="overlast",
        category="Overlast",
        region="RegioS",
        months=True,
        must_have_months=False,
    ),
)
