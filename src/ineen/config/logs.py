"""One pipe for every log line, of Ineen and of what it uses: JSON for machines, text for development."""

import logging
from typing import Any

QUIET = {
    "django.db.backends": "INFO",  # its DEBUG lines hold the values of queries
    "django.server": "ERROR",
    "asyncio": "WARNING",
    "PIL": "INFO",
}


class WithoutAddress(logging.Filter):
    """What Django and the server say of a request holds its address: only the outcome is kept, `requests.py` tells."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "django.security.DisallowedHost" or (record.name == "django.request" and not record.exc_info):
            return False  # the line of the request tells the status already
        if hasattr(record, "request") or (record.name == "gunicorn.error" and record.exc_info):
            record.msg, record.args = f"request ended with {getattr(record, 'status_code', 500)}", ()
        return True


def formatter(*, text: bool) -> logging.Formatter:
    """The end of the pipe: every line gets its id, time and level, loses what it may not tell, and is written."""
    import structlog

    from ineen.config.scrubber import scrub, tell_exception

    before: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    end = structlog.stdlib.ProcessorFormatter
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *before, end.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    render: Any = structlog.dev.ConsoleRenderer(colors=False)
    if not text:
        render = structlog.processors.JSONRenderer(ensure_ascii=False)
    return end(foreign_pre_chain=before, processors=[end.remove_processors_meta, tell_exception, scrub, render])


def logging_settings(*, text: bool, level: str) -> dict[str, Any]:
    """Django's LOGGING: one handler, on standard error."""
    loggers = {"django": "INFO", **QUIET}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_address": {"()": WithoutAddress}},
        "formatters": {"ineen": {"()": formatter, "text": text}},
        "handlers": {"ineen": {"class": "logging.StreamHandler", "formatter": "ineen", "filters": ["without_address"]}},
        "root": {"handlers": ["ineen"], "level": level},
        "loggers": {name: {"handlers": [], "level": at, "propagate": True} for name, at in loggers.items()},
    }
