"""Deliveries and loads as the command line tells them: in Dutch sentences, and as values for machines."""

from collections.abc import Iterator, Sequence
from typing import Any

from ineen.evidence.actions import LoadReport, WithdrawalReport
from ineen.evidence.queries import Change, Connector, DeliveryState, Live, SourceVersion, Told
from ineen.ground.kernel.area_codes import AreaKind
from ineen.ground.kernel.periods import Period
from ineen.ground.ui.formats import counted, listed, number, periods

SHOWN_CHANGES, SHOWN_LACKING = 5, 10
PARTS = {AreaKind.MUNICIPALITY: "gemeenten", AreaKind.POLICE_UNIT: "politie-eenheden"}


def account(report: LoadReport) -> list[str]:
    """What a load did."""
    if report.unchanged:
        return [f"Ongewijzigd: deze inhoud was al geladen. {summary(report.version)}", *_superseded(report)]
    return [
        f"Geladen: {summary(report.version)}",
        f"Gebieden herkend: {report.areas}.",
        _counted(report),
        *filter(None, [report.read_as]),
        *_left_out(report),
        *_sums(report),
        *_changes(report),
        *_superseded(report),
    ]


def withdrawal_account(report: WithdrawalReport) -> list[str]:
    """What became of the deliveries that had been compared with the one that was withdrawn."""
    return [f"Opnieuw vergeleken met wat nog geldt: {_told_again(one)}" for one in report.compared_again]


def summary(version: SourceVersion) -> str:
    """One delivery in one sentence."""
    year = f", indeling {version.classification_year}" if version.classification_year else ""
    told = periods(map(Period.parse, version.periods))
    return (
        f"{version.source}, tabel {version.table}{year}, perioden {told}, {counted(version.rows, 'cijfer', 'cijfers')} "
        f"({version.get_status_display()}), opgehaald {version.retrieved}, inhoud {version.content_hash[:12]}."
    )


def state(delivery: DeliveryState) -> str:
    """One delivery with what is wrong with it."""
    withdrawn = f"Ingetrokken: {delivery.withdrawn}." if delivery.withdrawn else ""
    return " ".join(filter(None, (summary(delivery.version), withdrawn, delivery.damage)))


def refresh_line(live: Live) -> str:
    """How often one source is asked, and what came of it."""
    plan = live.plan
    if plan is None or plan.asked_at is None:
        return f"{live.connector.name}: {plan.get_every_display() if plan else 'nooit'}."
    told = f"laatst gevraagd {plan.asked_at:%Y-%m-%d %H:%M} UTC: {plan.get_outcome_display()}"
    return f"{live.connector.name}: {plan.get_every_display()}; {told}. {plan.because}".strip()


def _told_again(version: SourceVersion) -> str:
    one = f"levering {version.content_hash[:12]} van {version.source}, opgehaald {version.retrieved}"
    if version.changed is None:
        return f"{one}: niet gelukt, haar bestand is beschadigd. Laad haar opnieuw."
    return f"{one}: {counted(version.changed, 'cijfer', 'cijfers') if version.changed else 'geen cijfer'} anders."


def connector_values(found: Connector) -> dict[str, Any]:
    """One source for machines."""
    return {"name": found.name, "title": found.title, "licence": found.licence, "fetch": found.fetch}


def delivery_values(delivery: DeliveryState) -> dict[str, Any]:
    """One delivery for machines; `damage` is empty where its file is sound."""
    shown = [one.as_stored() for one in delivery.changes]
    return version_values(delivery.version) | {
        "withdrawn": delivery.withdrawn,
        "damage": delivery.damage,
        "changes": shown,
    }


def version_values(version: SourceVersion) -> dict[str, Any]:
    """What the catalogue says of a delivery, for machines."""
    names = (
        "source", "publisher", "table", "title", "licence", "classification_year", "measures", "periods", "rows",
        "status", "unresolved", "changed",
    )  # fmt: skip
    return {name: getattr(version, name) for name in names} | {
        "content": version.content_hash,
        "retrieved": version.retrieved.isoformat(),
        "loaded": version.loaded_at.isoformat(),
    }


def load_values(report: LoadReport) -> dict[str, Any]:
    """What a load did, for machines."""
    return {
        "unchanged": report.unchanged,
        "delivery": version_values(report.version),
        "areas": report.areas,
        "classes": report.classes,
        "periods": report.periods,
        "combinations": report.combinations,
        "cells": report.cells,
        "read_as": report.read_as,
        "without_use": list(report.without_use),
        "unfinished": list(map(str, report.unfinished)),
        "absent_municipalities": report.absent,
        "sums": [
            {
                "category": one.measure.category,
                "period": str(one.period),
                "parts_are": PARTS[one.kind],
                "country": one.country,
                "parts": one.parts,
                "difference": one.difference,
            }
            for one in report.sums
        ],
        "lacking": list(report.lacking),
        "changed": report.changed,
        "changes": [one.as_stored() for one in report.changes],
        "not_compared_with": [one.content_hash for one in report.damaged],
        "superseded_by": report.superseded_by.content_hash if report.superseded_by else None,
    }


def _counted(report: LoadReport) -> str:
    told = ", ".join(
        (
            counted(report.classes, "soort", "soorten"),
            counted(report.areas, "gebied", "gebieden"),
            counted(report.periods, "periode", "perioden"),
        )
    )
    if report.cells == report.combinations:
        return f"Geteld: {told}; voor elke combinatie staat er een rij."
    return (
        f"Geteld: {told}; voor {report.cells} van de {report.combinations} combinaties staat er een rij. Of er iets "
        "ontbreekt, is aan de bestanden niet te zien: vergelijk dit met wat u hebt gedownload."
    )


def _left_out(report: LoadReport) -> list[str]:
    lines = ["Niet herkend: geen."]
    if report.unresolved:
        rows = [f"  {one.file}, rij {one.row}: {one.name}" for one in report.unresolved]
        lines = [
            f"Niet herkend, en daarom niet opgenomen: {counted(len(rows), 'regio', 'regio’s')}.",
            *rows,
            "  Geen gemeente heet zo of heeft die code. Is het een schrijffout? Verbeter die, en laad opnieuw.",
        ]
    if report.without_use:
        lines.append(f"Niet opgenomen, want Ineen gebruikt die gebieden niet: {', '.join(report.without_use)}.")
    if report.unfinished:
        lines.append(f"Niet opgenomen, want bij het ophalen nog niet voorbij: {periods(report.unfinished)}.")
    if report.absent:
        lines.append(f"Zonder cijfers in deze levering: {counted(report.absent, 'gemeente', 'gemeenten')}.")
    return lines


def _sums(report: LoadReport) -> list[str]:
    if not report.sums:
        return ["Optelling: niet te controleren, want niet alle gebieden en Nederland staan in de levering."]
    wrong = [one for one in report.sums if one.wrong]
    if wrong:
        rows = [
            f"  {one.measure.category}, {one.period}: {PARTS[one.kind]} samen {number(one.parts)}, Nederland "
            f"{number(one.country)}, verschil {number(one.difference)}"
            for one in wrong[:SHOWN_CHANGES]
        ]
        return [f"Optelling klopt niet: {counted(len(wrong), 'keer', 'keer')}.", *rows, *_lacking(report.lacking)]
    kinds = " en ".join(dict.fromkeys(PARTS[one.kind] for one in report.sums))
    roughly = " op de afronding na" if any(one.rounding for one in report.sums) else ""
    return [f"Optelling: {kinds} tellen in elke periode{roughly} op tot Nederland."]


def _lacking(names: Sequence[str]) -> Iterator[str]:
    if names:
        more = f" en {len(names) - SHOWN_LACKING} andere" if len(names) > SHOWN_LACKING else ""
        told = ", ".join(names[:SHOWN_LACKING]) if more else listed(names)
        yield f"  Geen rij in deze levering: {told}{more}. Download haar opnieuw met alle regio’s, en laad haar dan."


def _changes(report: LoadReport) -> list[str]:
    lines = [
        f"Niet vergeleken met levering {one.content_hash[:12]}: haar bestand is beschadigd." for one in report.damaged
    ]
    if not report.changed:
        return ["Anders dan eerder geladen: geen.", *lines]
    rows = [_change(one) for one in report.changes[:SHOWN_CHANGES]]
    told = counted(report.changed, "cijfer", "cijfers")
    return [f"Anders dan eerder geladen: {told}, het grootste verschil eerst:", *rows, *lines]


def _change(one: Change) -> str:
    return (
        f"  {one.key.measure.category}, {one.key.area}, {one.key.period}: was {_value(one.before)} "
        f"(opgehaald {one.before_retrieved}), is {_value(one.after)} (opgehaald {one.after_retrieved})"
    )


def _value(told: Told) -> str:
    if told.value is None:
        return "niet gepubliceerd"
    return f"{number(told.value)} voorlopig" if told.provisional else number(told.value)


def _superseded(report: LoadReport) -> list[str]:
    newer = report.superseded_by
    if newer is None:
        return []
    return [
        f"Let op: de levering van {newer.retrieved} met inhoud {newer.content_hash[:12]} is later opgehaald of "
        "geladen. Waar beide over hetzelfde gaan, blijft die gelden. Klopt zij niet? Trek haar in met "
        "`ineen sources withdraw`."
    ]
