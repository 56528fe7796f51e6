"""The tables that are read in this form, and what is particular to each.

No typed set of these tables was at hand when this was written, only dimension sets: SoortMisdrijf, Overlast,
WijkenEnBuurten, RegioS and Perioden are confirmed by real files. That the figures stand in
`GeregistreerdeMisdrijven_1`, `GeregistreerdeOverlast_1` and `TotaalGeregistreerdeMisdrijven_1`, and in which
dimensions, is known from public programs that read the tables. The title of the topic of 47021NED and 47024NED is not
confirmed: "Geregistreerde overlast" is what its key says. So DataProperties may call it otherwise, and a load says
which column it read as what.

Table 83648NED counts the same crimes as the police tables in another way and rounds them to fives: Epe has other counts
in both. Its subject is another one, so that no line is ever drawn through figures of both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

CBS_CRIME = "Totaal geregistreerde misdrijven"
CBS_CLASSES: Mapping[str, str] = {
    "T001161": "Misdrijven, totaal",
    "CRI1000": "Vermogensmisdrijven",
    "CRI2000": "Vernieling en misdrijven tegen openbare orde en gezag",
    "CRI3000": "Gewelds- en seksuele misdrijven",
}


@dataclass(frozen=True, slots=True)
class Table:
    """One table on the infrastructure of Statistics Netherlands.

    source
        the name of its connector.
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
    publisher, site
        who counts, and where the table is offered.
    named
        classes that are known by their key, because their title may change: key → our name.
    rounded_to
        every count is a multiple of this.
    """

    id: str
    source: str
    title: str
    about: str
    subject: str
    topic: str
    word: str
    category: str
    region: str
    months: bool
    must_have_months: bool
    publisher: str = "Politie"
    site: str = "dataderden.cbs.nl"
    named: Mapping[str, str] = field(default_factory=dict)
    rounded_to: int = 1


TABLES = (
    Table(
        id="47018NED",
        source="politie-47018",
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
        source="politie-47022",
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
        source="politie-47021",
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
    Table(
        id="47024NED",
        source="politie-47024",
        title="Geregistreerde overlast; soort overlast, wijk, buurt, maandcijfers",
        about="geregistreerde overlast per wijk en buurt, per maand",
        subject="Geregistreerde overlast",
        topic="GeregistreerdeOverlast",
        word="overlast",
        category="Overlast",
        region="WijkenEnBuurten",
        months=True,
        must_have_months=True,
    ),
    Table(
        id="83648NED",
        source="cbs-83648",
        title="Geregistreerde criminaliteit; soort misdrijf, regio",
        about="geregistreerde misdrijven per gemeente, per jaar, geteld en afgerond door CBS",
        subject=CBS_CRIME,
        topic="TotaalGeregistreerdeMisdrijven",
        word="totaal geregistreerde misdrijven",
        category="SoortMisdrijf",
        region="RegioS",
        months=False,
        must_have_months=False,
        publisher="CBS",
        site="opendata.cbs.nl",
        named=CBS_CLASSES,
        rounded_to=5,
    ),
)
