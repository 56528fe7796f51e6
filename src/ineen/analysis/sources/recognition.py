"""Of which source files are, from their form alone."""

from collections.abc import Iterable, Sequence

from ineen.analysis.sources.connector import Connector
from ineen.analysis.sources.delivery import SourceFile
from ineen.ground.kernel.refusals import BadInput


def recognise(files: Sequence[SourceFile], among: Iterable[Connector]) -> Connector:
    """The one connector that can read these files as one delivery.

    Raises BadInput where none or more than one can, and what they all say where they agree on what is wrong.
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
    raise BadInput(_cannot_tell(fitting), place=", ".join(file.name for file in files))


def _cannot_tell(fitting: Sequence[Connector]) -> str:
    if fitting:
        return f"Dit kan van meer bronnen zijn: {', '.join(one.name for one in fitting)}. Kies zelf de bron."
    return (
        "Ineen herkent hierin geen van de bronnen. Kies zelf de bron: dan zegt Ineen wat er aan het bestand niet klopt."
    )
