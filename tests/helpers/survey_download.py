"""A small download of the Veiligheidsmonitor, in the shape of table 85146NED of CBS. The figures are invented."""

from tests.helpers.cbs_download import Download, Record

MARGINS = tuple(
    {"Key": key, "Title": title, "Description": "", "CategoryGroupID": None}
    for key, title in (
        ("MW00000", "Waarde"),
        ("MOG0095", "Ondergrens 95%-interval"),
        ("MBG0095", "Bovengrens 95%-interval"),
    )
)
REGIONS = tuple(
    {"Key": f"{code:<10}", "Title": title, "Description": "", "CategoryGroupID": None}
    for code, title in (("NL01", "Nederland"), ("RE03", "Midden-Nederland (RE)"), ("GM0363", "Amsterdam"))
)
EDITIONS = tuple(
    {"Key": f"{year}JJ00", "Title": str(year), "Description": "", "Status": "Definitief"} for year in (2021, 2023)
)


def properties(shift: int = 0) -> tuple[Record, ...]:
    """DataProperties: two headings, a mark, a percentage, and one stem under each of two headings."""
    rows = (
        ("Dimension", None, "Marges", "Marges", None),
        ("GeoDimension", None, "RegioS", "Regio's", None),
        ("TimeDimension", None, "Perioden", "Perioden", None),
        ("TopicGroup", None, "", "Slachtofferschap", None),
        ("TopicGroup", 3, "", "Inbraak", None),
        ("TopicGroup", 3, "", "Hacken", None),
        ("Topic", None, f"RapportcijferVeiligheidInBuurt_{60 + shift}", "Rapportcijfer veiligheid in buurt", 1),
        ("Topic", 4, f"Slachtoffers_{72 + shift}", "Slachtoffers", 1),
        ("Topic", 5, f"Slachtoffers_{141 + shift}", "Slachtoffers", 1),
    )
    return tuple(
        {
            "odata.type": f"Cbs.OData.{kind}",
            "ID": place,
            "Position": place,
            "ParentID": parent,
            "Type": kind,
            "Key": key,
            "Title": title,
            "Description": "",
            "Datatype": "Double",
            "Unit": "%",
            "Decimals": decimals,
        }
        for place, (kind, parent, key, title, decimals) in enumerate(rows)
    )


def row(margin: str, region: str, period: str, *values: object, shift: int = 0) -> Record:
    """One of the three rows of an estimate: the mark, victims of burglary, victims of hacking."""
    keys = (f"RapportcijferVeiligheidInBuurt_{60 + shift}", f"Slachtoffers_{72 + shift}", f"Slachtoffers_{141 + shift}")
    return {
        "Marges": margin,
        "RegioS": f"{region:<10}",
        "Perioden": period,
        **dict(zip(keys, values, strict=True)),
    }


def estimates(shift: int = 0) -> tuple[Record, ...]:
    """Two regions, margin by margin, as CBS orders a set."""
    return (
        row("MW00000", "GM0363", "2023JJ00", 7.1, 2.0, 5.4, shift=shift),
        row("MW00000", "RE03", "2023JJ00", 7.4, 0, None, shift=shift),
        row("MOG0095", "GM0363", "2023JJ00", 7, 1.6, 4.9, shift=shift),
        row("MOG0095", "RE03", "2023JJ00", 7.3, 0.0, None, shift=shift),
        row("MBG0095", "GM0363", "2023JJ00", 7.2, 2.4, 5.9, shift=shift),
        row("MBG0095", "RE03", "2023JJ00", 7.5, 0.1, None, shift=shift),
    )


def survey(shift: int = 0) -> Download:
    return Download(
        {
            "TypedDataSet": estimates(shift),
            "DataProperties": properties(shift),
            "RegioS": REGIONS,
            "Perioden": EDITIONS,
            "Marges": MARGINS,
        },
        table="85146NED",
    )
