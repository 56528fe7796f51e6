"""The sets of OData 4 under the names that version 3 has, so that a connector reads one form.

Figures stay in their long form, a row per figure: `Measure` says which, `Value` how much, and `ValueAttribute` why
there is no value. Dimensions and measures are two sets in version 4, and one in version 3: DataProperties.
"""

_DIMENSIONS = {"GeoDimension": "GeoDimension", "GeoDetail": "GeoDetail", "TimeDimension": "TimeDimension"}


def as_version_three(name: str, row: dict[str, object]) -> dict[str, object]:
    """One row of a set, with the columns of the set of version 3 that says the same."""
    if name == "MeasureCodes":
        return _property(row, "Topic")
    if name == "Dimensions":
        return _property(row, _DIMENSIONS.get(str(row.get("Kind") or row.get("Type")), "Dimension"))
    if name == "Properties":
        return {"ShortTitle": row.get("Title"), **row}
    if name.endswith("Codes"):
        return {"Key": row.get("Identifier"), **{key: one for key, one in row.items() if key != "Identifier"}}
    return row


def _property(row: dict[str, object], kind: str) -> dict[str, object]:
    return {
        "ID": row.get("Identifier"),
        "ParentID": row.get("MeasureGroupID"),
        "Type": kind,
        "Key": row.get("Identifier"),
        "Title": row.get("Title"),
        "Description": row.get("Description"),
        "Unit": row.get("Unit"),
        "Decimals": row.get("Decimals"),
    }
