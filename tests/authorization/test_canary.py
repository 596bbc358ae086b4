"""Nobody is shown a foreign word: every root query and the fields below it, for every role."""

import re
from typing import Any

import orjson
import pytest
from graphql import GraphQLObjectType

from api.core.actor import Actor, ActorKind, Scope
from api.core.graphql.reads.fields import ReadField
from api.core.graphql.reads.pieces import DEFINITION, reads_of
from api.people.permissions import STAFF_ROLES
from tests.authorization import canaries
from tests.authorization.canaries import Owner
from tests.authorization.conftest import PORTAL, Estate
from tests.authorization.documents import answered, required, root_document, roots

# Whoever asks sees these rows of any branch: the operator itself, and what it offers to everybody.
FOR_VISITORS = {"branch", "product_offering", "offering_component", "symptom", "tax_rate"}
PUBLIC = FOR_VISITORS | {"role", "document_template"}
# What belongs to a branch and no customer, and is still meant for its customers.
FOR_CUSTOMERS = {
    "branch", "role", "team", "user_account", "product_offering", "offering_component", "segment", "symptom", "tax_rate",
    "terms_version", "process_definition", "calendar", "clock_policy",
}  # fmt: skip
# Resource of a permission → the table that nobody without any scope of it may see anything of.
GUARDED = {
    "lead": "lead", "offer": "offer", "contract": "contract", "order": "product_order", "ticket": "ticket",
    "customer": "customer", "billing": "invoice", "audit": "audit_entry",
}  # fmt: skip
# Every role is asked on one level; these, with the widest and the most typical reach, on three.
DEEP = {"FIELD_SALES", "CARE_AGENT", "PORTAL_ADMIN RO1", "PORTAL_VIEWER RO2", "PORTAL_BUYER PL1"}
DEPTH, FLAT = 3, 1


def may_see(actor: Actor, owner: Owner) -> bool:
    """Say independently of any predicate whether a row may show itself to somebody."""
    if actor.kind is ActorKind.ANONYMOUS:
        return owner.table in FOR_VISITORS
    if actor.kind is ActorKind.PORTAL:
        if owner.customer is not None:
            return owner.customer == actor.customer_id
        return owner.table in PUBLIC or (owner.table in FOR_CUSTOMERS and owner.branch in {None, *actor.branch_ids})
    for resource, table in GUARDED.items():
        if owner.table == table and actor.scope(resource, "read") is None:
            return False
    everywhere = any(permission.startswith(f"{Scope.ALL}:") for permission in actor.permissions)
    return everywhere or owner.table in PUBLIC or owner.branch in {None, *actor.branch_ids}


def foreign(estate: Estate, actor: Actor, answer: dict[str, Any]) -> set[str]:
    """Return the tables of rows that an answer should not have shown."""
    keys = canaries.found_in(orjson.dumps(answer).decode())
    seen = {estate.rows[key] for key in keys if key in estate.rows and key != actor.user_id}
    return {owner.table for owner in seen if not may_see(actor, owner)}


def callers() -> list[str]:
    """Return every role once, portal roles for each customer."""
    portal = [f"{role} {customer}" for role in PORTAL for customer in ("RO1", "RO2", "PL1", "PL2")]
    return [*STAFF_ROLES, "ANONYMOUS", *portal]


@pytest.mark.parametrize("name", callers())
async def test_no_foreign_word_in_any_list(estate: Estate, name: str) -> None:
    actor, schema = estate.actors[name], estate.planner.schema
    for root, field in roots(schema).items():
        if required(field):
            continue
        answer = await estate.ask(actor, root_document(schema, root, DEPTH if name in DEEP else FLAT))
        assert not foreign(estate, actor, answer), root
        codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
        assert "INTERNAL" not in codes, (root, answer)


@pytest.mark.parametrize("name", ["PORTAL_ADMIN RO1", "PORTAL_BUYER PL1", "DEALER", "FIELD_SALES", "ANONYMOUS"])
async def test_no_foreign_object_by_its_identifier(estate: Estate, name: str) -> None:
    """`node` with every kind of identifier of another customer or branch gives nothing."""
    actor, tried = estate.actors[name], 0
    for prefix, kind in estate.planner.kinds.items():
        table = reads_of(kind).table
        strangers = [
            key
            for key, owner in estate.rows.items()
            if owner.table == table and not may_see(actor, owner) and key != actor.user_id
        ][:3]
        document = "query($id: ID!) { node(id: $id) { __typename id } }"
        for key in strangers:
            answer = await estate.ask(actor, document, {"id": f"{prefix}_{key}"})
            refused = {error["extensions"]["code"] for error in answer.get("errors", ())}
            assert refused <= ({"permission-denied"} if name == "ANONYMOUS" else set()), (table, answer)
            assert (answer.get("data") or {"node": None})["node"] is None, (table, answer)
            tried += 1
    assert tried > 10


@pytest.mark.req("ACC-02")
async def test_fields_with_a_permission_are_null_without_it(estate: Estate) -> None:
    schema = estate.planner.schema
    guarded = {
        f"{kind.name}.{name}": definition.permission
        for kind in schema.type_map.values()
        if isinstance(kind, GraphQLObjectType)
        for name, field in kind.fields.items()
        if isinstance(definition := field.extensions.get(DEFINITION), ReadField)
        and definition.permission
        and not definition.otherwise
    }
    assert guarded
    for name in ("LEGAL", "FINANCE", "SIM_MANAGEMENT", "DEALER", "EMPLOYEE"):
        actor = estate.actors[name]
        for root, field in roots(schema).items():
            if required(field):
                continue
            data = (await estate.ask(actor, root_document(schema, root, 2))).get("data") or {}
            for shown in answered(schema, schema.query_type, data):
                wanted = guarded.get(shown)
                resource = wanted.split(":")[-2:] if wanted else None
                assert resource is None or actor.scope(*resource) is not None, (name, root, shown)


async def test_the_canaries_reach_every_list(estate: Estate) -> None:
    """A list that shows nothing to anybody proves nothing: those are named here, with the reason."""
    schema, reached = estate.planner.schema, set()
    for name in ("ADMIN", "FIELD_SALES", "PORTAL_ADMIN RO1", "CARE_AGENT"):
        for root, field in roots(schema).items():
            if required(field):
                continue
            answer = await estate.ask(estate.actors[name], root_document(schema, root, FLAT))
            if re.search(r"_[0-9a-f]{8}-[0-9a-f]{4}-", orjson.dumps(answer.get("data")).decode()):
                reached.add(root)
    plain = {root for root, field in roots(schema).items() if not required(field)}
    assert plain - reached <= EMPTY, " ".join(sorted(plain - reached))


# Counts, settings of the caller and lists of words carry no object.
WORDLESS = {
    "cartPrice", "inboxCount", "managedTeams", "notificationKinds", "notificationPreferences", "operations",
    "permissionCatalogue", "personLoads", "promiseWeeks", "savedViews", "unreadNotificationCount",
}  # fmt: skip
# What the story of the estate does not reach yet: the neighbours' tests in tests/<domain> ask these by caller.
UNTOLD = {
    "alertEpisodes", "cart", "contracts", "invoices", "leadImports", "leadRoutes", "listExports", "myLeadEntries",
    "numberAllotments", "operationRuns", "portCalls", "termsVersions", "usage",
}  # fmt: skip
EMPTY = WORDLESS | UNTOLD
