"""Who called, came and wrote in the months before: the contacts of a demo branch, as its people noted them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.uow import UnitOfWork
from api.customers.models import Contact, Subscription
from api.demo import history
from api.demo.people import Staff
from api.interactions.actions import (
    Contacted,
    Target,
    Topic,
    Written,
    log_interaction,
    move_interaction,
    start_interaction,
)
from api.interactions.models import Direction, Interaction, InteractionChannel, InteractionReason

IN, OUT = Direction.INBOUND, Direction.OUTBOUND
_C = InteractionChannel


@dataclass(frozen=True, slots=True)
class Told:
    """One contact: which customer, how many days ago, by what way, who noted it, why, for how long, in which words."""

    customer: int
    days: int
    channel: InteractionChannel
    direction: Direction
    role: str
    reasons: tuple[str, ...]
    minutes: int
    text: int
    hour: int = 9


# The customers came 400 days ago; the sixth left a month ago.
TOLD: Final = (
    Told(0, 392, _C.VISIT, OUT, "FIELD_SALES", ("Visit to the customer",), 50, 0),
    Told(0, 305, _C.PHONE, IN, "CARE_AGENT", ("Roaming",), 6, 1, 12),
    Told(0, 181, _C.EMAIL, IN, "CARE_AGENT", ("Copy of an invoice",), 0, 2, 7),
    Told(0, 92, _C.VISIT, OUT, "FIELD_SALES", ("Visit to the customer", "Extension of the contract"), 65, 3, 8),
    Told(0, 41, _C.PHONE, IN, "CARE_AGENT", ("No service",), 11, 4, 14),
    Told(0, 12, _C.PHONE, OUT, "FIELD_SALES", ("Offer",), 8, 5, 10),
    Told(1, 250, _C.PHONE, IN, "CARE_AGENT", ("SIM swap",), 4, 6, 13),
    Told(1, 77, _C.MAIL, IN, "BILLING_AGENT", ("Complaint about a charge",), 0, 7, 8),
    Told(1, 20, _C.PHONE, IN, "SERVICE_MANAGEMENT", ("No service", "Progress of a ticket"), 9, 4, 11),
    Told(1, 3, _C.PHONE, IN, "CARE_AGENT", ("Question about an invoice", "Payment"), 7, 8, 15),
    Told(2, 140, _C.SHOP, IN, "CARE_AGENT", ("New service",), 15, 9, 10),
    Told(2, 33, _C.CHAT, IN, "CARE_AGENT", ("Change of tariff",), 5, 10, 12),
    Told(2, 9, _C.VISIT, OUT, "FIELD_SALES", ("Visit to the customer",), 40, 3, 13),
    Told(3, 15, _C.PHONE, OUT, "FIELD_SALES", ("New service",), 12, 5, 9),
    Told(4, 66, _C.PHONE, OUT, "BILLING_AGENT", ("Payment",), 3, 11, 9),
    Told(4, 28, _C.EMAIL, OUT, "BILLING_AGENT", ("Payment",), 0, 11, 8),
    Told(5, 60, _C.PHONE, IN, "CARE_AGENT", ("Termination",), 10, 12, 14),
)
WORDS: Final = {
    "ro": (
        "Prima vizită după semnare. Am stabilit persoanele de contact și am arătat portalul.",
        "Pleacă la un târg la Viena; am activat roamingul pe trei numere.",
        "A cerut copia facturii pentru audit. Trimisă pe e-mail.",
        "Am discutat la sediu despre prelungire; vor mai multe date mobile și o ofertă până la sfârșitul lunii.",
        "Fără semnal în depozit de dimineață. Am repornit împreună modemul; semnalul a revenit.",
        "Am trecut împreună prin ofertă; decide după ședința de luni.",
        "Telefon pierdut. Cartela veche a fost blocată, cea nouă trimisă prin curier.",
        "Scrisoare: opțiunea de roaming a fost taxată de două ori. Trimisă la facturare.",
        "De ce este factura mai mare? Am explicat depășirea de date; plătește în această săptămână.",
        "A venit la magazin pentru încă două cartele; datele sunt luate, oferta urmează.",
        "A întrebat de abonamentul mai mare. Schimbarea este valabilă de la întâi.",
        "Am amintit de factura neplătită; promite plata până vineri.",
        "Își încetează activitatea și renunță la linii la sfârșitul lunii.",
        "Brutărie cu opt mașini, vrea SIM-uri pentru șoferi. Nu este client; sună din nou joi.",
        "Sună de pe numărul colegului; clarificăm la ce firmă lucrează.",
        "Întreabă de data livrării; verific la logistică.",
    ),
    "pl": (
        "Pierwsza wizyta po podpisaniu umowy. Ustalono osoby do kontaktu i pokazano portal.",
        "Wyjazd na targi do Wiednia; włączono roaming na trzech numerach.",
        "Prośba o kopię faktury do audytu. Wysłano e-mailem.",
        "Rozmowa u klienta o przedłużeniu; chcą więcej internetu mobilnego i oferty do końca miesiąca.",
        "Od rana brak zasięgu w magazynie. Wspólnie uruchomiono modem ponownie; zasięg wrócił.",
        "Omówiono ofertę; decyzja po poniedziałkowym zebraniu.",
        "Zgubiony telefon. Stara karta zablokowana, nowa wysłana kurierem.",
        "List: opcja roamingu naliczona dwa razy. Przekazano do rozliczeń.",
        "Dlaczego faktura jest wyższa? Wyjaśniono przekroczenie pakietu danych; zapłaci w tym tygodniu.",
        "Przyszedł do salonu po dwie dodatkowe karty; dane spisane, oferta w drodze.",
        "Pytanie o wyższą taryfę. Zmiana od pierwszego.",
        "Przypomniano o niezapłaconej fakturze; obiecuje zapłacić do piątku.",
        "Kończy działalność i rezygnuje z numerów z końcem miesiąca.",
        "Piekarnia z ośmioma autami, chce karty SIM dla kierowców. Nie jest klientem; zadzwoni w czwartek.",
        "Dzwoni z numeru kolegi; ustalamy, w której firmie pracuje.",
        "Pyta o termin dostawy; sprawdzam w logistyce.",
    ),
    "es": (
        "Primera visita tras la firma. Acordamos las personas de contacto y enseñamos el portal.",
        "Viaja a una feria en Viena; activamos la itinerancia en tres números.",
        "Pidió copia de la factura para la auditoría. Enviada por correo.",
        "Hablamos en su sede de la prórroga; quieren más datos móviles y una oferta antes de fin de mes.",
        "Sin cobertura en el almacén desde la mañana. Reiniciamos juntos el módem; ya funciona.",
        "Repasamos la oferta; decide tras la reunión del lunes.",
        "Teléfono perdido. Tarjeta antigua bloqueada, la nueva sale por mensajero.",
        "Carta: la opción de itinerancia se cobró dos veces. Pasada a facturación.",
        "¿Por qué es más alta la factura? Explicado el exceso de datos; paga esta semana.",
        "Vino a la tienda por dos tarjetas más; datos tomados, sigue la oferta.",
        "Preguntó por la tarifa superior. El cambio vale desde el día uno.",
        "Recordada la factura pendiente; promete pagar antes del viernes.",
        "Cesa su actividad y deja las líneas a fin de mes.",
        "Panadería con ocho furgonetas, quiere SIM para los conductores. No es cliente; llama el jueves.",
        "Llama desde el número de un compañero; aclaramos en qué empresa trabaja.",
        "Pregunta por la fecha de entrega; lo miro con logística.",
    ),
}  # fmt: skip
UNKNOWN, ATTACHED, OPEN = 13, 14, 15
CALLERS: Final = {"RO": "+40733555019", "PL": "+48601555019", "ES": "+34611555019", "PE": "+51981555019"}


async def tell_contacts(database: Database, staff: Staff, customers: Sequence[UUID]) -> None:
    """Note the contacts of the months before; somebody unknown among them, one attached later, one that goes on."""
    now = datetime.now(UTC)
    async with database.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(InteractionReason).where(col(InteractionReason.branch_id) == staff.branch.id)
        )
        reasons = {row.names["en"]: row.id for row in rows}
        people = {customer: await _people(uow, customer) for customer in customers}
    for told in TOLD:
        moment = history.on((now - timedelta(days=told.days)).date(), told.hour)
        contact_id, phone, line = people[customers[told.customer]]
        data = Contacted(
            channel=told.channel,
            direction=told.direction,
            customer_id=customers[told.customer],
            contact_id=contact_id,
            subscription_id=line,
            arrived_at=moment,
        )
        written = _written(staff, told.text, *(reasons[name] for name in told.reasons))
        written["talk_seconds"] = told.minutes * 60
        written["card_seconds"] = told.minutes * 60 + 90
        if told.channel is _C.PHONE:
            written["phone"] = phone
        async with history.at(database, moment), database.unit_of_work(staff[told.role]) as uow:
            await log_interaction(uow, data, written)
            await uow.commit()
    await _strangers(database, staff, customers, reasons)


async def _strangers(database: Database, staff: Staff, customers: Sequence[UUID], reasons: dict[str, UUID]) -> None:
    """Let somebody call who is not in the base, somebody who turned out to be a customer's, and one just now."""
    care, call = staff["CARE_AGENT"], Contacted(channel=_C.PHONE, direction=IN, branch_id=staff.branch.id)
    for text, days, reason in ((UNKNOWN, 2, "New service"), (ATTACHED, 5, "Question about an invoice")):
        moment = history.on((datetime.now(UTC) - timedelta(days=days)).date(), 11)
        written = _written(staff, text, reasons[reason])
        written["phone"], written["talk_seconds"] = CALLERS[staff.branch.country], 240
        async with history.at(database, moment), database.unit_of_work(care) as uow:
            made: Interaction = await log_interaction(uow, call, written)
            if text == ATTACHED:
                await move_interaction(uow, made.id, Target(customer_id=customers[2]))
            await uow.commit()
    going = Contacted(channel=_C.PHONE, direction=IN, customer_id=customers[2])
    async with database.unit_of_work(staff["SERVICE_MANAGEMENT"]) as uow:
        await start_interaction(uow, going, _written(staff, OPEN, reasons["Delivery or installation date"]))
        await uow.commit()


async def _people(uow: UnitOfWork, customer_id: UUID) -> tuple[UUID | None, str | None, UUID | None]:
    """Return the customer's first person with a phone, that phone, and its first line."""
    contact = await uow.session.scalar(
        select(Contact).where(col(Contact.customer_id) == customer_id, col(Contact.phones) != []).limit(1)
    )
    line: UUID | None = await uow.session.scalar(
        select(col(Subscription.id))
        .where(col(Subscription.customer_id) == customer_id)
        .order_by(col(Subscription.number))
        .limit(1)
    )
    return (contact.id, contact.phones[0], line) if contact else (None, None, line)


def _written(staff: Staff, text: int, *reasons: UUID) -> Written:
    """Return the words of a contact in the branch's language, for these reasons."""
    note = WORDS[staff.branch.language][text]
    return Written(note=note, topics=[Topic(reason_id=reason) for reason in reasons])
