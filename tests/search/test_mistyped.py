"""A name is found although two neighbouring letters changed places, in whatever language and however short its words."""

import itertools
from typing import Any

import pytest

from api.core.actor import SYSTEM, Actor
from api.leads.actions import enter_lead
from api.leads.models import Lead, LeadChannel
from api.leads.rules.entry import LeadData
from tests.conftest import Gql
from tests.factories.customers import make_contact, make_customer
from tests.factories.house import House

SEARCH = "query ($q: String!) { search(query: $q) { id matchedOn customer { name } } }"
# As it is written, as it was typed, and what else has nearly the same letters.
TYPED = (
    # Romanian
    ("Electronica Transilvania SRL", "Electorinca"),
    ("Electronica Transilvania SRL", "Trnasilvania"),
    ("Electronica Transilvania SRL", "electronica trnasilvania"),
    ("Brutăria Țărănească SRL", "taarneasca"),
    ("Brutăria Țărănească SRL", "burtaria țărănească"),
    ("Vinuri Cotnari SA", "Conatri"),
    ("Lemn Verde SRL", "Lmen"),
    ("Șobolan Zaț SRL", "sbooaln"),
    # English
    ("Thornbury Bookbinders Ltd", "Thronbury"),
    ("Thornbury Bookbinders Ltd", "bookbidners"),
    ("Marsh Fuel Ltd", "Mrash Fuel"),
    ("Pear Tree Nursery Ltd", "Nusrery"),
    ("Ford Hill Ltd", "Frod"),
    # Spanish
    ("Cerrajería Ibáñez S.L.", "Ibañze"),
    ("Cerrajería Ibáñez S.L.", "cerrajreia"),
    ("Peluquería Azahar S.L.", "pleuqueria azahar"),
    ("Queso Payoyo S.L.", "Qeuso"),
    # Russian
    ("ООО Электроприбор Самара", "Элеткроприбор"),
    ("ООО Электроприбор Самара", "электрпоирбор"),
    ("ООО Электроприбор Самара", "смаара"),
    ("ЗАО Хлебозавод Ёлочка", "Ёлокча"),
    ("ООО Кедр Плюс", "Кдер"),
    # Polish
    ("Cukiernia Słodki Pączek s.c.", "Słokdi"),
    ("Cukiernia Słodki Pączek s.c.", "cukierina slodki"),
    ("Mleczarnia Łąka Sp. z o.o.", "łkąa"),
    ("Zakład Ślusarski Żuraw Sp. z o.o.", "ślusrasik"),
    ("Zakład Ślusarski Żuraw Sp. z o.o.", "zuarw"),
)  # fmt: skip


async def names(gql: Gql, actor: Actor, query: str) -> list[str]:
    """Return the names of the customers that are found, best first."""
    answer: Any = await gql(actor, SEARCH, {"q": query})
    assert "errors" not in answer, answer
    return [hit["customer"]["name"] for hit in answer["data"]["search"]]


@pytest.mark.req("CUS-05")
async def test_neighbours_may_change_places_in_a_word_of_any_length(house: House, gql: Gql) -> None:
    branch, rep = house.staff.branch, house.staff["FIELD_SALES"]
    async with house.db.unit_of_work(SYSTEM) as uow:
        for name in sorted({name for name, _ in TYPED}):
            await make_customer(uow, branch, name=name)
        await uow.commit()
    missed = [(typed, found) for name, typed in TYPED if (found := await names(gql, rep, typed))[:1] != [name]]
    assert missed == []
    # Each exchange of neighbours in each word.
    for word, name in (("кедр", "ООО Кедр Плюс"), ("fuel", "Marsh Fuel Ltd"), ("verde", "Lemn Verde SRL")):
        for left, _ in itertools.pairwise(range(len(word))):
            typed = word[:left] + word[left + 1] + word[left] + word[left + 2 :]
            assert (await names(gql, rep, typed))[:1] == [name], typed


async def test_short_words_of_the_same_letters_are_other_words(house: House, gql: Gql) -> None:
    branch, rep = house.staff.branch, house.staff["FIELD_SALES"]
    async with house.db.unit_of_work(SYSTEM) as uow:
        for name in ("Roma SRL", "Amor SRL", "Tacos SA", "Maro SRL"):
            await make_customer(uow, branch, name=name)
        await uow.commit()
    assert await names(gql, rep, "mora") == []
    assert await names(gql, rep, "costa") == []
    assert set(await names(gql, rep, "orma")) == {"Roma SRL"}


async def test_people_and_leads_are_found_so_too_and_by_no_more_than_one_may_read(house: House, gql: Gql) -> None:
    branch, rep = house.staff.branch, house.staff["FIELD_SALES"]
    async with house.db.unit_of_work(SYSTEM) as uow:
        customer = await make_customer(uow, branch, name="Zimbrul Verde SRL")
        await make_contact(uow, customer, name="Ștefania Lupu", phones=["+40722123456"], email="lupu@zimbrul.example")
        await uow.commit()
    company = LeadData(
        company_name="Morărit Călărași SA", phone="+40733444555", contact_name="Ilinca Pârvu", city="Iași"
    )
    await house.do(SYSTEM, enter_lead, branch.id, LeadChannel.HOT_LEAD, company)
    lead: Lead = await house.read(Lead, company_name="Morărit Călărași SA")
    assert await names(gql, rep, "lpuu") == ["Zimbrul Verde SRL"]
    reader = house.staff["MARKETING"]
    for typed in ("moarrit", "calaarsi mroarit", "Ilicna", "iilnca praavu"):
        answer: Any = await gql(reader, SEARCH, {"q": typed})
        ids = [hit["id"] for hit in answer["data"]["search"]]
        assert ids == ([f"lea_{lead.id}"] if typed != "iilnca praavu" else []), typed


async def test_words_of_every_script_are_in_the_index_of_searches(house: House) -> None:
    # A database whose LC_CTYPE is "C" knows no letters but those of English, and reads the whole index for others.
    async with house.db.unit_of_work(SYSTEM) as uow:
        for word in ("хлебозавод", "ёлочка", "łąka", "țărănească"):
            grams = (await uow.row("select show_trgm($1)", word))[0]
            assert len(grams) > len(word), word
