"""The processes that a new branch starts with; an administrator changes them (ORD-02, ORD-02a, ORD-04)."""

from typing import Any, Final

from api.core.uow import UnitOfWork
from api.people.models import Branch
from api.sla.defaults import named
from api.work.models import ProcessDefinition
from api.work.rules import CUSTOMER, parse_activities

ACTIVATE: Final = "activation.activate"
READY: Final = "billing.ready"


def _automatic(
    key: str, action: str, names: tuple[str, ...], waits_for: tuple[str, ...] = (), **more: Any
) -> dict[str, Any]:
    """Something that the worker does within 24 hours; order desk is asked when it fails."""
    return {
        "key": key,
        "names": named(names),
        "kind": "AUTOMATIC",
        "action": action,
        "role": "ORDER_DESK",
        "waits_for": list(waits_for),
        "policy": "ACTIVATION",
        "calendar": "ALWAYS",
        **more,
    }


def _manual(
    key: str, role: str, days: int, names: tuple[str, ...], waits_for: tuple[str, ...] = (), **more: Any
) -> dict[str, Any]:
    """Something that a person does within some working days."""
    return {
        "key": key,
        "names": named(names),
        "kind": "MANUAL",
        "role": role,
        "waits_for": list(waits_for),
        "duration": {"kind": "WORKING_DAYS", "amount": days},
        **more,
    }


ACTIVATION_1: Final = ("Activation 1", "Activare 1", "Envío a activación 1", "Aktywacja 1", "Активация 1")
ACTIVATION_2: Final = ("Activation 2", "Activare 2", "Envío a activación 2", "Aktywacja 2", "Активация 2")
ACCEPTANCE_1: Final = (
    "Customer acceptance 1",
    "Acceptarea clientului 1",
    "Aceptación del cliente 1",
    "Akceptacja klienta 1",
    "Приёмка клиентом 1",
)
ACCEPTANCE_2: Final = (
    "Customer acceptance 2",
    "Acceptarea clientului 2",
    "Aceptación del cliente 2",
    "Akceptacja klienta 2",
    "Приёмка клиентом 2",
)
READY_1: Final = (
    "Ready for billing 1: basic service",
    "Gata de facturare 1: serviciul de bază",
    "Listo para facturar 1: servicio básico",
    "Gotowe do fakturowania 1: usługa podstawowa",
    "Готово к выставлению счетов 1: базовая услуга",
)
READY_2: Final = (
    "Ready for billing 2: complete service",
    "Gata de facturare 2: serviciul complet",
    "Listo para facturar 2: servicio completo",
    "Gotowe do fakturowania 2: pełna usługa",
    "Готово к выставлению счетов 2: полная услуга",
)

HOSTING: Final = [
    _automatic("activation_1", ACTIVATE, ACTIVATION_1),
    _manual("acceptance_1", CUSTOMER, 5, ACCEPTANCE_1, ("activation_1",)),
    _automatic("rfb_1", READY, READY_1, ("acceptance_1",)),
    _manual(
        "search_listing",
        "BACK_OFFICE",
        3,
        (
            "Listing in search engines",
            "Înscrierea în motoarele de căutare",
            "Ubicar el sitio en los buscadores",
            "Zgłoszenie do wyszukiwarek",
            "Регистрация в поисковых системах",
        ),
        ("rfb_1",),
    ),
    _manual(
        "extra_disk",
        "BACK_OFFICE",
        3,
        ("Extra disk", "Disc suplimentar", "Disco adicional", "Dodatkowy dysk", "Дополнительный диск"),
        ("rfb_1",),
    ),
    _automatic("activation_2", ACTIVATE, ACTIVATION_2, ("rfb_1",)),
    _manual(
        "acceptance_2",
        CUSTOMER,
        5,
        ACCEPTANCE_2,
        ("search_listing", "extra_disk", "activation_2"),
        optional=True,
    ),
    _automatic("rfb_2", READY, READY_2, ("acceptance_2",)),
]

VOICE: Final = [
    _manual(
        "implementation",
        "BACK_OFFICE",
        1,
        (
            "Implementation in billing",
            "Implementare în facturare",
            "Implementación en facturación",
            "Wdrożenie w systemie billingowym",
            "Внедрение в биллинге",
        ),
    ),
    _manual(
        "sim_shipping",
        "LOGISTICS",
        2,
        ("SIM cards sent", "Trimiterea cartelelor SIM", "Envío de las SIM", "Wysyłka kart SIM", "Отправка SIM-карт"),
        calendar="ORDER_DESK",
    ),
    _automatic("activation_1", ACTIVATE, ACTIVATION_1, ("implementation", "sim_shipping")),
    _manual("acceptance_1", CUSTOMER, 5, ACCEPTANCE_1, ("activation_1",), optional=True),
    _automatic("rfb_1", READY, READY_2, ("acceptance_1",)),
]

DATA: Final = [
    _manual(
        "support",
        "FIELD_TECH",
        10,
        ("Support structure", "Structura de susținere", "Estructura de soporte", "Konstrukcja wsporcza", "Опора"),
    ),
    _manual(
        "radio",
        "FIELD_TECH",
        21,
        ("Radio work", "Lucrări radio", "Trabajo de radio", "Prace radiowe", "Радиомонтаж"),
    ),
    _automatic("activation_1", ACTIVATE, ACTIVATION_1, ("support", "radio")),
    _manual("acceptance_1", CUSTOMER, 5, ACCEPTANCE_1, ("activation_1",)),
    _automatic("rfb_1", READY, READY_2, ("acceptance_1",)),
]

PROCESSES: Final = (
    (
        "hosting",
        (
            "Hosting",
            "Găzduire web",
            "Alojamiento web",
            "Hosting",
            "Хостинг",
        ),
        HOSTING,
    ),
    ("voice", ("Mobile voice", "Voce mobilă", "Voz móvil", "Telefonia komórkowa", "Мобильная связь"), VOICE),
    ("data", ("Data port", "Port de date", "Puerto de datos", "Łącze danych", "Порт передачи данных"), DATA),
)


async def seed(uow: UnitOfWork, branch: Branch) -> None:
    """Give a new branch its processes; its calendars and promises must be there."""
    for key, names, activities in PROCESSES:
        parse_activities(activities)
        uow.add(ProcessDefinition(branch_id=branch.id, key=key, names=named(names), activities=activities))
    await uow.flush()
