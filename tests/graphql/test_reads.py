"""Single promises of planned reads."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import text

import api.models  # noqa: F401 - the tables that are named here
from api.core.database import Database
from api.core.graphql.limits import Limits
from api.core.graphql.operations import Operations
from api.core.graphql.reads.paging import Ordering
from api.core.graphql.reads.run import Planner
from api.core.graphql.reads.sources import Order, Relation
from tests.graphql import shop, stock
from tests.graphql.conftest import Ask, another_item

ORDERS = [member.name for member in shop.ItemOrder]


@pytest.mark.parametrize("order", ORDERS)
async def test_pages_forward_and_backward_show_every_row_once_in_one_order(ask: Ask, order: str) -> None:
    """Ties and nulls included; cursors of nodes come from pageInfo and from edges alike."""
    whole = await ask("query($o: ItemOrder) { items(first: 100, order: $o) { nodes { id } } }", {"o": order})
    expected = [node["id"] for node in whole["data"]["items"]["nodes"]]
    forward = """query($o: ItemOrder, $c: String) { items(first: 7, after: $c, order: $o) {
        edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } }"""
    seen: list[str] = []
    cursor, more = None, True
    while more:
        page = (await ask(forward, {"o": order, "c": cursor}))["data"]["items"]
        assert page["pageInfo"]["hasPreviousPage"] is (cursor is not None)
        assert page["pageInfo"]["startCursor"] == page["edges"][0]["cursor"]
        assert page["pageInfo"]["endCursor"] == page["edges"][-1]["cursor"]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        cursor, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    assert seen == expected
    backward = """query($o: ItemOrder, $c: String) { items(last: 7, before: $c, order: $o) {
        nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor } } }"""
    seen, cursor, more = [], None, True
    while more:
        page = (await ask(backward, {"o": order, "c": cursor}))["data"]["items"]
        seen = [node["id"] for node in page["nodes"]] + seen
        cursor, more = page["pageInfo"]["startCursor"], page["pageInfo"]["hasPreviousPage"]
    assert seen == expected


async def test_a_page_stays_where_it_was_when_rows_come(ask: Ask, shop_db: Database) -> None:
    """A row inserted before the cursor moves nothing behind it."""
    document = """query($c: String) { items(first: 5, after: $c, order: MADE_ASC) {
        nodes { number } pageInfo { endCursor } } }"""
    first = (await ask(document))["data"]["items"]["pageInfo"]["endCursor"]
    second = await ask(document, {"c": first})
    async with another_item(shop_db, number="X-1"):
        assert await ask(document, {"c": first}) == second


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("", "BAD_USER_INPUT"),
        ("first: 1, last: 1", "BAD_USER_INPUT"),
        ("first: 101", "BAD_USER_INPUT"),
        ("first: -1", "BAD_USER_INPUT"),
        ('first: 1, after: "nonsense"', "BAD_USER_INPUT"),
        ('first: 1, after: "WyJSQU5LX0FTQyIsICIxIiwgIngiXQ=="', "BAD_USER_INPUT"),
        ('first: 1, order: RANK_ASC, after: "WyJSQU5LX0FTQyIsICJ4IiwgIngiXQ=="', "BAD_USER_INPUT"),
        ('first: 1, filter: {maker: "itm_00000000-0000-0000-0000-000000000001"}', "BAD_USER_INPUT"),
    ],
)
@pytest.mark.parametrize("root", ["", "plain"])
async def test_impossible_pages_are_refused_alike_in_every_tier(ask: Ask, arguments: str, code: str, root: str) -> None:
    """No data, one error with a code, nothing about the database."""
    call = f"({arguments})" if arguments else ""
    found = await ask(f"{{ {root} items{call} {{ nodes {{ id }} }} }}")
    assert found["errors"][0]["extensions"]["code"] == code
    assert not found.get("data")


async def test_without_permission_a_field_is_null_and_rows_are_invisible_at_every_depth(ask: Ask) -> None:
    """The field permission and visible_to are compiled into the plan of that caller, and not of another."""
    document = """{ items(first: 100) { nodes { note maker { country items(first: 100) { nodes { note } totalCount } }
        pieces { item { number } } } totalCount } total }"""
    everything = await ask(document)
    reader = await ask(document, actor=stock.staff(frozenset({"branch:item:read"})))
    nobody = await ask(document, actor=stock.staff(frozenset()))
    assert any(node["note"] for node in everything["data"]["items"]["nodes"])
    assert "Ștefan" not in str(reader)
    assert {node["note"] for node in reader["data"]["items"]["nodes"]} == {None}
    assert reader["data"]["total"] is None
    assert nobody["data"] == {"items": {"nodes": [], "totalCount": 0}, "total": None}
    other = await ask(document, actor=stock.staff(branches=(stock.AWAY,)))
    home_numbers = {row["number"] for row in stock.rows()["item"] if row["branch_id"] == stock.HOME}
    assert not home_numbers & {
        piece["item"]["number"] for node in other["data"]["items"]["nodes"] for piece in node["pieces"]
    }


async def test_an_identifier_of_another_kind_finds_nothing(ask: Ask) -> None:
    """`node(id)` reads the table of the prefix only; a made-up prefix is null."""
    key: UUID = next(row["id"] for row in stock.rows()["item"] if row["branch_id"] == stock.HOME)
    document = "query($id: ID!) { node(id: $id) { __typename id } item(id: $id) { number } }"
    assert (await ask(document, {"id": f"itm_{key}"}))["data"]["node"]["__typename"] == "Item"
    for prefix in ("mak", "usr", ""):
        found = await ask(document, {"id": f"{prefix}_{key}"})
        assert found["data"] == {"node": None, "item": None}
    malformed = await ask(document, {"id": "itm_1"})
    assert malformed["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_page_information_alone_is_one_object(ask: Ask) -> None:
    """Also when it holds nothing that is counted on the page."""
    found = await ask("{ items(last: 3) { pageInfo { __typename hasNextPage } } }")
    assert found["data"]["items"] == {"pageInfo": {"__typename": "PageInfo", "hasNextPage": False}}


async def test_the_tiers(ask: Ask) -> None:
    """Bytes from PostgreSQL, a shaper on top, or the executor: the cheapest that can give the answer."""
    assert (await ask("{ items(first: 1) { nodes { id } } }"))["extensions"]["tier"] == 1
    assert (await ask("{ items(first: 1) { nodes { priceText } } }"))["extensions"]["tier"] == 2
    assert (await ask("{ items(first: 1) { nodes { stock } } }"))["extensions"]["tier"] == 3
    assert (await ask("{ plain items(first: 1) { nodes { id } } }"))["extensions"]["tier"] == 3


async def test_a_count_stops_at_ten_thousand(ask: Ask, shop_db: Database) -> None:
    """More than that is 10,000: or more."""
    sql = "insert into maker select gen_random_uuid(), :branch, 'm', null from generate_series(1, 10005)"
    branch = UUID(int=99)
    async with shop_db.owner.begin() as connection:
        await connection.execute(text(sql), {"branch": branch})
    try:
        found = await ask("{ makersPage(first: 1) { totalCount } }", actor=stock.staff(branches=(branch,)))
        assert found["data"]["makersPage"]["totalCount"] == 10_000
    finally:
        async with shop_db.owner.begin() as connection:
            await connection.execute(text("delete from maker where branch_id = :branch"), {"branch": branch})


async def test_values_of_the_caller_never_become_sql(ask: Ask) -> None:
    """Whatever is in a variable or a literal is bound."""
    evil = "' || (select 1/0) || '"
    found = await ask("query($s: String) { items(first: 5, filter: {search: $s}) { totalCount } }", {"s": evil})
    assert found["data"]["items"]["totalCount"] == 0
    found = await ask('{ items(first: 5, filter: {search: "\\u0027; drop table item; --"}) { totalCount } }')
    assert found["data"]["items"]["totalCount"] == 0


async def test_unknown_errors_are_masked_with_a_number_that_is_in_the_log(
    ask: Ask, logs: list[dict[str, object]]
) -> None:
    """The text of an exception stays inside."""
    found = await ask("{ plain(fail: true) }")
    assert "hunter2" not in str(found)
    assert found["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert found["errors"][0]["extensions"]["id"] in [entry.get("error_id") for entry in logs]


@pytest.mark.parametrize(
    ("chosen", "fanned"), [("", True), ("filter: {status: [OPEN]}", True), ("filter: $one", False)]
)
def test_a_page_of_one_makers_items_is_not_merged_from_all_branches(
    planner: Planner, chosen: str, *, fanned: bool
) -> None:
    """An index of the maker gives them; each branch would go through all of them again."""
    operations = Operations(planner.schema, Limits(), introspection=False)
    variables = "query($one: ItemFilter)" if "$" in chosen else "query"
    operation = operations.find(f"{variables} {{ items(first: 5, {chosen}) {{ nodes {{ id }} }} }}", None)
    given = operation.variables({"one": {"maker": f"mak_{stock.rows()['maker'][0]['id']}"}} if "$" in chosen else {})
    plan = planner.whole(operation, stock.staff(stock.ALL, (stock.HOME, stock.AWAY)), given)
    assert ("b.id" in plan.sql) is fanned


@pytest.mark.parametrize(
    ("status", "said"),
    [("[OPEN]", "= 'OPEN'"), ("[OPEN, OPEN]", "= 'OPEN'"), ("[OPEN, DONE]", "= any(array['DONE', 'OPEN']")],
)
def test_a_list_of_one_word_is_compared_as_that_word(planner: Planner, status: str, said: str) -> None:
    """An index that begins with it then gives its rows in order."""
    operations = Operations(planner.schema, Limits(), introspection=False)
    operation = operations.find(f"{{ items(first: 5, filter: {{status: {status}}}) {{ nodes {{ id }} }} }}", None)
    assert f".status {said}" in planner.whole(operation, stock.staff(stock.ALL), {}).sql


def test_what_a_row_takes_from_the_row_above_it_is_not_looked_up_again(planner: Planner) -> None:
    """A line's currency is that of the order that it stands below."""
    operation = Operations(planner.schema, Limits(), introspection=False).find(
        "{ items(first: 2) { nodes { pieces { of item { pieces { of } } } } } }", None
    )
    sql = planner.whole(operation, stock.staff(), {}).sql
    assert "select i.number from item" not in sql
    assert sql.count('."number") as "of"') == 2


@pytest.mark.parametrize(
    ("table", "order", "relation", "alone"),
    [
        ("event", "seq desc", None, True),
        ("event", "at desc", None, False),
        ("order_line", "position asc", Relation("many", "order_id"), True),
        ("order_line", "position asc", None, False),
        ("customer_assignment", "kind asc", Relation("many", "customer_id", "{t}.ended_at is null"), True),
        ("customer_assignment", "kind asc", Relation("many", "customer_id"), False),
        # Null is no value like others: any number of rows may have it.
        ("ticket", "client_reference asc", Relation("many", "initiator_id"), False),
        ("unknown", "name asc", None, False),
    ],
)
def test_the_key_breaks_ties_only_where_there_can_be_some(
    table: str, order: str, relation: Relation | None, *, alone: bool
) -> None:
    """PostgreSQL would sort what an index has in order already."""
    clause = Ordering("X", table, "t1", Order(order), relation).clause()
    assert ('"t1"."id"' not in clause) is alone


@pytest.mark.parametrize("permissions", [stock.ALL, frozenset[str]()])
async def test_an_empty_page_says_the_same_whether_rows_or_the_right_to_them_are_missing(
    ask: Ask, permissions: frozenset[str]
) -> None:
    first = await ask("{ items(first: 1) { pageInfo { endCursor } } }")
    cursor = first["data"]["items"]["pageInfo"]["endCursor"]
    document = """query($c: String) {
        after: items(first: 0, after: $c, filter: {search: "no such number"}) { ...Page }
        before: items(last: 0, before: $c, filter: {search: "no such number"}) { ...Page } }
        fragment Page on ItemConnection { totalCount pageInfo { hasNextPage hasPreviousPage } }"""
    answer = await ask(document, {"c": cursor}, stock.staff(permissions))
    assert answer["data"] == {
        "after": {"totalCount": 0, "pageInfo": {"hasNextPage": False, "hasPreviousPage": True}},
        "before": {"totalCount": 0, "pageInfo": {"hasNextPage": True, "hasPreviousPage": False}},
    }
