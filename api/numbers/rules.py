"""PURE: what is a number, what is a good one, and who was too late."""

from typing import Any, ClassVar, Final

import phonenumbers

from api.core.errors import InvalidInput, UserError
from api.numbers.models import NumberGrade, NumberKind

# The promise that ends a reservation; an administrator changes its time.
RESERVATION: Final = "NUMBER_RESERVATION"
# And the one after which a number that was in service may be somebody else's.
QUARANTINE: Final = "NUMBER_QUARANTINE"
MOST_PER_OFFER: Final = 500
LARGEST_RANGE: Final = 100_000
_KINDS: Final = {
    phonenumbers.PhoneNumberType.MOBILE: NumberKind.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE: NumberKind.FIXED,
    # Where the plan does not tell them apart, as in Peru's short ones, it is a line on a wall.
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE: NumberKind.FIXED,
}


class NumberTaken(UserError):
    """Somebody else has the number; like ones that are still free are named."""

    code = "number-taken"
    fields: ClassVar[dict[str, Any]] = {"alternatives": list[str]}


def read(number: str, country: str, field: str = "number") -> tuple[str, NumberKind]:
    """Return a number as dialled in the country in E.164, with its kind; raises InvalidInput (number-invalid)."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException as error:
        raise InvalidInput(field, code="number-invalid") from error
    kind = _KINDS.get(phonenumbers.number_type(parsed))
    if kind is None or not phonenumbers.is_valid_number_for_region(parsed, country):
        raise InvalidInput(field, code="number-invalid")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), kind


def grade_of(number: str) -> NumberGrade:
    """Tell how easily a number is remembered by its last six digits."""
    last = number[-6:]
    four, pairs = last[2:], (last[0:2], last[2:4], last[4:6])
    if len(set(four)) == 1 or last[:3] == last[3:] or len(set(pairs)) == 1:
        return NumberGrade.GOLD
    if len(set(last[3:])) == 1 or four[:2] == four[2:] or four in "01234567899876543210":
        return NumberGrade.SILVER
    return NumberGrade.STANDARD
