"""Every text exists in all five languages, takes the same values, and no text is nobody's."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import api
from api.core import i18n
from api.core.errors import UserError

# What is started and never imported.
PROGRAMS = ("api.asgi", "api.serve", "api.core.protocol", "api.files.typst_process")
DOMAINS = sorted({path.parent for path in i18n.API.glob("*/locales/*.ftl")})


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's own name
        self.names.add(node.id.name)


def _entries(path: Path) -> list[ast.EntryType]:
    return FluentParser().parse(path.read_text(encoding="utf-8")).body


def _variables(path: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in _entries(path):
        if isinstance(entry, ast.Message):
            visitor = _Variables()
            visitor.visit(entry)
            found[entry.id.name] = visitor.names
    return found


@pytest.mark.parametrize("folder", DOMAINS, ids=lambda folder: folder.parent.name)
def test_every_key_in_five_languages_with_the_same_variables(folder: Path) -> None:
    english = _variables(folder / "en.ftl")
    for language in i18n.LANGUAGES:
        assert _variables(folder / f"{language}.ftl") == english, language


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_files_parse_and_no_key_is_given_twice(language: str) -> None:
    names: Counter[str] = Counter()
    for path in i18n.locale_files(language):
        for entry in _entries(path):
            assert not isinstance(entry, ast.Junk), f"{path}: {entry.content}"
            if isinstance(entry, ast.Message):
                names[entry.id.name] += 1
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    for path in i18n.locale_files(language):
        for entry in _entries(path):
            if isinstance(entry, ast.Message):
                assert entry.value is not None, f"{path}: {entry.id.name}"


def _kinds(base: type[UserError]) -> Iterator[type[UserError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds(kind)


def test_every_error_kind_has_its_text() -> None:
    for module in pkgutil.walk_packages(api.__path__, "api."):
        if module.name not in PROGRAMS:
            importlib.import_module(module.name)
    codes = {kind.code for kind in _kinds(UserError) if kind.__module__.startswith("api.")}
    assert [code for code in sorted(codes) if not i18n.has_text(f"error-{code}")] == []


def test_missing_text_raises_when_strict_and_shows_its_key_when_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(i18n._Strictness, "on", True)
    with pytest.raises(i18n.MissingText):
        i18n.text("ro", "no-such-key")
    monkeypatch.setattr(i18n._Strictness, "on", False)
    assert i18n.text("ro", "no-such-key") == "no-such-key"


def test_unknown_language_falls_back_to_english() -> None:
    assert i18n.supported("ro-RO") == "ro"
    assert i18n.supported("RU_ru") == "ru"
    assert i18n.supported("de") == "en"
    assert i18n.supported(None) == "en"


def test_money_dates_and_numbers_follow_the_language() -> None:
    money = i18n.Amount(Decimal("12345.50"), "EUR")
    assert i18n.format_money("ro", money) == "12.345,50\xa0EUR"
    assert i18n.format_money("en", money) == "€12,345.50"
    assert i18n.format_day("pl", date(2026, 5, 3)) == "3 maja 2026"
    assert i18n.format_number("ru", Decimal("12345.5")) == "12\xa0345,5"
    moment = datetime(2026, 5, 3, 21, 30, tzinfo=UTC)
    assert i18n.format_moment("ro", moment, "Europe/Bucharest") == "4 mai 2026, 00:30"
    assert i18n._write("pl", moment) == "3 maja 2026, 21:30 UTC"
