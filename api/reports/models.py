"""Words of the reports; they have no tables of their own."""

from enum import StrEnum


class LeadReportBy(StrEnum):
    """By what a report on leads counts (LEA-13)."""

    CHANNEL = "CHANNEL"
    ORIGINATOR = "ORIGINATOR"
    OWNER = "OWNER"
    AGE = "AGE"
    STATUS = "STATUS"
