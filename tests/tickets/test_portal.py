"""What the portal does over GraphQL: a report sent twice, and its photo."""

from io import BytesIO
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from api.catalog.guides import GuideStep, checked
from api.catalog.models import Symptom
from api.core.actor import SYSTEM, Actor
from api.core.ids import GlobalID
from api.files.actions import take_upload
from api.tickets import actions
from api.tickets.models import Ticket
from tests.conftest import Gql
from tests.tickets.conftest import Desk

OPEN = """mutation Report($input: TicketOpenInput!, $key: String) {
  ticketOpen(input: $input, clientMutationId: $key) { ticket { id number } errors { __typename } }
}"""
ATTACH = """mutation Photo($ticket: ID!, $upload: ID!) {
  attachmentAdd(subjectId: $ticket, uploadId: $upload, kind: PHOTO) { attachment { id } errors { __typename } }
}"""
PHOTOS = "query Photos($ticket: ID!) { attachments(first: 5, filter: {subject: $ticket}) { nodes { name } } }"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"
)


def _report(customer_id: UUID) -> dict[str, Any]:
    """A claim about a bill, which needs no symptom."""
    return {
        "input": {
            "customerId": str(GlobalID("cus", customer_id)),
            "kind": "BILLING",
            "subject": "Invoice",
            "description": "Charged twice",
        },
        "key": f"report-{customer_id}",
    }


async def test_a_report_sent_again_under_its_key_is_one_ticket(desk: Desk, gql: Gql) -> None:
    first = await gql(desk.buyer, OPEN, _report(desk.customer.id))
    again = await gql(desk.buyer, OPEN, _report(desk.customer.id))
    assert first["data"]["ticketOpen"]["errors"] == []
    assert again["data"]["ticketOpen"]["ticket"] == first["data"]["ticketOpen"]["ticket"]


async def test_what_was_tried_comes_with_the_report_in_every_language(desk: Desk, gql: Gql) -> None:
    texts = dict.fromkeys(("en", "es", "pl", "ru"), "Is it on?") | {"ro": "E pornit?"}
    async with desk.db.unit_of_work(SYSTEM) as uow:
        symptom = (await uow.session.scalars(select(Symptom).where(col(Symptom.branch_id) == desk.branch.id))).one()
        symptom.guide = checked([GuideStep("on", texts, "REPORT", "REPORT")])
        await uow.commit()
    report = _report(desk.customer.id)
    report["input"] |= {"kind": "TROUBLE", "productType": "VOICE_PLAN", "symptomCode": "NO_SIGNAL"}
    # One question was taken away while the report waited for a line.
    report["input"]["diagnosis"] = [{"step": "on", "yes": False}, {"step": "gone", "yes": True}]
    opened = (await gql(desk.buyer, OPEN, report))["data"]["ticketOpen"]
    assert opened["errors"] == []
    tried = "query Tried($id: ID!) { ticket(id: $id) { diagnosis } }"
    for reader in (desk.buyer, desk.service_manager):
        seen = (await gql(reader, tried, {"id": opened["ticket"]["id"]}))["data"]["ticket"]
        assert seen["diagnosis"] == [{"texts": texts, "yes": False}]
    plain = (await gql(desk.buyer, OPEN, _report(desk.customer.id) | {"key": "plain"}))["data"]["ticketOpen"]["ticket"]
    assert (await gql(desk.buyer, tried, {"id": plain["id"]}))["data"]["ticket"] == {"diagnosis": None}


async def test_photos_come_with_the_report_once_and_nobody_elses(desk: Desk, gql: Gql) -> None:
    report = _report(desk.customer.id)
    report["input"]["clientReference"] = "phone-7"
    report["input"]["photos"] = [await _upload(desk, desk.buyer, "router.png")]
    ids = set()
    for key in ("first", "again"):
        opened = (await gql(desk.buyer, OPEN, report | {"key": key}))["data"]["ticketOpen"]
        assert opened["errors"] == []
        ids.add(opened["ticket"]["id"])
    (ticket,) = ids
    seen = await gql(desk.service_manager, PHOTOS, {"ticket": ticket})
    assert [node["name"] for node in seen["data"]["attachments"]["nodes"]] == ["router.png"]
    report["input"] |= {"clientReference": "phone-8", "photos": [await _upload(desk, desk.agent, "secret.png")]}
    foreign = (await gql(desk.buyer, OPEN, report | {"key": "foreign"}))["data"]["ticketOpen"]
    assert (foreign["ticket"], foreign["errors"]) == (None, [{"__typename": "NotFound"}])
    report["input"]["photos"] *= 11
    many = (await gql(desk.buyer, OPEN, report | {"key": "many"}))["data"]["ticketOpen"]
    assert (many["ticket"], many["errors"]) == (None, [{"__typename": "InvalidInput"}])


async def test_the_customer_reads_what_is_asked_of_it_and_not_what_queues_ask_each_other(desk: Desk, gql: Gql) -> None:
    ticket = await desk.report()
    ticket = await desk.do(desk.service_manager, actions.reject_ticket, ticket, None, missing="Which hall?")
    asked = {"status": "REJECTED", "rejection": "Which hall?"}
    assert await _shown(gql, desk.buyer, ticket) == asked
    await desk.do(desk.buyer, actions.comment_ticket, ticket, "The second one")
    await desk.do(desk.service_manager, actions.dispatch_ticket, ticket, None, team_id=desk.technicians.id)
    await desk.do(desk.technician, actions.reject_ticket, ticket, None, missing="Read the manual first")
    assert await _shown(gql, desk.buyer, ticket) == {"status": "DISPATCHED", "rejection": None}
    ours = {"status": "REJECTED", "rejection": "Read the manual first"}
    assert await _shown(gql, desk.service_manager, ticket) == ours
    # A filter tells no more than the field.
    number, listed = (
        ticket.number,
        "query Listed($in: TicketStatus!) { tickets(first: 9, filter: {status: [$in]}) { nodes { number } } }",
    )
    for reader, status, found in (
        (desk.buyer, "REJECTED", False),
        (desk.buyer, "DISPATCHED", True),
        (desk.service_manager, "REJECTED", True),
        (desk.service_manager, "DISPATCHED", False),
    ):
        answer = await gql(reader, listed, {"in": status})
        assert ({"number": number} in answer["data"]["tickets"]["nodes"]) is found, (reader.name, status)


async def _shown(gql: Gql, reader: Actor, ticket: Ticket) -> dict[str, object]:
    """What a reader sees of a ticket that was sent back."""
    query = "query Shown($id: ID!) { ticket(id: $id) { status rejection } }"
    answer = await gql(reader, query, {"id": str(GlobalID("tic", ticket.id))})
    shown: dict[str, object] = answer["data"]["ticket"]
    return shown


async def _upload(desk: Desk, actor: Actor, name: str) -> str:
    """Bring a picture that belongs to nothing yet."""
    async with desk.db.unit_of_work(actor) as uow:
        upload = await take_upload(uow, name, BytesIO(PNG), len(PNG))
        await uow.commit()
    return str(GlobalID("upl", upload.id))


async def test_the_customer_attaches_a_photo_that_service_sees(desk: Desk, gql: Gql) -> None:
    opened = await gql(desk.buyer, OPEN, _report(desk.customer.id))
    ticket = opened["data"]["ticketOpen"]["ticket"]["id"]
    upload = await _upload(desk, desk.buyer, "router.png")
    added = await gql(desk.buyer, ATTACH, {"ticket": ticket, "upload": upload})
    assert added["data"]["attachmentAdd"]["errors"] == []
    for reader in (desk.buyer, desk.service_manager):
        seen = await gql(reader, PHOTOS, {"ticket": ticket})
        assert [node["name"] for node in seen["data"]["attachments"]["nodes"]] == ["router.png"]
