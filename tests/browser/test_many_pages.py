"""A browser opens six connections to a host: its pages share them, however many there are."""

from playwright.async_api import Page, expect

from tests.browser.conftest import Phone, Street


async def phones(page: Page) -> list[Phone]:
    """The three phones of a demo page, each with its chat."""
    made = [Phone(page.locator("iframe").nth(n).content_frame) for n in range(3)]
    for phone in made:
        await expect(phone.inside.locator("#log")).to_have_attribute("aria-busy", "false")
    return made


async def test_three_demo_pages_all_load_and_get_a_message(street: Street) -> None:
    first = await street.open()
    pages = [first, await first.context.new_page(), await first.context.new_page()]
    for page in pages[1:]:
        await page.goto(street.address, timeout=10_000)
    tables = [await phones(page) for page in pages]
    async with street.app.store.write() as unit:
        for (reader,) in await unit.raw("SELECT id FROM contact WHERE address LIKE 'persona:%'"):
            unit.say(reader, "大家好")

    for table in tables:
        for phone in table:
            await phone.reads("大家好")


async def test_a_page_that_is_closed_leaves_its_line_to_another(street: Street) -> None:
    first = await street.open("/?as=wang")
    pages = [first, *[await first.context.new_page() for _ in range(3)]]
    for page in pages[1:]:
        await page.goto(f"{street.address}/?as=wang")
    last = Phone(pages[-1])
    await expect(last.inside.locator("#log")).to_have_attribute("aria-busy", "false")
    taken = "navigator.locks.query().then(({ held }) => held.length)"
    assert await pages[-1].evaluate(taken) == 3
    async with pages[-1].expect_request("**/api/stream*"):
        await first.close()

    await last.say("您好")
    await expect(last.inside.locator(".row.bot").first).to_be_visible()
