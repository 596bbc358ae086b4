"""Contracts over GraphQL: every mutation with every kind of caller, and what each reads."""

from typing import Any

import pytest

from api.contracts.models import Contract, ContractStatus
from api.core.actor import ANONYMOUS
from api.core.database import Database
from tests.conftest import Gql
from tests.factories.contracts import generated, make_contract, make_upload, signed, stored
from tests.factories.graphql import run
from tests.factories.offers import Shop, make_shop

FIELDS = "contract { id status original } errors { __typename ... on UserError { code } }"
DENIED = ("other_seller", "viewer", "stranger", "foreign_portal", "anonymous")


@pytest.fixture
async def shop(db: Database) -> Shop:
    return await make_shop(db)


def caller(shop: Shop, who: str) -> Any:
    return ANONYMOUS if who == "anonymous" else getattr(shop, who)


CASES: dict[str, tuple[str, str, str, str, ContractStatus]] = {
    "contractGenerate": ("draft", "seller", "", "", ContractStatus.GENERATED),
    "contractSend": ("generated", "manager", "", "", ContractStatus.SENT),
    "contractAttachSigned": (
        "generated", "seller", ", $upload: ID!", ", uploadId: $upload", ContractStatus.SIGNED,
    ),
    "contractMoveOriginal": ("signed", "back_office", "", ", original: RECEIVED", ContractStatus.SIGNED),
    "contractActivate": ("signed", "back_office", "", "", ContractStatus.ACTIVE),
    "contractCancel": ("generated", "seller", "", ', reason: "Second thoughts"', ContractStatus.CANCELLED),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
async def test_who_may_and_who_may_not(db: Database, gql: Gql, shop: Shop, name: str) -> None:
    state, allowed, declared, given, after = CASES[name]
    make = {"draft": make_contract, "generated": generated, "signed": signed}[state]
    contract: Contract = await make(db, shop)
    document = f"mutation ($id: ID!{declared}) {{ result: {name}(id: $id{given}) {{ {FIELDS} }} }}"
    variables = {"id": f"ctr_{contract.id}"}
    if declared:
        variables["upload"] = f"upl_{await make_upload(db, shop.seller)}"
    before = await stored(db, contract.id)
    for who in DENIED:
        result = await run(gql, caller(shop, who), document, **variables)
        assert result["contract"] is None, who
        assert result["errors"][0]["__typename"] in {"NotFound", "PermissionDenied"}, who
        now = await stored(db, contract.id)
        assert (now.status, now.version) == (before.status, before.version), who
    result = await run(gql, caller(shop, allowed), document, **variables)
    assert result["errors"] == []
    assert result["contract"]["status"] == after.name


async def test_who_makes_a_contract_of_an_accepted_offer(db: Database, gql: Gql, shop: Shop) -> None:
    offer = await shop.accepted(db)
    document = f"mutation ($id: ID!) {{ result: contractCreate(offerId: $id) {{ {FIELDS} }} }}"
    for who in (*DENIED, "signatory"):
        result = await run(gql, caller(shop, who), document, id=f"off_{offer.id}")
        assert result["contract"] is None, who
    result = await run(gql, shop.seller, document, id=f"off_{offer.id}")
    assert result["contract"]["status"] == "DRAFT"


async def test_who_publishes_terms(gql: Gql, shop: Shop) -> None:
    document = """mutation ($input: TermsPublishInput!) { result: termsPublish(input: $input) {
        terms { kind number text texts } errors { __typename } } }"""
    given = {
        "branchId": f"brn_{shop.branch.id}",
        "kind": "TERMS_OF_SERVICE",
        "effectiveFrom": "2100-01-01",
        "texts": [{"language": "ro", "text": "Condiții"}, {"language": "en", "text": "Terms"}],
    }
    for who in ("seller", "stranger", "signatory", "foreign_portal", "anonymous"):
        answer = await gql(caller(shop, who), document, {"input": given})
        assert ((answer.get("data") or {}).get("result") or {}).get("terms") is None, who
    result = await run(gql, shop.marketing, document, input=given)
    assert (result["terms"]["number"], result["terms"]["text"]) == (1, "Terms")


READ = """query ($id: ID!) { result: contract(id: $id) {
  number status original months endOn monthlyNet { amount currency } customer { name } owner { name }
  offer { number } revision { lines { name quantity } } template { key } terms { number }
  document { name } documents { kind } cancellation { reason } viewerCan { send { allowed } sign { allowed reason } }
} }"""


async def test_the_customer_reads_its_contract(db: Database, gql: Gql, shop: Shop) -> None:
    contract = await signed(db, shop)
    seen = await run(gql, shop.signatory, READ, id=f"ctr_{contract.id}")
    assert seen["revision"]["lines"] == [{"name": "Voice 500", "quantity": 10}]
    assert {each["kind"] for each in seen["documents"]} == {"GENERATED", "SIGNED_CONTRACT"}
    assert seen["viewerCan"]["sign"]["allowed"] is False
    assert seen["cancellation"] is None
    for who in ("other_seller", "stranger", "foreign_portal", "anonymous"):
        answer = await gql(caller(shop, who), READ, {"id": f"ctr_{contract.id}"})
        assert (answer.get("data") or {}).get("result") is None, who
    own = await run(gql, shop.seller, READ, id=f"ctr_{contract.id}")
    assert own["template"] == {"key": "contract"}
