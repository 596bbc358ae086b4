"""Offers over GraphQL: every mutation with every kind of caller, what each reads, and the live preview."""

from typing import Any

import pytest

from api.core.actor import ANONYMOUS
from api.core.database import Database
from api.offers.models import Offer, OfferStatus
from tests.conftest import Gql
from tests.factories.graphql import run
from tests.factories.offers import Shop, make_shop, stored

FIELDS = (
    "offer { id number status version revisionNumber } errors { __typename ... on UserError { code path message } }"
)


@pytest.fixture
async def shop(db: Database) -> Shop:
    return await make_shop(db)


def caller(shop: Shop, who: str) -> Any:
    return ANONYMOUS if who == "anonymous" else getattr(shop, who)


def mutation(name: str, kind: str | None) -> str:
    if kind is None:
        return f"mutation ($id: ID!) {{ result: {name}(id: $id) {{ {FIELDS} }} }}"
    return f"mutation ($id: ID!, $input: {kind}!) {{ result: {name}(id: $id, input: $input) {{ {FIELDS} }} }}"


async def prepared(db: Database, shop: Shop, state: OfferStatus) -> Offer:
    match state:
        case OfferStatus.DRAFT:
            return await shop.offer(db)
        case OfferStatus.APPROVED:
            return await shop.approved(db)
        case OfferStatus.PRICING:
            return await shop.approved(db, shop.line(months=1))
        case OfferStatus.REFUSED:
            from api.offers import actions  # noqa: PLC0415 - only this state needs it
            from api.offers.models import RefusalGround  # noqa: PLC0415

            offer = await shop.sent(db)
            return await shop.do(
                db, shop.signatory, actions.refuse_offer, offer.id, revision=1, ground=RefusalGround.NO_NEED
            )
        case _:
            return await shop.sent(db)


CASES: dict[str, tuple[OfferStatus, str, str | None, dict[str, Any], OfferStatus]] = {
    "offerUpdateDraft": (
        OfferStatus.DRAFT, "seller", "OfferUpdateDraftInput", {"version": 1, "lines": []}, OfferStatus.DRAFT,
    ),
    "offerSubmit": (OfferStatus.DRAFT, "seller", "OfferSubmitInput", {}, OfferStatus.APPROVED),
    "offerAnswerPricing": (
        OfferStatus.PRICING, "pricing", "OfferAnswerPricingInput", {"answer": "APPROVE"}, OfferStatus.APPROVED,
    ),
    "offerSend": (OfferStatus.APPROVED, "seller", "OfferSendInput", {}, OfferStatus.SENT),
    "offerAccept": (OfferStatus.SENT, "signatory", "OfferAcceptInput", {"revision": 1}, OfferStatus.ACCEPTED),
    "offerRefuse": (
        OfferStatus.SENT, "signatory", "OfferRefuseInput", {"revision": 1, "ground": "PRICE"}, OfferStatus.REFUSED,
    ),
    "offerWithdraw": (OfferStatus.SENT, "manager", None, {}, OfferStatus.WITHDRAWN),
    "offerResolve": (
        OfferStatus.REFUSED, "seller", "OfferResolveInput", {"resolution": "STAYS", "reason": "Cheaper"},
        OfferStatus.REFUSED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
async def test_who_may_and_who_may_not(db: Database, gql: Gql, shop: Shop, name: str) -> None:
    state, allowed, kind, given, after = CASES[name]
    offer = await prepared(db, shop, state)
    variables: dict[str, Any] = {"id": f"off_{offer.id}"} | ({"input": given} if kind else {})
    before = await stored(db, offer.id)
    for who in ("other_seller", "viewer", "stranger", "foreign_portal", "anonymous"):
        changed = variables
        if kind and name in {"offerAccept", "offerRefuse"} and who in {"other_seller", "stranger"}:
            changed = variables | {"input": given | {"how": "PAPER"}}
        result = await run(gql, caller(shop, who), mutation(name, kind), **changed)
        assert result["offer"] is None, who
        assert result["errors"][0]["__typename"] in {"NotFound", "PermissionDenied"}, (who, result)
        now = await stored(db, offer.id)
        assert (now.status, now.version) == (before.status, before.version), who
    result = await run(gql, caller(shop, allowed), mutation(name, kind), **variables)
    assert result["errors"] == []
    assert result["offer"]["status"] == after.name


CREATE = f"mutation ($input: OfferCreateInput!) {{ result: offerCreate(input: $input) {{ {FIELDS} }} }}"


async def test_only_sellers_of_the_branch_begin_offers(gql: Gql, shop: Shop) -> None:
    given = {"customerId": f"cus_{shop.customer.id}", "lines": [shop.typed()]}
    for who in ("pricing", "signatory", "stranger", "foreign_portal", "anonymous"):
        result = await run(gql, caller(shop, who), CREATE, input=given)
        assert result["offer"] is None, who
        assert result["errors"][0]["__typename"] in {"NotFound", "PermissionDenied"}, who
    result = await run(gql, shop.other_seller, CREATE, input=given)
    assert result["offer"]["status"] == "DRAFT"


async def test_foreign_identifiers_are_not_found(gql: Gql, shop: Shop, db: Database) -> None:
    other = await make_shop(db, "PL")
    base = {"customerId": f"cus_{shop.customer.id}", "lines": [shop.typed()]}
    for change in (
        {"customerId": f"cus_{other.customer.id}"},
        {"contactId": f"con_{other.contact.id}"},
        {"leadId": f"lea_{other.customer.id}"},
        {"lines": [other.typed()]},
    ):
        result = await run(gql, shop.seller, CREATE, input=base | change)
        assert result["errors"][0]["__typename"] == "NotFound", change
    result = await run(gql, shop.seller, CREATE, input=base | {"customerId": f"off_{shop.customer.id}"})
    assert result["errors"][0]["code"] == "invalid-id"


async def test_two_windows_get_both_versions(gql: Gql, shop: Shop, db: Database) -> None:
    offer = await shop.offer(db)
    document = """mutation ($id: ID!, $input: OfferUpdateDraftInput!) { result: offerUpdateDraft(id: $id, input: $input) {
        offer { version } errors { __typename ... on StaleVersion { mine theirs } } } }"""
    given = {"version": 1, "lines": [shop.typed(quantity=7)]}
    first = await run(gql, shop.seller, document, id=f"off_{offer.id}", input=given)
    second = await run(gql, shop.seller, document, id=f"off_{offer.id}", input=given)
    assert second["offer"] is None
    assert second["errors"] == [{"__typename": "StaleVersion", "mine": 1, "theirs": first["offer"]["version"]}]


READ = """query ($id: ID!) { result: offer(id: $id) {
  number status currency validUntil customer { name } contact { name } owner { name }
  revision { number outcome monthlyNet { amount currency } lines { name code band reasons limit unitMonthly { amount } } }
  revisions { number } pricingRounds { team facts } answers { verdict how } resolution { reason } documents { name }
  viewerCan { edit { allowed reason } accept { allowed reason } answerPricing { allowed } send { allowed } }
} }"""


async def test_the_customer_reads_what_was_sent_and_no_internals(db: Database, gql: Gql, shop: Shop) -> None:
    offer = await shop.approved(db, shop.line(months=1))
    answer = await gql(shop.signatory, READ, {"id": f"off_{offer.id}"})
    assert answer["data"]["result"] is None
    offer = await shop.sent(db)
    seen = await run(gql, shop.signatory, READ, id=f"off_{offer.id}")
    assert seen["revision"]["lines"][0]["band"] is None
    assert seen["revision"]["lines"][0]["limit"] is None
    assert seen["revision"]["outcome"] is None
    assert seen["pricingRounds"] == []
    assert seen["viewerCan"]["accept"] == {"allowed": True, "reason": None}
    assert seen["viewerCan"]["edit"]["allowed"] is False
    other = await run(gql, shop.buyer, READ, id=f"off_{offer.id}")
    assert "signatory" in other["viewerCan"]["accept"]["reason"]
    for who in ("foreign_portal", "stranger", "other_seller", "anonymous"):
        answer = await gql(caller(shop, who), READ, {"id": f"off_{offer.id}"})
        assert (answer.get("data") or {}).get("result") is None, who


async def test_pricing_reads_the_facts(db: Database, gql: Gql, shop: Shop) -> None:
    offer = await shop.approved(db, shop.line(months=1))
    seen = await run(gql, shop.pricing, READ, id=f"off_{offer.id}")
    assert seen["pricingRounds"][0]["team"] == "PRICING"
    assert seen["revision"]["lines"][0]["band"] == "OUTSIDE"
    assert seen["revision"]["lines"][0]["reasons"] == ["BELOW_MIN_MONTHS"]
    assert seen["viewerCan"]["answerPricing"]["allowed"] is True
    assert seen["revision"]["lines"][0]["name"] == "Voice 500"


PREVIEW = """query ($input: OfferPreviewInput!) { result: offerPreview(input: $input) {
  preview { outcome lines { code band reasons limit totals { monthly { net { amount } gross { amount } } } }
    totals { contract { net { amount currency } vat { amount } gross { amount } } } }
  errors { __typename ... on UserError { code path } } } }"""


async def test_the_preview_is_the_servers_own_check(gql: Gql, shop: Shop) -> None:
    given = {
        "customerId": f"cus_{shop.customer.id}",
        "lines": [shop.typed(discountPercent="12.5"), shop.typed(months=6)],
    }
    result = await run(gql, shop.seller, PREVIEW, input=given)
    preview = result["preview"]
    assert preview["outcome"] == "OUTSIDE"
    assert [each["band"] for each in preview["lines"]] == ["MAXIMUM", "OUTSIDE"]
    assert preview["lines"][0]["limit"]["maximum_discount"] == "15.00"
    created = await run(gql, shop.seller, CREATE, input=given)
    submitted = await run(
        gql, shop.seller, mutation("offerSubmit", "OfferSubmitInput"), id=created["offer"]["id"], input={}
    )
    assert submitted["offer"]["status"] == "PRICING"
    document = """query ($id: ID!) { result: offer(id: $id) { revision {
        contractNet { amount currency } contractVat { amount } } } }"""
    saved = (await run(gql, shop.seller, document, id=created["offer"]["id"]))["revision"]
    assert saved["contractNet"] == preview["totals"]["contract"]["net"]
    assert saved["contractVat"] == preview["totals"]["contract"]["vat"]


async def test_the_preview_refuses_as_saving_does(gql: Gql, shop: Shop) -> None:
    base = {"customerId": f"cus_{shop.customer.id}"}
    too_many = await run(gql, shop.seller, PREVIEW, input=base | {"lines": [shop.typed()] * 201})
    assert too_many["errors"][0]["__typename"] == "OfferTooLarge"
    wrong = await run(gql, shop.seller, PREVIEW, input=base | {"lines": [shop.typed(discountPercent="100.5")]})
    assert wrong["errors"][0]["path"] == ["lines", "0", "discountPercent"]
    priced = await run(gql, shop.pricing, PREVIEW, input=base | {"lines": [shop.typed()]})
    assert priced["errors"] == []
    for who in ("signatory", "stranger", "anonymous"):
        result = await run(gql, caller(shop, who), PREVIEW, input=base | {"lines": [shop.typed()]})
        assert result["preview"] is None, who
        assert result["errors"][0]["__typename"] in {"NotFound", "PermissionDenied"}, who


async def test_lists_hold_what_the_caller_may_see(db: Database, gql: Gql, shop: Shop) -> None:
    sent, draft = await shop.sent(db), await shop.offer(db)
    document = """query ($filter: OfferFilter) { result: offers(first: 10, filter: $filter, order: CREATED_DESC) {
        nodes { number } totalCount } }"""

    async def numbers(who: str, **given: Any) -> set[str]:
        result = await run(gql, caller(shop, who), document, filter=given or None)
        return {each["number"] for each in result["nodes"]}

    assert await numbers("seller") == {sent.number, draft.number}
    assert await numbers("seller", status=["DRAFT"]) == {draft.number}
    assert await numbers("pricing", customer=f"cus_{shop.customer.id}") == {sent.number, draft.number}
    assert await numbers("signatory") == {sent.number}
    for who in ("other_seller", "stranger", "foreign_portal"):
        assert await numbers(who) == set(), who
    visitor = await gql(ANONYMOUS, document, {"filter": None})
    assert not ((visitor.get("data") or {}).get("result") or {}).get("nodes")
