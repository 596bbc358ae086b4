"""Whole requirements of offers, as seller, pricing and customer live them through the API."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.contracts.actions import attach_signed, create_contract, generate_contract
from api.core.actor import ANONYMOUS, SYSTEM
from api.core.config import Settings
from api.core.database import Database
from api.offers import actions
from api.offers.models import OfferStatus, RefusalGround
from tests.conftest import Gql
from tests.factories.contracts import make_upload
from tests.factories.graphql import run
from tests.factories.mails import link_token, mails_to
from tests.factories.offers import Shop, make_shop, stored
from tests.factories.people import make_staff
from tests.factories.worker import work_off

TOTALS = "{ net { amount currency } vat { amount } gross { amount } }"
PREVIEW = f"""query ($input: OfferPreviewInput!) {{ result: offerPreview(input: $input) {{
  preview {{ outcome lines {{ band reasons totals {{ monthly {TOTALS} contract {TOTALS} }} }}
    totals {{ monthly {TOTALS} oneTime {TOTALS} contract {TOTALS} }} }}
  errors {{ __typename }} }} }}"""
ERRORS = "errors { __typename ... on UserError { code path } }"
CREATE = f"mutation ($input: OfferCreateInput!) {{ result: offerCreate(input: $input) {{ offer {{ id version }} {ERRORS} }} }}"
SUBMIT = f"""mutation ($id: ID!, $input: OfferSubmitInput!) {{ result: offerSubmit(id: $id, input: $input) {{
  offer {{ status pricingRounds {{ team note revision {{ number }} }} }} {ERRORS} }} }}"""
SEND = f"mutation ($id: ID!) {{ result: offerSend(id: $id, input: {{}}) {{ offer {{ status }} {ERRORS} }} }}"
LIMIT = f"""mutation ($id: ID!, $input: SegmentLimitSetInput!) {{
  result: segmentLimitSet(id: $id, input: $input) {{ offering {{ id }} {ERRORS} }} }}"""


@pytest.fixture
async def shop(db: Database) -> Shop:
    return await make_shop(db)


async def begun(gql: Gql, shop: Shop, *lines: dict[str, object]) -> str:
    """Begin an offer of the seller and return its id."""
    made = await run(gql, shop.seller, CREATE, input={"customerId": f"cus_{shop.customer.id}", "lines": list(lines)})
    assert made["errors"] == []
    return str(made["offer"]["id"])


async def typed(gql: Gql, shop: Shop, *lines: dict[str, object]) -> dict[str, Any]:
    """Return what the seller sees while typing these lines; nothing is saved."""
    priced = await run(gql, shop.seller, PREVIEW, input={"customerId": f"cus_{shop.customer.id}", "lines": list(lines)})
    assert priced["errors"] == []
    return dict(priced["preview"])


@pytest.mark.req("OFF-02")
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"discountPercent": "15"}, None),
        ({"quantity": 1000}, None),
        ({"discountPercent": "15.01"}, "ABOVE_MAXIMUM_DISCOUNT"),
        ({"quantity": 1001}, "ABOVE_MAX_QUANTITY"),
        ({"months": 11}, "BELOW_MIN_MONTHS"),
    ],
)
async def test_the_segments_limits_hold_while_typing_and_again_on_the_server(
    gql: Gql, shop: Shop, change: dict[str, object], reason: str | None
) -> None:
    seen = await typed(gql, shop, shop.typed(), shop.typed(**change))
    assert seen["outcome"] == ("OUTSIDE" if reason else "WITHIN")
    assert [line["reasons"] for line in seen["lines"] if line["band"] == "OUTSIDE"] == ([[reason]] if reason else [])
    offer = await begun(gql, shop, shop.typed(), shop.typed(**change))
    submitted = await run(gql, shop.seller, SUBMIT, id=offer, input={})
    assert submitted["offer"]["status"] == ("PRICING" if reason else "APPROVED")
    sent = await run(gql, shop.seller, SEND, id=offer)
    if reason:
        assert [error["__typename"] for error in sent["errors"]] == ["PermissionDenied"]
    else:
        assert sent["offer"]["status"] == "SENT"


async def test_the_administrator_alone_decides_what_needs_approval(db: Database, gql: Gql, shop: Shop) -> None:
    """The rule "more than 15 % needs approval" is one figure of the catalogue; no code is changed for another one."""
    async with db.unit_of_work(SYSTEM) as uow:
        admin = await make_staff(uow, shop.branch, "ADMIN")
        await uow.commit()
    line = shop.typed(discountPercent="18")
    limit = {"segment": "GBM_HIGH", "standardDiscount": "10", "minMonths": 12}
    for maximum, outcome, status in (
        ("15", "OUTSIDE", "PRICING"),
        ("18", "WITHIN", "APPROVED"),
        ("17", "OUTSIDE", "PRICING"),
    ):
        answer = await run(gql, admin, LIMIT, id=f"prd_{shop.voice.id}", input={**limit, "maximumDiscount": maximum})
        assert answer["errors"] == []
        assert (await typed(gql, shop, line))["outcome"] == outcome
        offer = await begun(gql, shop, line)
        assert (await run(gql, shop.seller, SUBMIT, id=offer, input={}))["offer"]["status"] == status


@pytest.mark.req("OFF-03")
async def test_the_total_value_with_all_discounts_is_exact_wherever_it_is_shown(gql: Gql, shop: Shop) -> None:
    lines = [
        # 7 x (20.00 + 2 x 5.00) less 33.33 % = 140.007 a month, 7 x 2 x 1.00 less 33.33 % = 9.3338 once
        shop.typed(quantity=7, discountPercent="33.33", months=36, components=[{"code": "ROAMING", "quantity": 2}]),
        # 3 x 20.00 less 0.01 % = 59.994 a month
        shop.typed(quantity=3, discountPercent="0.01", months=12),
        # 3 x 499.99 less 12.5 % = 1312.47375 once
        shop.typed(offeringId=f"prd_{shop.device.id}", quantity=3, discountPercent="12.5", months=0),
    ]
    seen = await typed(gql, shop, *lines)
    totals = seen["totals"]
    # VAT 21 %: of 140.01 = 29.4021, of 59.99 = 12.5979; of 9.33 = 1.9593, of 1312.47 = 275.6187
    assert totals["monthly"] == _sum("200.00", "42.00", "242.00")
    assert totals["oneTime"] == _sum("1321.80", "277.58", "1599.38")
    # 36 x 140.01 + 12 x 59.99 + 1321.80, and VAT 36 x 29.40 + 12 x 12.60 + 277.58
    assert totals["contract"] == _sum("7082.04", "1487.18", "8569.22")

    offer = await begun(gql, shop, *lines)
    await run(gql, shop.seller, SUBMIT, id=offer, input={})
    await run(
        gql,
        shop.pricing,
        "mutation ($id: ID!) { result: offerAnswerPricing(id: $id, input: {answer: APPROVE}) { offer { id } errors { __typename } } }",
        id=offer,
    )
    await run(gql, shop.seller, SEND, id=offer)
    document = """query ($id: ID!) { result: offer(id: $id) { revision { monthlyNet { amount } monthlyVat { amount }
        oneTimeNet { amount } oneTimeVat { amount } contractNet { amount } contractVat { amount } } } }"""
    for reader in (shop.seller, shop.pricing, shop.signatory):
        revision = (await run(gql, reader, document, id=offer))["revision"]
        for kind in ("monthly", "oneTime", "contract"):
            assert revision[f"{kind}Net"]["amount"] == totals[kind]["net"]["amount"]
            assert revision[f"{kind}Vat"]["amount"] == totals[kind]["vat"]["amount"]


@pytest.mark.req("OFF-03a")
async def test_from_the_maximum_discount_the_seller_asks_for_a_personal_offer(gql: Gql, shop: Shop) -> None:
    document = "query ($id: ID!) { result: offering(id: $id) { limits { segment maximumDiscount } } }"
    (limit,) = (await run(gql, shop.seller, document, id=f"prd_{shop.voice.id}"))["limits"]
    assert limit == {"segment": "GBM_HIGH", "maximumDiscount": "15.00"}
    line = shop.typed(discountPercent=limit["maximumDiscount"])
    seen = await typed(gql, shop, line)
    assert seen["outcome"] == "WITHIN"
    assert seen["totals"]["monthly"]["net"]["amount"] == "170.00"
    offer = await begun(gql, shop, line)
    asked = await run(gql, shop.seller, SUBMIT, id=offer, input={"ask": "PRICING", "note": "25 % would win the fleet"})
    assert asked["offer"] == {
        "status": "PRICING",
        "pricingRounds": [{"team": "PRICING", "note": "25 % would win the fleet", "revision": {"number": 1}}],
    }
    inbox = "query { result: inbox(first: 5, filter: {box: GROUP}) { nodes { kind note subjectId } } }"
    assert (await run(gql, shop.pricing, inbox))["nodes"] == [
        {"kind": "PRICING", "note": "25 % would win the fleet", "subjectId": offer}
    ]


PORTAL = """query ($id: ID!) { result: offer(id: $id) { status revisionNumber revision { monthlyNet { amount } }
  documents { name } viewerCan { accept { allowed } refuse { allowed } } } }"""
ANSWERS = {
    "accept": ("offerAccept", "OfferAcceptInput", {"revision": 1}, OfferStatus.ACCEPTED),
    "refuse": (
        "offerRefuse",
        "OfferRefuseInput",
        {"revision": 1, "ground": "PRICE", "reason": "Too dear"},
        OfferStatus.REFUSED,
    ),
}


@pytest.mark.req("OFF-10")
@pytest.mark.parametrize("answer", ANSWERS)
async def test_an_offer_goes_out_by_mail_is_opened_in_the_portal_and_answered_there(
    db: Database, shop: Shop, settings: Settings, answer: str
) -> None:
    mutation, kind, given, after = ANSWERS[answer]
    offer = await shop.sent(db)
    await work_off(db)
    (mail,) = await mails_to(db, shop.customer.id)
    assert (mail.address, mail.kind) == (shop.contact.email, "offer-sent")
    assert [file["media_type"] for file in mail.files] == ["application/pdf"]
    transport = httpx.ASGITransport(app=create_app(settings, database=db))
    headers = {"origin": settings.public_url, "x-trunkline": "1"}
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test", headers=headers) as phone:
        entered = (await phone.post("/auth/link", json={"token": link_token(mail)})).json()
        assert entered["target"] == f"/portal/offers/off_{offer.id}"
        phone.headers["authorization"] = f"Bearer {entered['accessToken']}"

        async def ask(document: str, **variables: object) -> dict[str, Any]:
            reply = (await phone.post("/graphql", json={"query": document, "variables": variables})).json()
            assert "errors" not in reply, reply
            return dict(reply["data"]["result"])

        opened = await ask(PORTAL, id=f"off_{offer.id}")
        assert opened["revision"] == {"monthlyNet": {"amount": "190.00"}}
        assert len(opened["documents"]) == 1
        assert opened["viewerCan"] == {"accept": {"allowed": True}, "refuse": {"allowed": True}}
        document = f"mutation ($id: ID!, $input: {kind}!) {{ result: {mutation}(id: $id, input: $input) {{ offer {{ status }} {ERRORS} }} }}"
        done = await ask(document, id=f"off_{offer.id}", input=given)
        assert done == {"offer": {"status": after.name}, "errors": []}
    assert (await stored(db, offer.id)).status is after


def _sum(net: str, vat: str, gross: str) -> dict[str, object]:
    """A sum as the API writes it."""
    return {"net": {"amount": net, "currency": "RON"}, "vat": {"amount": vat}, "gross": {"amount": gross}}


RESOLVE = f"""mutation ($id: ID!, $input: OfferResolveInput!) {{
  result: offerResolve(id: $id, input: $input) {{ offer {{ status }} {ERRORS} }} }}"""
ENDS = """query ($id: ID!) { result: offer(id: $id) { resolution {
  resolution reason competitor competitorDocument { name kind } revision { number } resolvedBy { name } } } }"""


@pytest.mark.req("OFF-09")
async def test_how_each_offer_ended_is_on_record(db: Database, gql: Gql, shop: Shop) -> None:
    # Signed: the contract says which revision, here the second one.
    offer = await shop.sent(db)
    await shop.do(db, shop.seller, actions.update_draft, offer.id, offer.version, [shop.line(quantity=20)])
    await shop.do(db, shop.seller, actions.submit_offer, offer.id)
    await shop.do(db, shop.seller, actions.send_offer, offer.id)
    await shop.do(db, shop.signatory, actions.accept_offer, offer.id, revision=2)
    contract = await shop.do(db, SYSTEM, create_contract, offer.id)
    await shop.do(db, shop.seller, generate_contract, contract.id)
    await shop.do(db, shop.seller, attach_signed, contract.id, await make_upload(db, shop.seller))
    ended = (await run(gql, shop.seller, ENDS, id=f"off_{offer.id}"))["resolution"]
    assert (ended["resolution"], ended["revision"]) == ("SIGNED", {"number": 2})

    # Refused, expired or withdrawn: the seller says how it ended and why, with the competitor's offer.
    refused, expired, withdrawn = [await shop.sent(db) for _ in range(3)]
    await shop.do(db, shop.signatory, actions.refuse_offer, refused.id, revision=1, ground=RefusalGround.COMPETITOR)
    async with db.unit_of_work(SYSTEM) as uow:
        uow.now += timedelta(days=60)
        assert await actions.expire_offer(uow, expired.id)
        await uow.commit()
    await shop.do(db, shop.seller, actions.withdraw_offer, withdrawn.id)
    upload = await make_upload(db, shop.seller, "their-offer.pdf")
    ends = (
        (refused, {"resolution": "TERMINATED", "reason": "Cheaper", "competitor": "Dacia Telecom"}, upload),
        (expired, {"resolution": "STAYS", "reason": "Content with what it has"}, None),
        (withdrawn, {"resolution": "NOT_SIGNED", "reason": "Moves abroad"}, None),
    )
    for offer, given, document in ends:
        target = f"off_{offer.id}"
        more = {"competitorUploadId": f"upl_{document}"} if document else {}
        for nobody in (shop.other_seller, shop.stranger, shop.signatory, ANONYMOUS):
            denied = await run(gql, nobody, RESOLVE, id=target, input=given)
            assert denied["offer"] is None
            assert (await run(gql, shop.seller, ENDS, id=target))["resolution"] is None
        unexplained = await run(gql, shop.seller, RESOLVE, id=target, input={**given, "reason": " "})
        assert [error["code"] for error in unexplained["errors"]] == ["offer-reason-needed"]
        assert (await run(gql, shop.seller, RESOLVE, id=target, input={**given, **more}))["errors"] == []
        ended = (await run(gql, shop.pricing, ENDS, id=target))["resolution"]
        assert {name: ended[name] for name in given} == given
        assert ended["resolvedBy"] == {"name": shop.seller.name}
        kept = {"name": "their-offer.pdf", "kind": "COMPETITOR_OFFER"}
        assert ended["competitorDocument"] == (kept if document else None)
        again = await run(gql, shop.seller, RESOLVE, id=target, input=given)
        assert again["offer"] is None
