"""What gunicorn says, said through the same pipe as everything else."""

import logging
from typing import Any

from gunicorn.glogging import Logger


class ServerLogger(Logger):  # type: ignore[misc]
    """The server's own lines go through the pipe of `logs.py`; `requests.py` tells of each request."""

    def setup(self, cfg: Any) -> None:
        self.error_log.propagate = True
        self.error_log.setLevel(logging.WARNING)
        self.access_log.disabled = True
        # Django answers HEAD as GET; that the server drops the body is no news at each question of a watcher
        logging.getLogger("gunicorn.http.wsgi").setLevel(logging.ERROR)

    def access(self, *_arguments: Any, **_named: Any) -> None:
        """Nothing: an access log would hold addresses."""
