"""One trace from a click to the mail that it causes, for operators who collect traces.

Nothing of OpenTelemetry is imported, and nothing is done, unless `OTEL_EXPORTER_OTLP_ENDPOINT` names a collector; the
other variables of OpenTelemetry apply as well. A trace goes on where the work goes on: its `traceparent` lies in the
rows of events and messages and is sent to neighbours. Spans hold names and ids of ours, never anybody's data.
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Final

ENDPOINT: Final = "OTEL_EXPORTER_OTLP_ENDPOINT"
HEADER: Final = "traceparent"
_NOTHING: Final = nullcontext()


class _State:
    """The tracer of the process, None while nobody collects."""

    tracer: Any = None
    provider: Any = None


def configure_traces(service: str) -> None:
    """Send the spans of this process to the collector that the environment names; without one do nothing."""
    if not os.environ.get(ENDPOINT) or _State.tracer is not None:
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - see above
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    provider = TracerProvider(resource=Resource.create({"service.name": f"trunkline-{service}"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    _State.provider, _State.tracer = provider, provider.get_tracer("trunkline")


def finish_traces() -> None:
    """Send what is left: the end of a process, or of a test."""
    if _State.provider is not None:
        _State.provider.shutdown()
    _State.provider = _State.tracer = None


def span(name: str, *, parent: str | None = None, **attributes: str) -> AbstractContextManager[None]:
    """Trace what the block does, as a part of the current trace or of the one that `parent` names."""
    return _NOTHING if _State.tracer is None else _span(name, parent, attributes)


@contextmanager
def _span(name: str, parent: str | None, attributes: dict[str, str]) -> Iterator[None]:
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator  # noqa: PLC0415

    context = TraceContextTextMapPropagator().extract({HEADER: parent}) if parent else None
    with _State.tracer.start_as_current_span(name, context=context, attributes=attributes):
        yield


def traceparent() -> str | None:
    """Return the current place in its trace, to go on from there; None outside of one."""
    context = _current()
    return None if context is None else f"00-{context.trace_id:032x}-{context.span_id:016x}-{context.trace_flags:02x}"


def onward() -> dict[str, str]:
    """Return the header with which a call to others goes on with the trace."""
    place = traceparent()
    return {} if place is None else {HEADER: place}


def trace_id() -> str | None:
    """Return the current trace's number as collectors show it."""
    context = _current()
    return None if context is None else f"{context.trace_id:032x}"


def _current() -> Any:
    if _State.tracer is None:
        return None
    from opentelemetry.trace import get_current_span  # noqa: PLC0415

    context = get_current_span().get_span_context()
    return context if context.is_valid else None
