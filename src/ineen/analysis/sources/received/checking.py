"""Whether a mapping can be: every column that it names is there, and nothing is said twice or not at all."""

from collections.abc import Iterator, Mapping, Sequence

from ineen.analysis.sources.received.grid import Merged, Sheet
from ineen.analysis.sources.received.mapping import Heads, Use, key_of, names
from ineen.analysis.sources.received.mapping import Mapping as Said
from ineen.analysis.sources.received.periods import is_period
from ineen.ground.kernel.refusals import BadInput

Places = Mapping[Use, Sequence[int]]
_ONE_AT_MOST = {
    Use.AREA: "het gebied",
    Use.PERIOD: "de periode",
    Use.PART: "de maand of het kwartaal",
    Use.CATEGORY: "de klasse",
    Use.LOW: "de ondergrens",
    Use.HIGH: "de bovengrens",
    Use.UNIT: "de eenheid",
}
_MERGED = (
    "De cellen {} zijn samengevoegd. Dan staat er maar in één ervan iets, en weet niemand of dat voor alle geldt. Hef "
    "het samenvoegen op, vul elke cel, en lever het bestand opnieuw aan."
)


def check(sheet: Sheet, said: Said) -> None:
    """Raise BadInput with the first thing that is wrong with a mapping of this sheet, and what to do."""
    called = names(sheet, said.head)
    for one, use in said.uses.items():
        if use is not Use.NOTHING and one not in map(key_of, called):
            raise BadInput(f"De kolom {one!r} staat niet in dit blad. Zeg opnieuw wat erin staat.")
    at = {use: said.places(called, use) for use in Use}
    for wrong in (*_twice(called, at), *_lacking(said, at), *_contradicting(said, called, at)):
        raise BadInput(wrong)
    _check_merged(sheet, said, at)


def _twice(called: Sequence[str], at: Places) -> Iterator[str]:
    for use, what in _ONE_AT_MOST.items():
        if len(at[use]) > 1:
            several = " en ".join(called[place] for place in at[use])
            yield f"Kies één kolom voor {what}: nu zijn het {several}."


def _lacking(said: Said, at: Places) -> Iterator[str]:
    if not at[Use.VALUE]:
        yield "Kies de kolom waarin het cijfer staat."
    if len(at[Use.VALUE]) > 1 and said.heads is Heads.NOTHING:
        yield "Er zijn meer kolommen met cijfers. Zeg wat erboven staat: perioden of klassen."
    if not at[Use.AREA] and not said.area:
        yield "Kies de kolom met het gebied, of vul in over welk gebied alle rijen gaan."
    if not at[Use.PERIOD] and not said.period and said.heads is not Heads.PERIODS:
        yield "Kies de kolom met de periode, of vul in over welke periode alle rijen gaan."
    if bool(at[Use.LOW]) != bool(at[Use.HIGH]):
        yield "Een marge heeft een ondergrens en een bovengrens. Kies allebei de kolommen, of geen."
    if at[Use.PART] and not at[Use.PERIOD]:
        yield "Bij de kolom met maand of kwartaal hoort een kolom met het jaar."


def _contradicting(said: Said, called: Sequence[str], at: Places) -> Iterator[str]:
    if at[Use.PERIOD] and said.heads is Heads.PERIODS:
        yield "De periode staat in een kolom én boven de cijfers. Kies een van beide."
    if at[Use.CATEGORY] and said.heads is Heads.CATEGORIES:
        yield "De klasse staat in een kolom én boven de cijfers. Kies een van beide."
    if at[Use.LOW] and len(at[Use.VALUE]) > 1:
        yield "Met een marge kan er maar één kolom met cijfers zijn: anders weet niemand waar zij bij hoort."
    for place in at[Use.VALUE] if said.heads is Heads.PERIODS else ():
        if not is_period(called[place]):
            yield f"Boven de kolom {called[place]!r} staat geen periode. Kies daar ‘niet gebruiken’."


def _check_merged(sheet: Sheet, said: Said, at: Places) -> None:
    used = [place + 1 for use in Use if use is not Use.NOTHING for place in at[use]]
    for one in sheet.merged:
        if one.last_row >= said.head and _covers(one, used):
            raise BadInput(_MERGED.format(one.reference), place=f"blad {sheet.name}")


def _covers(one: Merged, columns: Sequence[int]) -> bool:
    return any(one.first_column <= column <= one.last_column for column in columns)
