"""What a new branch starts with: a tree of reasons, scripts for the frequent ones, and text templates (INT-02)."""

from sqlalchemy import select
from sqlmodel import col

from api.core.uow import UnitOfWork
from api.interactions import queries
from api.interactions.models import InteractionChannel, InteractionMacro, InteractionReason
from api.interactions.rules import LANGUAGES
from api.people.models import Branch

# Texts in the order en, ro, es, pl, ru.
Texts = tuple[str, str, str, str, str]

REASONS: dict[Texts, tuple[Texts, ...]] = {
    ("Billing", "Facturare", "Facturación", "Rozliczenia", "Счета"): (
        ("Question about an invoice", "Întrebare despre factură", "Consulta sobre una factura", "Pytanie o fakturę", "Вопрос по счёту"),
        ("Payment", "Plată", "Pago", "Płatność", "Оплата"),
        ("Copy of an invoice", "Copie de factură", "Copia de factura", "Kopia faktury", "Копия счёта"),
        ("Complaint about a charge", "Reclamație privind o taxare", "Reclamación por un cargo", "Reklamacja naliczenia", "Претензия по начислению"),
    ),
    ("Technical", "Tehnic", "Soporte técnico", "Sprawy techniczne", "Технические вопросы"): (
        ("No service", "Fără semnal", "Sin servicio", "Brak usługi", "Нет связи"),
        ("Mobile data", "Date mobile", "Datos móviles", "Internet mobilny", "Мобильный интернет"),
        ("Fixed line or port", "Linie fixă sau port", "Línea fija o puerto", "Łącze stałe lub port", "Фиксированная линия или порт"),
        ("Hosting", "Găzduire", "Alojamiento", "Hosting", "Хостинг"),
        ("Progress of a ticket", "Stadiul unui tichet", "Estado de una incidencia", "Postęp zgłoszenia", "Ход обращения"),
    ),
    ("Numbers and SIM cards", "Numere și cartele SIM", "Números y tarjetas SIM", "Numery i karty SIM", "Номера и SIM-карты"): (
        ("SIM swap", "Schimbare de SIM", "Cambio de SIM", "Wymiana karty SIM", "Замена SIM-карты"),
        ("Block or unblock a number", "Blocare sau deblocare de număr", "Bloquear o desbloquear un número", "Blokada lub odblokowanie numeru", "Блокировка или разблокировка номера"),
        ("Roaming", "Roaming", "Itinerancia", "Roaming", "Роуминг"),
        ("Change of tariff", "Schimbare de abonament", "Cambio de tarifa", "Zmiana taryfy", "Смена тарифа"),
    ),
    ("Sales", "Vânzări", "Ventas", "Sprzedaż", "Продажи"): (
        ("New service", "Serviciu nou", "Servicio nuevo", "Nowa usługa", "Новая услуга"),
        ("Offer", "Ofertă", "Oferta", "Oferta", "Предложение"),
        ("Extension of the contract", "Prelungire de contract", "Prórroga del contrato", "Przedłużenie umowy", "Продление договора"),
        ("Visit to the customer", "Vizită la client", "Visita al cliente", "Wizyta u klienta", "Визит к клиенту"),
    ),
    ("Orders and delivery", "Comenzi și livrare", "Pedidos y entrega", "Zamówienia i dostawa", "Заказы и доставка"): (
        ("Progress of an order", "Stadiul comenzii", "Estado del pedido", "Postęp zamówienia", "Ход заказа"),
        ("Delivery or installation date", "Data livrării sau instalării", "Fecha de entrega o instalación", "Termin dostawy lub instalacji", "Дата доставки или установки"),
    ),
    ("Contract and data", "Contract și date", "Contrato y datos", "Umowa i dane", "Договор и данные"): (
        ("Change of data", "Modificare de date", "Cambio de datos", "Zmiana danych", "Изменение данных"),
        ("Termination", "Reziliere", "Baja", "Wypowiedzenie", "Расторжение"),
        ("Complaint", "Reclamație", "Queja", "Skarga", "Жалоба"),
    ),
    ("Other", "Altele", "Otros", "Inne", "Прочее"): (),
}  # fmt: skip

# English name of the reason → what to ask and say.
SCRIPTS: dict[str, Texts] = {
    "No service": (
        "Ask which numbers, since when and where.\nLet them restart one device and look at the bars.\nLook for a fault of the area.\nNothing helps: make a ticket.",
        "Întrebați ce numere, de când și unde.\nRugați-i să repornească un dispozitiv și să privească semnalul.\nVerificați dacă există un deranjament în zonă.\nDacă nimic nu ajută, deschideți un tichet.",
        "Pregunte qué números, desde cuándo y dónde.\nPida que reinicien un dispositivo y miren la cobertura.\nCompruebe si hay una avería en la zona.\nSi nada ayuda, abra una incidencia.",
        "Zapytaj, które numery, od kiedy i gdzie.\nPoproś o ponowne uruchomienie jednego urządzenia i sprawdzenie zasięgu.\nSprawdź, czy w okolicy jest awaria.\nJeśli nic nie pomaga, załóż zgłoszenie.",
        "Спросите, какие номера, с какого времени и где.\nПопросите перезапустить одно устройство и посмотреть на уровень сигнала.\nПроверьте, нет ли аварии в этом районе.\nЕсли ничего не помогло, создайте обращение.",
    ),
    "Question about an invoice": (
        "Ask for the invoice's number and the line in question.\nOpen it and read the charge together.\nWrongly charged: make a billing ticket and say until when it is answered.",
        "Cereți numărul facturii și poziția despre care este vorba.\nDeschideți-o și citiți împreună taxarea.\nDacă e greșită, deschideți un tichet de facturare și spuneți până când primesc răspuns.",
        "Pida el número de la factura y la línea en cuestión.\nÁbrala y lean juntos el cargo.\nSi es erróneo, abra una incidencia de facturación y diga cuándo tendrá respuesta.",
        "Poproś o numer faktury i pozycję, o którą chodzi.\nOtwórz ją i przeczytajcie razem naliczenie.\nJeśli jest błędne, załóż zgłoszenie rozliczeniowe i powiedz, do kiedy będzie odpowiedź.",
        "Узнайте номер счёта и строку, о которой идёт речь.\nОткройте счёт и прочитайте начисление вместе.\nЕсли оно ошибочно, создайте обращение по счетам и скажите, когда будет ответ.",
    ),
    "SIM swap": (
        "Check that the caller may speak for the customer.\nNote the number and the new card's number.\nSay that the old card stops working at once.",
        "Verificați că persoana poate vorbi în numele clientului.\nNotați numărul și seria noii cartele.\nSpuneți că vechea cartelă încetează imediat.",
        "Compruebe que quien llama puede hablar por el cliente.\nAnote el número y el de la tarjeta nueva.\nDiga que la tarjeta antigua deja de funcionar al momento.",
        "Sprawdź, czy dzwoniący może reprezentować klienta.\nZanotuj numer telefonu i numer nowej karty.\nPowiedz, że stara karta przestanie działać od razu.",
        "Убедитесь, что звонящий вправе говорить от имени клиента.\nЗапишите номер и номер новой карты.\nСкажите, что старая карта перестанет работать сразу.",
    ),
}  # fmt: skip

# English name of the reason → the way by which it is chosen by itself.
CHOSEN = {"Visit to the customer": InteractionChannel.VISIT, "Other": InteractionChannel.NOTE}

# Name, text and the English name of the reason it is for; any without one.
MACROS: tuple[tuple[Texts, Texts, str | None], ...] = (
    (
        ("Called back, nobody answered", "Am sunat înapoi, nu a răspuns nimeni", "Devolví la llamada, nadie contestó", "Oddzwoniono, nikt nie odebrał", "Перезвонили, никто не ответил"),
        ("Called back twice, nobody answered. Trying again tomorrow.", "Am sunat înapoi de două ori, nu a răspuns nimeni. Revin mâine.", "Devolví la llamada dos veces, nadie contestó. Vuelvo a intentarlo mañana.", "Oddzwoniono dwa razy, nikt nie odebrał. Spróbuję jutro.", "Перезвонили дважды, никто не ответил. Попробуем завтра."),
        None,
    ),
    (
        ("Charge explained", "Taxare explicată", "Cargo explicado", "Naliczenie wyjaśnione", "Начисление разъяснено"),
        ("Went through the invoice line by line; the customer agrees with the charge.", "Am parcurs factura poziție cu poziție; clientul este de acord cu taxarea.", "Revisamos la factura línea por línea; el cliente está conforme con el cargo.", "Omówiono fakturę pozycja po pozycji; klient zgadza się z naliczeniem.", "Разобрали счёт построчно; клиент согласен с начислением."),
        "Question about an invoice",
    ),
    (
        ("Restart helped", "Repornirea a ajutat", "Reiniciar ayudó", "Pomógł restart", "Помог перезапуск"),
        ("After a restart of the device the service works again. No ticket needed.", "După repornirea dispozitivului serviciul funcționează din nou. Nu este nevoie de tichet.", "Tras reiniciar el dispositivo, el servicio vuelve a funcionar. No hace falta incidencia.", "Po ponownym uruchomieniu urządzenia usługa znów działa. Zgłoszenie nie jest potrzebne.", "После перезапуска устройства услуга снова работает. Обращение не нужно."),
        "No service",
    ),
    (
        ("Visit: needs discussed", "Vizită: nevoi discutate", "Visita: necesidades comentadas", "Wizyta: omówiono potrzeby", "Визит: обсудили потребности"),
        ("Discussed the needs on site; the customer expects an offer.", "Am discutat nevoile la sediu; clientul așteaptă o ofertă.", "Comentamos las necesidades en su sede; el cliente espera una oferta.", "Omówiono potrzeby na miejscu; klient czeka na ofertę.", "Обсудили потребности на месте; клиент ждёт предложение."),
        "Visit to the customer",
    ),
)  # fmt: skip


def _by_language(texts: Texts | None) -> dict[str, str]:
    return dict(zip(LANGUAGES, texts, strict=True)) if texts else {}


async def seed(uow: UnitOfWork, branch: Branch) -> None:
    """Give a branch that has no reasons its tree and templates; what an administrator changed stays."""
    if await queries.has_reasons(uow, branch.id):
        return
    known: dict[str, InteractionReason] = {}
    for top, below in REASONS.items():
        parent = _reason(branch, top, None, len(known))
        known[top[0]] = uow.add(parent)
        await uow.flush()
        for texts in below:
            known[texts[0]] = uow.add(_reason(branch, texts, parent, len(known)))
    await uow.flush()
    for place, (names, texts, reason) in enumerate(MACROS):
        uow.add(
            InteractionMacro(
                branch_id=branch.id,
                reason_id=known[reason].id if reason else None,
                names=_by_language(names),
                texts=_by_language(texts),
                place=place,
            )
        )
    await uow.flush()


async def seed_all(uow: UnitOfWork) -> None:
    """Give every branch that was opened before there were reasons what it starts with."""
    for branch in await uow.session.scalars(select(Branch).order_by(col(Branch.code))):
        await seed(uow, branch)


def _reason(branch: Branch, names: Texts, parent: InteractionReason | None, place: int) -> InteractionReason:
    return InteractionReason(
        branch_id=branch.id,
        parent_id=parent.id if parent else None,
        names=_by_language(names),
        script=_by_language(SCRIPTS.get(names[0])),
        default_for=CHOSEN.get(names[0]),
        place=place,
    )
