"""One way of logging for every process: structlog, ids only, one JSON object a line (rule P45)."""

import logging
import sys
import threading
from collections import deque
from types import TracebackType

import structlog

_QUIET = (
    "celery.beat",
    "celery.worker.strategy",
    "celery.app.trace",
    "kombu",
    "httpx",
    "aiohttp.access",
    "twilio",
    "uvicorn.access",
)

_PLACES = 8


def _drop_trace_values(_: object, __: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    """Keep an exception's type and place but not its text: a driver's message may quote a row."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    if isinstance(info, BaseException):
        info = (type(info), info, info.__traceback__)
    if isinstance(info, tuple) and info[0] is not None:
        event["error"] = info[0].__name__
        event["at"] = _place(info[2])
    return event


def _without_values(_: object, __: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    """A library that reports an exception may write its text into the message: keep the template alone."""
    record: logging.LogRecord = event["_record"]
    task = getattr(record, "data", None)
    if isinstance(task, dict) and "name" in task:  # Celery's own report of a task
        event["event"] = f"task {task['name']}: {str(task.get('description', 'failed')).split(':')[0]}"
    elif record.exc_info:
        # asyncio formats the exception into the second line itself.
        words = str(record.msg).strip().partition("\n")[0]
        error = record.exc_info[1]
        for said in (repr(error), str(error)):
            words = words.replace(said, type(error).__name__) if said else words
        event["event"] = words
    elif record.name.startswith("django."):
        # Its arguments are paths, and a path may hold a patient's link; before that of an answer comes what
        # was answered.
        answered = record.msg == "%s: %s"
        event["event"] = str(event["event"]).partition(":")[0] if answered else str(record.msg)
    if status := getattr(record, "status_code", None):
        event["status"] = status
    return event


def _place(trace: object) -> list[str]:
    places: deque[str] = deque(maxlen=_PLACES)  # the innermost ones say where it happened
    while trace is not None:
        code = trace.tb_frame.f_code  # type: ignore[attr-defined]
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno} {code.co_name}")  # type: ignore[attr-defined]
        trace = trace.tb_next  # type: ignore[attr-defined]
    return list(places)


def configure(level: str) -> None:
    """Send structlog and the standard library's loggers to stderr as JSON lines, at `level` and above."""
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _drop_trace_values,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_without_values, *shared],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """What nobody caught is logged as well: Python's own trace would print what it says."""
    if issubclass(kind, KeyboardInterrupt | SystemExit):
        return
    logging.getLogger("outreach").critical(
        "uncaught", exc_info=(kind, error, trace) if error is not None else None
    )
