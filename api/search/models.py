"""What search tells apart."""

from enum import StrEnum
from typing import Final


class SearchKind(StrEnum):
    """What was found."""

    CUSTOMER = "CUSTOMER"
    LEAD = "LEAD"
    OFFER = "OFFER"
    CONTRACT = "CONTRACT"
    ORDER = "ORDER"
    TICKET = "TICKET"
    INTERACTION = "INTERACTION"


PREFIXES: Final = {
    SearchKind.CUSTOMER: "cus",
    SearchKind.LEAD: "lea",
    SearchKind.OFFER: "off",
    SearchKind.CONTRACT: "ctr",
    SearchKind.ORDER: "ord",
    SearchKind.TICKET: "tic",
    SearchKind.INTERACTION: "int",
}
