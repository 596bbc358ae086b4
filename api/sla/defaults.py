"""Calendars and promises that a new branch starts with; an administrator changes them (SLA-02)."""

from typing import Any, Final, NamedTuple

from api.core.uow import UnitOfWork
from api.people.models import Branch
from api.sla.models import Anchor, BusinessCalendar, ClockPolicy
from api.sla.models import DurationKind as Kind

LANGUAGES: Final = ("en", "ro", "es", "pl", "ru")
WORKDAYS: Final = ("mon", "tue", "wed", "thu", "fri")
ALL_DAYS: Final = (*WORKDAYS, "sat", "sun")
VALID_FROM: Final = "2020-01-01"

# Office hours and the hours of the order desk, which takes orders until 18:00 (EQP-04).
OFFICE_HOURS: Final[dict[str, list[str]]] = {
    "RO": ["09:00-18:00"],
    "PL": ["08:00-16:00"],
    "ES": ["09:00-14:00", "15:00-18:00"],
    "PE": ["09:00-13:00", "14:00-18:00"],
}
USUAL_HOURS: Final = ["09:00-18:00"]
DESK_HOURS: Final = ["08:00-18:00"]

CALENDAR_NAMES: Final = {
    "OFFICE": ("Office hours", "Program de birou", "Horario de oficina", "Godziny biura", "Часы работы офиса"),
    "ORDER_DESK": (
        "Order desk",
        "Biroul de comenzi",
        "Mesa de pedidos",
        "Dział zamówień",
        "Отдел заказов",
    ),
    "ALWAYS": ("Round the clock", "Non-stop", "Todo el día, todos los días", "Całą dobę", "Круглосуточно"),
}


class Promise(NamedTuple):
    """One policy: key, kind, amount, names in the order of LANGUAGES, and what differs from the usual."""

    key: str
    kind: Kind
    amount: int
    names: tuple[str, str, str, str, str]
    calendar: str = "OFFICE"
    warn: int = 75
    levels: tuple[tuple[str, Kind, int, Anchor], ...] = ()


def _from_start(*levels: tuple[str, int]) -> tuple[tuple[str, Kind, int, Anchor], ...]:
    """Levels by calendar days from the opening, each counted from there (TIC-06)."""
    return tuple((key, Kind.CALENDAR_DAYS, days, Anchor.START) for key, days in levels)


def _when_late(key: str) -> tuple[tuple[str, Kind, int, Anchor], ...]:
    """One level, at the moment of the breach."""
    return ((key, Kind.ELAPSED, 0, Anchor.DUE),)


PROMISES: Final = (
    Promise(
        "LEAD_CONTACT",
        Kind.ELAPSED,
        24,
        ("First contact", "Primul contact", "Primer contacto", "Pierwszy kontakt", "Первый контакт"),
        "ALWAYS",
        levels=_when_late("SALES_MANAGER"),
    ),
    Promise(
        "PRICING",
        Kind.WORKING_DAYS,
        3,
        ("Pricing answer", "Răspuns de preț", "Respuesta de precios", "Odpowiedź cenowa", "Ответ по цене"),
        levels=_when_late("SALES_MANAGER"),
    ),
    Promise(
        "PRICING_TENDER",
        Kind.WORKING_DAYS,
        5,
        (
            "Pricing answer for a tender",
            "Răspuns de preț la licitație",
            "Respuesta de precios para un concurso",
            "Odpowiedź cenowa do przetargu",
            "Ответ по цене для тендера",
        ),
        levels=_when_late("SALES_MANAGER"),
    ),
    Promise(
        "CLAUSE_DEPARTMENTS",
        Kind.WORKING_DAYS,
        2,
        (
            "Departments on clauses",
            "Departamentele despre clauze",
            "Departamentos sobre cláusulas",
            "Działy o klauzulach",
            "Отделы о пунктах договора",
        ),
    ),
    Promise(
        "CLAUSE_LEGAL",
        Kind.WORKING_DAYS,
        2,
        (
            "Final wording by legal",
            "Forma finală de la juridic",
            "Redacción final de legal",
            "Ostateczna treść od prawników",
            "Окончательный текст от юристов",
        ),
    ),
    Promise(
        "PRESALES",
        Kind.WORKING_DAYS,
        5,
        (
            "Presales solution",
            "Soluția de presales",
            "Solución de preventa",
            "Rozwiązanie przedsprzedażowe",
            "Предпродажное решение",
        ),
    ),
    Promise(
        "DEVICE_RELEASE",
        Kind.WORKING_TIME,
        120,
        (
            "Release by the order desk",
            "Eliberarea de către biroul de comenzi",
            "Liberación por la mesa de pedidos",
            "Zwolnienie przez dział zamówień",
            "Выпуск отделом заказов",
        ),
        "ORDER_DESK",
    ),
    Promise(
        "DEVICE_DELIVERY",
        Kind.WORKING_DAYS,
        2,
        ("Delivery", "Livrare", "Entrega", "Dostawa", "Доставка"),
        "ORDER_DESK",
    ),
    Promise(
        "INSTALL_SUPPORT",
        Kind.WORKING_DAYS,
        10,
        ("Support structure", "Structura de susținere", "Estructura de soporte", "Konstrukcja wsporcza", "Опора"),
    ),
    Promise(
        "INSTALL_SUPPORT_REPEATER",
        Kind.CALENDAR_DAYS,
        30,
        (
            "Support structure with a repeater",
            "Structura de susținere cu repetor",
            "Estructura de soporte con repetidor",
            "Konstrukcja wsporcza z przekaźnikiem",
            "Опора с ретранслятором",
        ),
    ),
    Promise(
        "INSTALL_RADIO",
        Kind.WORKING_DAYS,
        21,
        ("Radio work", "Lucrări radio", "Trabajo de radio", "Prace radiowe", "Радиомонтаж"),
    ),
    Promise(
        "INSTALL_WIRELESS",
        Kind.WORKING_DAYS,
        15,
        (
            "Wireless installation",
            "Instalare wireless",
            "Instalación inalámbrica",
            "Instalacja bezprzewodowa",
            "Беспроводное подключение",
        ),
    ),
    Promise(
        "DEPOSIT",
        Kind.MONTHS,
        1,
        ("Deposit", "Depozit", "Depósito", "Kaucja", "Депозит"),
        "ALWAYS",
    ),
    Promise(
        "WELCOME_CALL",
        Kind.WEEKS,
        2,
        ("Welcome call", "Apel de bun venit", "Llamada de bienvenida", "Telefon powitalny", "Приветственный звонок"),
        "ALWAYS",
    ),
    Promise(
        "COMPLAINT_RECEIPT",
        Kind.CALENDAR_DAYS,
        14,
        (
            "Complaint: receipt confirmed",
            "Reclamație: confirmarea primirii",
            "Reclamación: acuse de recibo",
            "Reklamacja: potwierdzenie przyjęcia",
            "Претензия: подтверждение получения",
        ),
        "ALWAYS",
    ),
    Promise(
        "COMPLAINT_DECISION",
        Kind.CALENDAR_DAYS,
        30,
        (
            "Complaint: decision",
            "Reclamație: decizie",
            "Reclamación: decisión",
            "Reklamacja: decyzja",
            "Претензия: решение",
        ),
        "ALWAYS",
    ),
    Promise(
        "TICKET_CLAIM",
        Kind.CALENDAR_DAYS,
        21,
        (
            "Claim or request",
            "Reclamație sau cerere",
            "Reclamo o solicitud",
            "Roszczenie lub wniosek",
            "Жалоба или запрос",
        ),
        "ALWAYS",
        levels=_from_start(("COORDINATION", 7), ("MANAGER", 14), ("SUPERINTENDENT", 21)),
    ),
    Promise(
        "TICKET_TROUBLE",
        Kind.CALENDAR_DAYS,
        8,
        ("Trouble", "Deranjament", "Avería", "Awaria", "Неисправность"),
        "ALWAYS",
        levels=_from_start(("TECHNICAL_MANAGER", 4), ("AREA_MANAGER", 6), ("SUPERINTENDENT", 8)),
    ),
    Promise(
        "ACTIVATION",
        Kind.ELAPSED,
        24,
        (
            "Automatic activation",
            "Activare automată",
            "Activación automática",
            "Automatyczna aktywacja",
            "Автоматическая активация",
        ),
        "ALWAYS",
    ),
    Promise(
        "NUMBER_RESERVATION",
        Kind.CALENDAR_DAYS,
        7,
        ("Number reserved", "Număr rezervat", "Número reservado", "Rezerwacja numeru", "Бронь номера"),
        "ALWAYS",
    ),
    Promise(
        "NUMBER_QUARANTINE",
        Kind.CALENDAR_DAYS,
        90,
        (
            "Number rests after service",
            "Numărul se odihnește după serviciu",
            "Número en reposo tras el servicio",
            "Karencja numeru po wyłączeniu",
            "Карантин номера после отключения",
        ),
        "ALWAYS",
    ),
)


def named(texts: tuple[str, ...]) -> dict[str, str]:
    """Texts in the order of LANGUAGES by language."""
    return dict(zip(LANGUAGES, texts, strict=True))


async def seed(uow: UnitOfWork, branch: Branch) -> None:
    """Give a new branch its calendars and promises."""
    country = branch.country
    office = OFFICE_HOURS.get(country, USUAL_HOURS)
    hours: dict[str, dict[str, Any]] = {
        "OFFICE": {"week": dict.fromkeys(WORKDAYS, office), "country": country},
        "ORDER_DESK": {"week": dict.fromkeys(WORKDAYS, DESK_HOURS), "country": country},
        "ALWAYS": {"week": {day: ["00:00-24:00"] for day in ALL_DAYS}},
    }
    calendars = {
        key: uow.add(
            BusinessCalendar(
                branch_id=branch.id,
                key=key,
                names=named(CALENDAR_NAMES[key]),
                zone=branch.zone,
                versions=[{"from": VALID_FROM, **version}],
            )
        )
        for key, version in hours.items()
    }
    await uow.flush()
    for promise in PROMISES:
        uow.add(
            ClockPolicy(
                branch_id=branch.id,
                key=promise.key,
                names=named(promise.names),
                calendar_id=calendars[promise.calendar].id,
                duration_kind=promise.kind,
                amount=promise.amount,
                warn_percent=promise.warn,
                escalations=[
                    {"key": key, "kind": kind.value, "amount": amount, "anchor": anchor.value}
                    for key, kind, amount, anchor in promise.levels
                ],
            )
        )
    await uow.flush()
