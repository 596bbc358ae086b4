"""PURE: which alerts there are, when each is raised, and what is read out of counted durations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final


class Unit(StrEnum):
    """What an alert's value and threshold count."""

    SECONDS = "SECONDS"
    HOURS = "HOURS"
    DAYS = "DAYS"
    PERCENT = "PERCENT"
    PIECES = "PIECES"


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert that there is: its unit, and whether it is raised below its threshold instead of above."""

    key: str
    unit: Unit
    below: bool = False

    def raised(self, value: float | None, threshold: float) -> bool:
        """Tell whether a measured value is wrong; what can't be measured here is not."""
        if value is None:
            return False
        return value < threshold if self.below else value > threshold


ALERTS: Final[Mapping[str, Alert]] = {
    alert.key: alert
    for alert in (
        Alert("worker-silent", Unit.SECONDS),
        Alert("timer-late", Unit.SECONDS),
        Alert("outbox-late", Unit.SECONDS),
        Alert("delivery-late", Unit.SECONDS),
        Alert("delivery-failed", Unit.PIECES),
        Alert("mail-failing", Unit.PIECES),
        Alert("port-failing", Unit.PIECES),
        Alert("hints-away", Unit.PIECES),
        Alert("audit-unsealed", Unit.SECONDS),
        Alert("audit-broken", Unit.PIECES),
        Alert("backup-old", Unit.HOURS),
        Alert("disk-full", Unit.PERCENT),
        Alert("certificate-ends", Unit.DAYS, below=True),
        Alert("keys-old", Unit.DAYS),
        Alert("clock-skew", Unit.SECONDS),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What is measured for each alert, in its unit; None where there is nothing to measure."""

    worker_silent: float | None = None
    timer_late: float | None = None
    outbox_late: float | None = None
    delivery_late: float | None = None
    delivery_failed: float | None = None
    mail_failing: float | None = None
    port_failing: float | None = None
    hints_away: float | None = None
    audit_unsealed: float | None = None
    audit_broken: float | None = None
    backup_old: float | None = None
    disk_full: float | None = None
    certificate_ends: float | None = None
    keys_old: float | None = None
    clock_skew: float | None = None

    def of(self, key: str) -> float | None:
        """Return the value of one alert."""
        value: float | None = getattr(self, key.replace("-", "_"))
        return value

    def known(self) -> dict[str, float]:
        """Return everything that was measured, by alert."""
        return {key: value for key in ALERTS if (value := self.of(key)) is not None}


# Every alert is measured, and everything measured is an alert.
assert {part.name.replace("_", "-") for part in fields(Measured)} == set(ALERTS)  # noqa: S101 - a promise of this file


def summed(rows: Iterable[Sequence[int]]) -> list[int]:
    """Add counts bucket by bucket."""
    return [sum(column) for column in zip(*rows, strict=True)]


def quantile(buckets: Sequence[int], bounds: Sequence[float], part: float) -> float | None:
    """Return the upper bound of the bucket in which that part of all lies, in seconds; None without any.

    What lies above the last bound is said to be the last bound.
    """
    total = sum(buckets)
    if total == 0:
        return None
    below = 0
    for count, bound in zip(buckets, (*bounds, bounds[-1]), strict=True):
        below += count
        if below >= part * total:
            return bound
    return bounds[-1]
