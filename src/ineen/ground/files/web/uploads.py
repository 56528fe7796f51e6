"""Files on their way in: to disk in pieces, and never more of one than may be kept."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """What goes over the limit is counted and thrown away: the page can then say which file was too large.

    The `size` of such a file is what was sent, more than what lies on disk.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> Any:
        if start + len(raw_data) <= settings.INEEN_FILE_BYTES:
            super().receive_data_chunk(raw_data, start)
        return None
