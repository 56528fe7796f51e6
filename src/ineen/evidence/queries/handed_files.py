"""The files of a submission, as a connector reads them."""

from ineen.analysis.sources.delivery import SourceFile
from ineen.evidence.models import Submission
from ineen.ground.files.queries import content_of, files_of
from ineen.ground.kernel.refusals import BadInput, NotFound

DAMAGED = "Dit bestand is sinds het aanleveren veranderd of verdwenen. Lever het opnieuw aan."


def submitted_files(row: Submission) -> list[SourceFile]:
    """What was handed in. Raises BadInput where a file is no longer what it was."""
    found = []
    for file in files_of(row):
        try:
            found.append(SourceFile.of(file.name, content_of(file)))
        except (OSError, ValueError, NotFound):
            raise BadInput(DAMAGED, place=file.name) from None
    return found
