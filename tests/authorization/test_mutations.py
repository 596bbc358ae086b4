"""Every mutation, called by those who may not: a refusal that can be read, and nothing changed."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    is_required_argument,
    is_required_input_field,
)
from sqlalchemy import text

from api.app import create_app
from api.core.actor import ANONYMOUS, Actor
from api.core.graphql.reads.pieces import reads_of
from api.core.ids import GlobalID
from tests.authorization.conftest import Estate

PLAIN: dict[str, Any] = {
    "String": "x", "Int": 1, "Float": 1.0, "Boolean": True, "Decimal": "1", "Date": "2026-05-04",
    "DateTime": "2026-05-04T10:00:00Z", "JSON": {}, "ID": f"cus_{uuid4()}",
}  # fmt: skip
REFUSED = {"PermissionDenied", "NotFound", "InvalidInput"}


def value(kind: Any, *, full: bool) -> Any:
    """Return some value of an input type; `full` gives optional fields one, too."""
    if isinstance(kind, GraphQLNonNull):
        return value(kind.of_type, full=full)
    if isinstance(kind, GraphQLList):
        return [value(kind.of_type, full=full)]
    if isinstance(kind, GraphQLInputObjectType):
        return arguments(kind.fields, full=full)
    return next(iter(kind.values)) if isinstance(kind, GraphQLEnumType) else PLAIN[kind.name]


def arguments(fields: dict[str, Any], *, full: bool) -> dict[str, Any]:
    """Return values of the required arguments or fields, or of all."""
    return {
        name: value(field.type, full=full)
        for name, field in fields.items()
        if name != "clientMutationId" and (full or _is_required(field))
    }


def _is_required(field: GraphQLArgument | GraphQLInputField) -> bool:
    return is_required_argument(field) if isinstance(field, GraphQLArgument) else is_required_input_field(field)


def calls(estate: Estate, *, full: bool) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return a document and its variables for every mutation."""
    root = estate.planner.schema.mutation_type
    assert root is not None
    made = {}
    for name, field in root.fields.items():
        given = arguments(field.args, full=full)
        head = ", ".join(f"${key}: {field.args[key].type}" for key in given)
        passed = ", ".join(f"{key}: ${key}" for key in given)
        errors = "errors { __typename ... on UserError { code message path } }"
        document = f"mutation{f'({head})' if head else ''} {{ {name}{f'({passed})' if passed else ''} {{ {errors} }} }}"
        assert "errors" in get_named_type(field.type).fields, name
        made[name] = (document, given)
    return made


@pytest.fixture
def real_ids(estate: Estate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every identifier be one of the first Romanian customer, of the kind that the mutation wants."""
    own, house = estate.customers["RO1"], estate.branches["RO"]

    def of(self: GlobalID, prefix: str) -> UUID:
        kind = estate.planner.kinds.get(prefix)
        table = reads_of(kind).table if kind is not None else ""
        mine = [key for key, owner in estate.rows.items() if owner.table == table and owner.customer == own]
        branchs = [key for key, owner in estate.rows.items() if owner.table == table and owner.branch == house]
        return (mine or branchs or [self.uuid])[0]

    monkeypatch.setattr(GlobalID, "of", of)


async def contents(estate: Estate) -> dict[str, int]:
    """Return a fingerprint of each table's rows that are the first Romanian customer's, or its branch's alone."""
    house, mine = estate.branches["RO"], estate.customers["RO1"]
    found = {}
    async with estate.db.owner.connect() as connection:
        for table in sorted({owner.table for owner in estate.rows.values()}):
            keys = [
                key
                for key, owner in estate.rows.items()
                if owner.table == table and owner.branch == house and owner.customer in {None, mine}
            ]
            statement = text(f"select coalesce(sum(hashtext(t::text)), 0) from {table} t where id = any(:keys)")  # noqa: S608 - names of our own
            found[table] = int(await connection.scalar(statement, {"keys": keys}))
            columns = text(
                "select 1 from information_schema.columns where table_name = :t and column_name = 'customer_id'"
            )
            if await connection.scalar(columns, {"t": table}):
                count = text(f"select count(*) from {table} where customer_id = :customer")  # noqa: S608 - as above
                found[f"{table} rows"] = int(await connection.scalar(count, {"customer": mine}))
    return found


async def test_a_visitor_is_told_to_sign_in_by_every_mutation(estate: Estate) -> None:
    async def nobody(request: object) -> Actor:
        del request
        return ANONYMOUS

    before = await contents(estate)
    application = create_app(estate.settings, database=estate.db, authenticate=nobody)
    transport = httpx.ASGITransport(app=application)
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as client:
        for name, (document, variables) in calls(estate, full=False).items():
            answer = (await client.post("/graphql", json={"query": document, "variables": variables})).json()
            errors = ((answer.get("data") or {}).get(name) or {}).get("errors")
            assert errors, (name, answer)
            assert errors[0]["__typename"] == "PermissionDenied", (name, answer)
            assert errors[0]["message"] == "Please sign in first.", (name, answer)
    assert await contents(estate) == before


# What a caller does to the own account, cart or inbox succeeds for everybody who is signed in.
OWN = {
    "notificationReadAll", "notificationPreferenceSet", "cartEmpty", "cartPutLine", "cartSubmit", "cartTakeBack",
    "actionSend", "languageSet", "ticketOpen",
}  # fmt: skip


# What whoever reads an object may have made of it; the tests of bills prove that nobody else may.
FOR_READERS = {"invoiceWrite"}


async def succeeded(estate: Estate, actor: Actor, *, full: bool, but: Collection[str] = ()) -> dict[str, Any]:
    """Call every mutation but some; return the answers that are no refusal in words."""
    bad = {}
    for name, (document, variables) in calls(estate, full=full).items():
        if name in but:
            continue
        answer = await estate.ask(actor, document, variables)
        payload = (answer.get("data") or {}).get(name)
        codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
        if (
            "INTERNAL" in codes
            or (payload is None and codes - {"BAD_USER_INPUT", "invalid-id", "invalid-input"})
            or (payload is not None and not payload["errors"] and name not in OWN)
        ):
            bad[name] = answer
    return bad


@pytest.mark.usefixtures("real_ids")
@pytest.mark.parametrize("full", [False, True], ids=["required", "full"])
@pytest.mark.parametrize("who", ["PORTAL_BUYER PL1", "PORTAL_ADMIN RO2", "PORTAL_VIEWER RO1", "DEALER PL", "LEGAL PL"])
async def test_those_who_may_not_are_refused_in_words(estate: Estate, who: str, *, full: bool) -> None:
    before = await contents(estate)
    reads = FOR_READERS if who == "PORTAL_VIEWER RO1" else ()
    assert not await succeeded(estate, estate.actors[who], full=full, but=reads)
    assert await contents(estate) == before


@pytest.mark.usefixtures("real_ids")
@pytest.mark.req("ACC-02")
async def test_whom_no_role_grants_anything_changes_nothing(estate: Estate) -> None:
    nobody = replace(estate.actors["EMPLOYEE"], permissions=frozenset(), roles=frozenset())
    before = await contents(estate)
    assert not await succeeded(estate, nobody, full=True)
    assert await contents(estate) == before
