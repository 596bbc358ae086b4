"""What is a number of a country, and how easily it is remembered."""

import pytest

from api.core.errors import InvalidInput
from api.numbers.models import NumberGrade, NumberKind
from api.numbers.rules import grade_of, read


@pytest.mark.parametrize(
    ("typed", "country", "number", "kind"),
    [
        ("0722 123 456", "RO", "+40722123456", NumberKind.MOBILE),
        ("+40 21 300 1000", "RO", "+40213001000", NumberKind.FIXED),
        ("512 345 678", "PL", "+48512345678", NumberKind.MOBILE),
        ("612 34 56 78", "ES", "+34612345678", NumberKind.MOBILE),
        ("912 345 678", "PE", "+51912345678", NumberKind.MOBILE),
    ],
)
def test_a_number_is_read_as_dialled(typed: str, country: str, number: str, kind: NumberKind) -> None:
    assert read(typed, country) == (number, kind)


@pytest.mark.parametrize("typed", ["", "abc", "0722 123", "+48 512 345 678", "112", "0900 123 456"])
def test_what_is_no_number_of_the_country_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(typed, "RO")
    assert refused.value.code == "number-invalid"


@pytest.mark.parametrize(
    ("number", "grade"),
    [
        ("+40722127777", NumberGrade.GOLD),
        ("+40722123123", NumberGrade.GOLD),
        ("+40722121212", NumberGrade.GOLD),
        ("+40722196888", NumberGrade.SILVER),
        ("+40722194545", NumberGrade.SILVER),
        ("+40722194567", NumberGrade.SILVER),
        ("+40722194573", NumberGrade.STANDARD),
    ],
)
def test_the_last_digits_make_the_grade(number: str, grade: NumberGrade) -> None:
    assert grade_of(number) is grade
