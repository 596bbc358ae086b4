"""The processes of products that are shipped and of options; the others come with `api.work.defaults`."""

from api.core.uow import UnitOfWork
from api.orders.rules import DEFAULT_PROCESS
from api.people.models import Branch
from api.sla.defaults import named
from api.work.defaults import ACTIVATE, ACTIVATION_1, READY, READY_2
from api.work.models import ProcessDefinition
from api.work.rules import CUSTOMER

RELEASE = ("Released by the order desk", "Eliberată de biroul de comenzi", "Liberado por gestión de pedidos", "Zwolnione przez dział zamówień", "Выпущен отделом заказов")  # fmt: skip
SHIPMENT = ("Shipment", "Expediere", "Envío", "Wysyłka", "Отправка")
CONFORMITY = ("Customer confirms delivery", "Clientul confirmă livrarea", "El cliente confirma la entrega", "Klient potwierdza dostawę", "Клиент подтверждает доставку")  # fmt: skip
OPTION_NAMES = ("Option", "Opțiune", "Opción", "Opcja", "Опция")
NAMES = ("Delivery", "Livrare", "Entrega", "Dostawa", "Доставка")

ACTIVITIES = [
    {"key": "release", "names": named(RELEASE), "kind": "MANUAL", "role": "ORDER_DESK", "waits_for": [], "duration": {"kind": "WORKING_TIME", "amount": 120}, "calendar": "ORDER_DESK"},
    {"key": "shipment", "names": named(SHIPMENT), "kind": "MANUAL", "role": "LOGISTICS", "waits_for": ["release"], "duration": {"kind": "WORKING_DAYS", "amount": 2}},
    {"key": "conformity", "names": named(CONFORMITY), "kind": "MANUAL", "role": CUSTOMER, "waits_for": ["shipment"], "duration": {"kind": "WORKING_DAYS", "amount": 5}},
    {"key": "rfb_1", "names": named(READY_2), "kind": "AUTOMATIC", "action": READY, "role": "ORDER_DESK", "waits_for": ["conformity"], "policy": "ACTIVATION", "calendar": "ALWAYS"},
]  # fmt: skip


OPTION_ACTIVITIES = [
    {"key": "activation_1", "names": named(ACTIVATION_1), "kind": "AUTOMATIC", "action": ACTIVATE, "role": "ORDER_DESK", "waits_for": [], "policy": "ACTIVATION", "calendar": "ALWAYS"},
    {"key": "rfb_1", "names": named(READY_2), "kind": "AUTOMATIC", "action": READY, "role": "ORDER_DESK", "waits_for": ["activation_1"], "policy": "ACTIVATION", "calendar": "ALWAYS"},
]  # fmt: skip


async def seed(uow: UnitOfWork, branch: Branch) -> None:
    """Give a new branch the processes."""
    for key, names, activities in ((DEFAULT_PROCESS, NAMES, ACTIVITIES), ("option", OPTION_NAMES, OPTION_ACTIVITIES)):
        uow.add(ProcessDefinition(branch_id=branch.id, key=key, names=named(names), activities=activities))
    await uow.flush()
