"""A morning without a mouse: one ticket after the other from the inbox, then a call, by keys alone."""

import re
import secrets

from playwright.async_api import Locator, Route, expect

from tests.browser.person import Meet, Person

DESK = {"viewport": {"width": 1440, "height": 900}}
CUSTOMER = "Carpatica Logistic SRL"
TICKET = re.compile("/tickets/tic_")


async def keys(person: Person, *pressed: str) -> None:
    """Press one key after the other."""
    for key in pressed:
        await person.page.keyboard.press(key)


def focused(person: Person) -> Locator:
    """Return what has the focus."""
    return person.page.locator(":focus")


async def begin(person: Person) -> None:
    """Open the app; its keys work when its navigation is there."""
    await person.open("/")
    await expect(person.button("app.palette.open").filter(visible=True).first).to_be_visible()
    await person.settled()


async def until(person: Person, key: str, there: str) -> None:
    """Press a key until what is said of the page holds."""
    for _ in range(60):
        if await person.page.evaluate(there):
            return
        await keys(person, key)
    raise AssertionError(f"{key} does not lead to {there}")


async def answer(agent: Person, words: str) -> None:
    """Answer the ticket that is open."""
    field = agent.field("tickets.compose.answer")
    await expect(field).to_be_visible()
    await keys(agent, "a")
    await expect(field).to_be_focused()
    await agent.page.keyboard.type(words)
    await keys(agent, "Control+Enter")
    await agent.sees(words)
    await keys(agent, "Escape")


async def test_an_agent_answers_one_ticket_and_goes_on_to_the_next_without_a_mouse(meet: Meet) -> None:
    agent = await meet("service", "ro", DESK)
    page = agent.page
    await begin(agent)
    await keys(agent, "g", "i")
    await expect(agent.heading("inbox.title")).to_be_visible()
    await agent.settled()
    # What nobody has taken yet lies with the team.
    await until(agent, "Tab", "document.activeElement?.type === 'radio'")
    await keys(agent, "ArrowRight")
    await expect(page).to_have_url(re.compile("box=GROUP"))
    await expect(page.locator("main a[data-row]").first).to_be_visible()
    await keys(agent, "j")
    await expect(focused(agent)).to_have_attribute("href", TICKET)
    await keys(agent, "Enter")
    await expect(page).to_have_url(TICKET)
    await agent.settled()
    first = page.url

    await answer(agent, f"Vă sunăm în zece minute {secrets.token_hex(4)}")
    await keys(agent, "j")
    await expect(focused(agent)).to_have_attribute("href", TICKET)
    await keys(agent, "Enter")
    await expect(page).not_to_have_url(first)
    await expect(page).to_have_url(TICKET)
    await agent.checks()


async def test_what_is_typed_right_behind_the_keys_of_the_palette_stands_in_it(meet: Meet) -> None:
    agent = await meet("care", "ro", DESK)
    page = agent.page
    waiting: list[Route] = []

    async def hold(route: Route) -> None:
        waiting.append(route)

    # Its code is long on its way.
    await page.route("**/Palette-*.js", hold)
    await page.goto(f"{agent.product.url}/tickets", wait_until="commit")
    await expect(agent.button("app.palette.open").filter(visible=True).first).to_be_visible()
    await agent.settled()
    await page.get_by_role("searchbox").first.fill("abc")
    await keys(agent, "Control+k")
    await page.keyboard.type("carpaticx")
    await keys(agent, "Backspace", "a")
    for one in waiting:
        await one.continue_()
    field = page.get_by_role("searchbox", name=agent.words("app.palette.title"))
    await expect(field).to_have_value("carpatica")
    await page.keyboard.type(" logi")
    await expect(field).to_have_value("carpatica logi")
    await expect(page.get_by_role("menuitem").filter(has_text=CUSTOMER).first).to_be_visible()
    await keys(agent, "Escape", "Escape")
    await expect(field).to_have_count(0)
    await expect(page.get_by_role("searchbox").first).to_have_value("abc")
    agent.fine()


async def test_a_customer_is_found_and_called_without_a_mouse(meet: Meet) -> None:
    agent = await meet("care", "ro", DESK)
    page = agent.page
    await begin(agent)
    await keys(agent, "Control+k")
    await expect(page.get_by_role("searchbox", name=agent.words("app.palette.title"))).to_be_focused()
    await page.keyboard.type("carpatica logi")
    call = page.get_by_role("menuitem", name=agent.words("app.palette.call", name=CUSTOMER))
    await expect(call).to_be_visible()
    await until(
        agent, "ArrowDown", "document.querySelector('[role=menuitem][data-focused]')?.dataset.key?.includes('call ')"
    )
    await keys(agent, "Enter")
    bar = page.get_by_role("region", name=agent.words("interactions.bar"))
    await expect(bar).to_be_visible()
    await expect(page.get_by_role("heading", name=CUSTOMER)).to_be_visible()

    await keys(agent, "b")
    await expect(bar.get_by_role("combobox", name=agent.words("interactions.reason"))).to_be_focused()
    await page.keyboard.type("Roaming")
    await expect(page.get_by_role("option", name=re.compile("Roaming")).first).to_be_visible()
    await keys(agent, "ArrowDown", "Enter")
    chosen = agent.words("interactions.reason.remove", name="Roaming")
    await expect(bar.get_by_role("button", name=chosen)).to_be_visible()
    await agent.checks()
    await keys(agent, "b", "Control+Enter")
    await expect(bar).to_have_count(0)
    agent.fine()
