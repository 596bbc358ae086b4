"""Fiscal numbers, phones, status, alphabets."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.core.errors import InvalidInput
from api.customers.models import CustomerKind, CustomerStatus
from api.customers.rules import TRANSITIONS, email, fiscal_number, may_become, phone
from api.customers.sorting import sort_key


@pytest.mark.parametrize(
    ("country", "number", "kind", "compact"),
    [
        ("RO", "RO 185 472 90", CustomerKind.LEGAL, "18547290"),
        ("RO", "1630615123457", CustomerKind.NATURAL, "1630615123457"),
        ("PL", "PL 8567346215", CustomerKind.LEGAL, "8567346215"),
        ("PL", "44051401359", CustomerKind.NATURAL, "44051401359"),
        ("ES", "B-58378431", CustomerKind.LEGAL, "B58378431"),
        ("ES", "54362315K", CustomerKind.NATURAL, "54362315K"),
        ("PE", "20512333797", CustomerKind.LEGAL, "20512333797"),
        # A sole trader is a natural person with the number of a business.
        ("RO", "18547290", CustomerKind.NATURAL, "18547290"),
        ("PL", "8567346215", CustomerKind.NATURAL, "8567346215"),
        ("PE", "10401234565", CustomerKind.NATURAL, "10401234565"),
        ("DE", "de 136 695 976", CustomerKind.LEGAL, "DE136695976"),
    ],
)
@pytest.mark.req("CUS-13")
def test_numbers_that_the_country_accepts(country: str, number: str, kind: CustomerKind, compact: str) -> None:
    assert fiscal_number(country, number, kind) == compact


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("RO", "18547291"),
        ("RO", "1630615123457"),
        ("PL", "8567346216"),
        ("ES", "B64717839"),
        ("PE", "20512333798"),
        ("DE", " "),
    ],
)
def test_numbers_that_the_country_refuses(country: str, number: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        fiscal_number(country, number, CustomerKind.LEGAL)
    assert refused.value.code == "invalid-fiscal-number"


@pytest.mark.parametrize(("old", "new"), list(product(CustomerStatus, CustomerStatus)))
def test_status_changes_by_the_table_only(old: CustomerStatus, new: CustomerStatus) -> None:
    assert may_become(old, new) is (new in TRANSITIONS[old])
    assert not may_become(old, old)
    assert not may_become(new, CustomerStatus.PROSPECT)


def test_phones_become_e164() -> None:
    assert phone("0722 123 456", "RO") == "+40722123456"
    assert phone("+48 512 345 678", "RO") == "+48512345678"
    with pytest.raises(InvalidInput):
        phone("12", "RO")


def test_mails_are_lower_case() -> None:
    assert email(" Ana.Pop@Example.RO ") == "ana.pop@example.ro"
    assert email("  ") is None
    for wrong in ("ana", "ana@", "ana@host", "a b@host.ro"):
        with pytest.raises(InvalidInput):
            email(wrong)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ro", ["1 Decembrie", "Ana B", "Ana-Maria", "Sandu", "Stan", "Ștefan", "Tudor", "Țepeș", "Zorila"]),
        ("pl", ["Cyk", "Ćma", "Lot", "Lżej", "Łódź", "Mak", "Zebra", "Źrebię", "Żaba"]),
        ("es", ["Nube", "Ñandú", "Oca", "Óleo", "Oslo"]),
        ("ru", ["Ёлка", "Ель", "Яблоко", "Apple"]),
        ("en", ["Émile", "Zoe", "Яблоко"]),
    ],
)
def test_each_language_has_its_alphabet(language: str, names: list[str]) -> None:
    assert sorted(names, key=lambda name: sort_key(name, language).encode()) == names


@given(name=st.text(max_size=40), language=st.sampled_from(["en", "ro", "es", "pl", "ru"]))
def test_case_and_spaces_do_not_change_the_place(name: str, language: str) -> None:
    place = sort_key(name, language).partition("\x01")[0]
    assert sort_key(f"  {name} ", language).partition("\x01")[0] == place
