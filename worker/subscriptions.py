"""Which event leads to which jobs. The whole table is this one; a job's name in the database is its function's."""

import importlib
from collections.abc import Awaitable, Callable
from typing import Protocol

from api.core.events import Event, StoredEvent
from api.core.uow import UnitOfWork
from worker.jobs import (
    catalog,
    contracts,
    customers,
    exports,
    leads,
    notices,
    numbers,
    offers,
    operations,
    orders,
    people,
    tickets,
    work,
)

Job = Callable[[UnitOfWork, StoredEvent], Awaitable[None]]


class Failure(Protocol):
    """Told in a transaction of its own that a try of a job failed, the last one with `final`."""

    async def __call__(self, uow: UnitOfWork, event: StoredEvent, message: str, *, final: bool) -> None:
        """Keep what people should see of it."""


SUBSCRIPTIONS: dict[str, tuple[Job, ...]] = {
    "ActivityOpened": (work.run_activity, orders.follow_order),
    "ActivityCompleted": (orders.follow_order,),
    "ActivitySkipped": (orders.follow_order,),
    "ActivityFailed": (orders.follow_order,),
    "ProcessCompleted": (orders.follow_order,),
    "ClockWarned": (notices.tell_lead_late,),
    "ClockEscalated": (notices.tell_lead_late,),
    "ClockBreached": (
        work.handle_late_activity,
        notices.tell_lead_late,
        numbers.free_late_number,
        numbers.end_quarantine,
    ),
    "PasswordResetRequested": (people.send_password_reset,),
    "LeadEntered": (notices.tell_lead_manager,),
    "LeadAssigned": (notices.tell_lead_owner,),
    "LeadHandedOver": (notices.tell_lead_owner, notices.tell_lead_changed),
    "LeadReclassified": (notices.tell_lead_manager, notices.tell_lead_changed),
    "LeadStatusChanged": (notices.tell_lead_changed,),
    "LeadStarted": (notices.tell_lead_originator,),
    "LeadClosed": (notices.tell_lead_originator,),
    "ActionRequested": (notices.tell_action_requested,),
    "ActionAnswered": (notices.tell_action_answered,),
    "ListExportGoesOn": (exports.write_list_part,),
    "LeadImportMapped": (leads.stage_lead_rows,),
    "LeadImportChunkStaged": (leads.stage_lead_rows,),
    "LeadImportStarted": (leads.publish_lead_rows,),
    "LeadImportChunkPublished": (leads.publish_lead_rows,),
    "OfferingPublished": (catalog.tell_published,),
    "OfferingWithdrawn": (catalog.tell_withdrawn,),
    "OfferSent": (offers.deliver_offer,),
    "OfferExpiryDue": (offers.expire_offer,),
    "OfferPricingAsked": (offers.tell_pricing, numbers.time_numbers),
    "OfferPricingAnswered": (offers.close_pricing_request,),
    "OfferAccepted": (
        offers.take_offer_on_lead,
        offers.tell_offer_accepted,
        contracts.prepare_contract,
        numbers.time_numbers,
    ),
    "OfferWithdrawn": (numbers.free_numbers,),
    "OfferExpired": (numbers.free_numbers,),
    "OfferRefused": (offers.follow_refusal,),
    "ContractSent": (contracts.deliver_contract,),
    "ContractSigned": (contracts.tell_contract_signed, orders.order_contract),
    "ContractCancelled": (numbers.free_numbers_of_contract,),
    "ContractEndNear": (contracts.remind_of_end,),
    "ContractTermOver": (contracts.end_contract,),
    "TermsPublished": (contracts.announce_terms,),
    "OrderSubmitted": (orders.start_order, orders.tell_order_entered, customers.let_number_find_customer),
    "OrderInstallationAnswered": (orders.apply_answer,),
    "OrderCancelled": (numbers.free_numbers_of_order,),
    "OrderStatusChanged": (orders.tell_order_state,),
    "OrderBillingAcknowledged": (orders.win_lead_of_order,),
    "TicketBegun": (customers.let_number_find_customer,),
    "TicketOpened": (tickets.route_ticket, customers.let_number_find_customer),
    "TicketRouted": (tickets.ask_queue,),
    "TicketTaken": (tickets.settle_queue, tickets.tell_owner),
    "TicketRejected": (tickets.settle_queue, tickets.tell_returned),
    "TicketEscalationDue": (tickets.escalate_ticket,),
    "TicketEscalated": (tickets.tell_escalated,),
    "TicketResolved": (tickets.settle_queue, tickets.ask_customer, tickets.ask_satisfaction),
    "TicketReopened": (tickets.settle_satisfaction,),
    "TicketClosed": (tickets.settle_queue, tickets.settle_satisfaction),
    "TicketCancelled": (tickets.settle_queue,),
    "TicketCommented": (tickets.tell_comment,),
    "TicketSilenceDue": (tickets.close_silent,),
    "AlertRaised": (operations.tell_alert,),
    "AlertResolved": (operations.tell_resolved,),
}

FAILURES: dict[Job, Failure] = {
    work.run_activity: work.activity_failed,
    leads.publish_lead_rows: leads.lead_list_failed,
    exports.write_list_part: exports.list_export_failed,
}


def name_of(job: Job) -> str:
    """The name under which a job's deliveries are stored."""
    return job.__name__


def jobs_by_name() -> dict[str, Job]:
    """All jobs. Raises ValueError when two share a name or an event does not exist."""
    # An event is known once its domain has been imported, which no job needs to do.
    importlib.import_module("api.models")
    found: dict[str, Job] = {}
    for event, jobs in SUBSCRIPTIONS.items():
        if event not in Event.registry:
            raise ValueError(f"no event is called {event}")
        for job in jobs:
            if found.setdefault(name_of(job), job) is not job:
                raise ValueError(f"two jobs are called {name_of(job)}")
    return found
