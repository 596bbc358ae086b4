"""Files through the schema: four callers for each mutation, links that open, other tenants' files unseen."""

from collections.abc import Awaitable, Callable
from typing import Any

from api.core.actor import ANONYMOUS, Actor
from api.core.database import Database
from tests.files.conftest import World
from tests.files.test_actions import attach, sees, upload

Gql = Callable[..., Awaitable[dict[str, Any]]]

ADD = """mutation($subject: ID!, $upload: ID!) {
  attachmentAdd(subjectId: $subject, uploadId: $upload, kind: FISCAL_CERTIFICATE) {
    attachment { id kind name size shared downloadUrl viewUrl uploadedBy { id } }
    errors { __typename ... on UserError { code } }
  }
}"""
SHARE = """mutation($id: ID!, $shared: Boolean!) {
  attachmentShare(id: $id, shared: $shared) { attachment { shared } errors { ... on UserError { code } } }
}"""
LIST = """query($subject: ID) {
  attachments(first: 20, filter: {subject: $subject}) { nodes { id name } totalCount }
}"""


def codes(answer: dict[str, Any], field: str) -> list[str]:
    assert "errors" not in answer, answer
    return [error["code"] for error in answer["data"][field]["errors"]]


async def test_adding_a_file(gql: Gql, db: Database, world: World) -> None:
    subject = f"cus_{world.customer.id}"
    upload_id = f"upl_{await upload(db, world.seller)}"
    for actor in (world.legal, world.foreigner, world.dealer, ANONYMOUS):
        assert codes(await gql(actor, ADD, {"subject": subject, "upload": upload_id}), "attachmentAdd")
    seen = await gql(world.seller, LIST, {"subject": subject})
    assert seen["data"]["attachments"]["totalCount"] == 0
    answer = await gql(world.seller, ADD, {"subject": subject, "upload": upload_id})
    assert codes(answer, "attachmentAdd") == []
    added = answer["data"]["attachmentAdd"]["attachment"]
    assert (added["kind"], added["name"], added["shared"]) == ("FISCAL_CERTIFICATE", "scan.pdf", False)
    assert added["downloadUrl"].startswith(f"/files/{added['id']}")
    assert added["uploadedBy"] == {"id": f"usr_{world.seller.user_id}"}


async def test_files_of_others_are_in_no_list(gql: Gql, db: Database, world: World) -> None:
    row = await attach(db, world.seller, world)

    async def listed(actor: Actor) -> list[str]:
        answer = await gql(actor, LIST, {"subject": f"cus_{world.customer.id}"})
        assert "errors" not in answer, answer
        return [node["id"] for node in answer["data"]["attachments"]["nodes"]]

    assert await listed(world.seller) == [f"att_{row.id}"]
    for actor in (world.foreigner, world.dealer, world.buyer, world.other_buyer):
        assert await listed(actor) == []


async def test_sharing_a_file(gql: Gql, db: Database, world: World) -> None:
    row = await attach(db, world.seller, world)
    variables = {"id": f"att_{row.id}", "shared": True}
    for actor in (world.legal, world.foreigner, world.buyer, ANONYMOUS):
        assert codes(await gql(actor, SHARE, variables), "attachmentShare")
        assert not await sees(db, world.buyer, row.id)
    answer = await gql(world.seller, SHARE, variables)
    assert codes(answer, "attachmentShare") == []
    assert answer["data"]["attachmentShare"]["attachment"]["shared"]
    assert await sees(db, world.buyer, row.id)


async def test_templates_are_listed_for_staff(gql: Gql, world: World) -> None:
    document = "{ documentTemplates { key edition active } }"
    answer = await gql(world.legal, document)
    assert {"key": "offer", "edition": 1, "active": True} in answer["data"]["documentTemplates"]
    assert (await gql(world.buyer, document))["data"]["documentTemplates"] == []
