"""What the portal does over GraphQL: a report sent twice, and its photo."""

from io import BytesIO
from uuid import UUID

from api.core.ids import GlobalID
from api.files.actions import take_upload
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


def _report(customer_id: UUID) -> dict[str, object]:
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


async def test_the_customer_attaches_a_photo_that_service_sees(desk: Desk, gql: Gql) -> None:
    opened = await gql(desk.buyer, OPEN, _report(desk.customer.id))
    ticket = opened["data"]["ticketOpen"]["ticket"]["id"]
    async with desk.db.unit_of_work(desk.buyer) as uow:
        upload = await take_upload(uow, "router.png", BytesIO(PNG), len(PNG))
        await uow.commit()
    added = await gql(desk.buyer, ATTACH, {"ticket": ticket, "upload": str(GlobalID("upl", upload.id))})
    assert added["data"]["attachmentAdd"]["errors"] == []
    for reader in (desk.buyer, desk.service_manager):
        seen = await gql(reader, PHOTOS, {"ticket": ticket})
        assert [node["name"] for node in seen["data"]["attachments"]["nodes"]] == ["router.png"]
