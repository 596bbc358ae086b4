"""A caller without any right to a table gets nothing from it, even where its database role may not touch it."""

from api.core.actor import ANONYMOUS, SYSTEM
from api.core.database import Database
from tests.conftest import Gql
from tests.factories.customers import make_customer, make_segment
from tests.factories.people import make_branch, make_portal_user

EMPTY = {"nodes": [], "edges": [], "totalCount": 0, "pageInfo": {"hasNextPage": False, "endCursor": None}}


async def test_a_visitor_and_a_portal_user_read_emptiness_not_an_error(gql: Gql, db: Database) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        await make_segment(uow, branch.id)
        customer = await make_customer(uow, branch)
        portal = await make_portal_user(uow, branch, customer.id)
        await uow.commit()
    document = """query($id: ID!) {
        customer(id: $id) { name } node(id: $id) { id } teams { id }
        leads(first: 5) { nodes { id owner { name } } edges { cursor } totalCount pageInfo { hasNextPage endCursor } }
    }"""
    seen = await gql(ANONYMOUS, document, {"id": f"cus_{customer.id}"})
    assert seen == {"data": {"customer": None, "node": None, "teams": [], "leads": EMPTY}} | _rest(seen)
    own = await gql(portal, document, {"id": f"cus_{customer.id}"})
    assert own["data"]["customer"] == {"name": customer.name}
    assert own["data"]["leads"] == EMPTY


def _rest(answer: dict[str, object]) -> dict[str, object]:
    """Return what the answer says besides data, such as debugging extensions; errors are not forgiven."""
    return {key: value for key, value in answer.items() if key not in {"data", "errors"}}
