"""Log lines as JSON, each with its request's id, none with a person's numbers."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from portal.core.scrubbing import scrub

#: The id of the request that is being answered, or of the job that runs.
request_id: ContextVar[str] = ContextVar("request_id", default="")

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_PERSONAL_KEYS = frozenset(
    {"name", "first_name", "last_name", "full_name", "nickname", "phone", "telephone", "mobile"}
    | {"email", "address", "national_id", "birth_date", "birth_year", "password", "token", "secret"}
)


class ScrubFilter(logging.Filter):
    """Takes identity numbers, telephones and e-mails out of message, arguments and extras."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the record in place; a record is never dropped."""
        try:
            record.msg = scrub(record.getMessage())
        except (TypeError, ValueError):
            # A message that does not fit its arguments: the text alone still says what happened.
            record.msg = scrub(str(record.msg))
        record.args = None
        for key, value in list(vars(record).items()):
            if key not in _STANDARD:
                setattr(record, key, _clean_extra(key, value))
        return True


class JsonFormatter(logging.Formatter):
    """One line a record: time, level, logger, message, request id, plain extras, traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(
                timespec="milliseconds"
            ),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if identity := request_id.get():
            line["request_id"] = identity
        for key, value in vars(record).items():
            if key not in _STANDARD and key not in line:
                line[key] = _clean_extra(key, value)
        if record.exc_info:
            line["traceback"] = scrub(self.formatException(record.exc_info))
        if record.stack_info:
            line["stack"] = scrub(self.formatStack(record.stack_info))
        return json.dumps(line, ensure_ascii=False)


def _clean_extra(key: str, value: Any) -> Any:
    """Extras are ids and counts. Objects (a request, a model row) are named, never written out."""
    if key.lower() in _PERSONAL_KEYS:
        return "[removed]"
    if isinstance(value, bool | float | type(None)):
        return value
    if isinstance(value, int):
        cleaned = scrub(str(value))
        return value if cleaned == str(value) else cleaned
    if isinstance(value, str):
        return scrub(value)
    return f"<{type(value).__name__}>"
