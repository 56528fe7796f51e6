"""Of which source files are, from their form alone."""

from collections.abc import Iterable, Sequence

from ineen.analysis.sources.connector import Connector
from ineen.analysis.sources.delivery import SourceFile
from ineen.ground.kernel.refusals import BadInput

NO_SOURCE = (
    "Ineen herkent hierin geen van de bronnen. Kies zelf de bron: dan zegt Ineen wat er aan het bestand niet klopt."
)


class Unrecognised(BadInput):
    """No connector can read these files, and they do not agree on what is wrong: it may be anything."""


def recognise(files: Sequence[SourceFile], among: Iterable[Connector]) -> Connector:
    """The one connector that can read these files as one delivery.

    Raises Unrecognised where none can; BadInput where more than one can, and what they all say where they agree on what
    is wrong.
    """
    fitting, refusals = [], {}
    for one in among:
        try:
            one.parse(files)
        except BadInput as refused:
            refusals[one.name] = str(refused)
        else:
            fitting.append(one)
    if len(fitting) == 1:
        return fitting[0]
    if not fitting and len(set(refusals.values())) == 1:
        raise BadInput(next(iter(refusals.values())))
    place = ", ".join(file.name for file in files)
    if not fitting:
        raise Unrecognised(NO_SOURCE, place=place)
    several = ", ".join(one.name for one in fitting)
    raise BadInput(f"Dit kan van meer bronnen zijn: {several}. Kies zelf de bron.", place=place)
