"""Questions that lead from a symptom to a fix or to a report: their rules, and who changes them (TIC-04, WEB-06)."""

from typing import Any

import pytest
from sqlmodel import col, select

from api.catalog.defaults.guides import STEPS, guide_of
from api.catalog.guides import REPORT, SOLVED, GuideStep, answered, checked
from api.catalog.models import ProductType, Symptom
from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.errors import InvalidInput
from api.people.models import Branch
from tests.conftest import Gql
from tests.factories.customers import make_customer
from tests.factories.people import make_portal_user, make_world

NAMES = dict.fromkeys(("en", "ro", "es", "pl", "ru"), "Slow")
READ = "{ symptoms { id code guide version } }"
SET = """mutation($id: ID!, $input: SymptomGuideInput!) { symptomGuideSet(id: $id, input: $input) {
    symptom { guide version } errors { __typename ... on UserError { code path message } } } }"""


def step(key: str, yes: str = SOLVED, no: str = REPORT, text: str = "Is it on?") -> GuideStep:
    """Return a question with the same words in all languages."""
    return GuideStep(key, dict.fromkeys(NAMES, text), yes, no)


@pytest.mark.parametrize(
    ("steps", "code", "path"),
    [
        ([step(str(n), no=str(n + 1)) for n in range(21)], "guide-long", ("input", "steps")),
        ([step("")], "guide-key", ("input", "steps", "0", "key")),
        ([step("x" * 41)], "guide-key", ("input", "steps", "0", "key")),
        ([step(SOLVED)], "guide-key", ("input", "steps", "0", "key")),
        ([step("a", no="b"), step("b"), step("b")], "guide-key", ("input", "steps", "1", "key")),
        ([step("a"), step("b")], "guide-unreached", ("input", "steps", "1", "key")),
        ([step("a", no="b"), step("b", no="a")], "guide-target", ("input", "steps", "1", "no")),
        ([step("a", yes="a")], "guide-target", ("input", "steps", "0", "yes")),
        ([step("a", text="x" * 301)], "guide-text-long", ("input", "steps", "0", "texts")),
        ([GuideStep("a", {"en": "On?"}, SOLVED, REPORT)], "text-missing", ("texts",)),
    ],
)
def test_a_guide_that_leads_nowhere_is_refused_where_it_is_wrong(
    steps: list[GuideStep], code: str, path: tuple[str, ...]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked(steps)
    assert (refused.value.code, refused.value.path) == (code, path)


def test_answers_are_kept_with_the_questions_and_what_is_gone_is_left_out() -> None:
    guide = checked([step("a", no="b", text="On?"), step("b", text="Cable?")])
    kept = answered(guide, [("b", True), ("gone", True), ("a", False)])
    assert [(one["texts"]["en"], one["yes"]) for one in kept] == [("On?", False), ("Cable?", True)]


def test_every_guide_that_a_branch_starts_with_holds() -> None:
    assert STEPS
    for product, symptom in STEPS:
        assert guide_of(product, symptom)
    assert guide_of(ProductType.DEVICE, "BROKEN") == []


@pytest.fixture
async def place(db: Database) -> tuple[Branch, dict[str, Actor], str]:
    branch, people = await make_world(db, "RO", "ADMIN", "MARKETING", "CARE_AGENT")
    _, foreign = await make_world(db, "PL", "MARKETING")
    async with db.unit_of_work(SYSTEM) as uow:
        symptom = Symptom(branch_id=branch.id, product_type=ProductType.DATA_PORT, code="SLOW", names=NAMES, position=0)
        uow.add(symptom)
        customer = await make_customer(uow, branch)
        people["PORTAL"] = await make_portal_user(uow, branch, customer.id)
        await uow.commit()
    people["STRANGER"], people["ANONYMOUS"] = foreign["MARKETING"], ANONYMOUS
    return branch, people, f"sym_{symptom.id}"


def _input(*steps: GuideStep, version: int | None = None) -> dict[str, Any]:
    return {
        "steps": [{"key": one.key, "texts": dict(one.texts), "yes": one.yes, "no": one.no} for one in steps],
        "version": version,
    }


async def test_an_administrator_sets_what_a_customer_is_asked(
    gql: Gql, place: tuple[Branch, dict[str, Actor], str]
) -> None:
    _, people, symptom = place
    variables = {"id": symptom, "input": _input(step("a", no="b"), step("b"), version=1)}
    answer = (await gql(people["ADMIN"], SET, variables))["data"]["symptomGuideSet"]
    assert answer["errors"] == []
    seen = (await gql(people["PORTAL"], READ))["data"]["symptoms"]
    shown = next(one for one in seen if one["id"] == symptom)
    assert [(one["key"], one["yes"], one["no"]) for one in shown["guide"]] == [
        ("a", SOLVED, "b"),
        ("b", SOLVED, REPORT),
    ]
    late = (await gql(people["ADMIN"], SET, variables))["data"]["symptomGuideSet"]
    assert [error["__typename"] for error in late["errors"]] == ["StaleVersion"]
    wrong = (await gql(people["ADMIN"], SET, {"id": symptom, "input": _input(step("a"), step("b"))}))["data"]
    assert [error["code"] for error in wrong["symptomGuideSet"]["errors"]] == ["guide-unreached"]
    none = (await gql(people["ADMIN"], SET, {"id": symptom, "input": _input()}))["data"]["symptomGuideSet"]
    assert none["symptom"]["guide"] == []


async def test_others_change_no_questions(gql: Gql, db: Database, place: tuple[Branch, dict[str, Actor], str]) -> None:
    _, people, symptom = place
    for who in ("CARE_AGENT", "STRANGER", "PORTAL", "ANONYMOUS"):
        answer = (await gql(people[who], SET, {"id": symptom, "input": _input(step("a"))}))["data"]["symptomGuideSet"]
        assert {error["__typename"] for error in answer["errors"]} <= {"PermissionDenied", "NotFound"}
        assert answer["errors"]
    async with db.unit_of_work(SYSTEM) as uow:
        kept = await uow.session.scalar(select(col(Symptom.guide)).where(col(Symptom.id) == symptom[4:]))
    assert kept == []
