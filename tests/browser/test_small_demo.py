"""The demo on a screen as wide as a phone: what it is, the clock, who else has news, large type, the poster."""

import os

import pytest
from playwright.async_api import FrameLocator, Page, expect

from casework.wording import resident
from tests.browser.conftest import Phone, Street

WIDTH = 390


async def look(page: Page, name: str) -> None:
    """A picture to look at, where the environment names a folder."""
    if folder := os.environ.get("LINLI_LOOK"):
        await page.screenshot(path=f"{folder}/{name}.png")


async def demo(street: Street, width: int = WIDTH) -> tuple[Page, FrameLocator]:
    """The demo page, and its first phone."""
    page = await street.open(width=width, height=844)
    frame = page.locator("iframe").first.content_frame
    await expect(frame.locator("#log")).to_have_attribute("aria-busy", "false")
    return page, frame


async def height(page: Page, frame: FrameLocator) -> float:
    """Pixels of the conversation."""
    return float(await frame.locator("#scroll").evaluate("e => e.clientHeight"))


async def test_it_says_what_it_is_and_has_no_way_sideways(street: Street) -> None:
    page, _ = await demo(street)
    await look(page, "demo-small")

    await expect(page.get_by_text("三部手机，一件事")).to_be_visible()
    await expect(page.locator(".clock").get_by_text("快进", exact=True)).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= WIDTH


@pytest.mark.parametrize("big", [False, True])
async def test_who_else_has_news_is_one_line_that_unfolds(street: Street, big: bool) -> None:
    page, frame = await demo(street)
    if big:
        await frame.locator("#big-type").click()
    alone = await height(page, frame)
    async with street.app.store.write() as unit:
        for (reader,) in await unit.raw("SELECT id FROM contact WHERE address LIKE 'persona:%'"):
            unit.say(reader, "大家好")
    line = page.get_by_role("button", name="位有新消息")
    await expect(line).to_be_visible()
    await look(page, f"demo-small-news-{big}")

    assert alone - await height(page, frame) <= 60
    assert await height(page, frame) >= 300
    await line.click()
    await look(page, f"demo-small-unfolded-{big}")
    await page.get_by_role("button", name="刘大爷").click()
    await expect(frame.locator("#subtitle")).to_contain_text("刘大爷")
    await expect(line).to_have_attribute("aria-expanded", "false")


async def test_large_type_shows_on_every_phone_and_nobody_loses_the_place(street: Street) -> None:
    page, frame = await demo(street, width=1440)
    title = frame.locator("#hello h2")
    await expect(title).to_be_in_viewport()
    await frame.locator("#big-type").click()
    await page.wait_for_timeout(300)
    await look(page, "demo-large-type")

    await expect(title).to_be_in_viewport(ratio=1)
    for n in range(3):
        button = page.locator("iframe").nth(n).content_frame.locator("#big-type")
        await expect(button).to_have_attribute("aria-pressed", "true")
    await page.locator("iframe").nth(2).content_frame.locator("#big-type").click()
    await expect(frame.locator("#big-type")).to_have_attribute("aria-pressed", "false")


async def test_large_type_keeps_the_message_that_was_being_read(street: Street) -> None:
    async with street.app.store.write() as unit:
        (wang,) = (await unit.raw("SELECT id FROM contact WHERE address = 'persona:wang'"))[0]
        for n in range(30):
            unit.say(wang, f"消息{n}。" + "这是一条不短的消息，要占好几行。" * 3)
    page, frame = await demo(street)
    await frame.locator("#scroll").evaluate("e => { e.scrollTop = e.scrollHeight / 2 }")
    await page.wait_for_timeout(200)
    first = """[...document.querySelectorAll("#log .row")]
        .find((row) => row.getBoundingClientRect().bottom > document.querySelector("#scroll").getBoundingClientRect().top + 1).dataset.seq"""
    inside = page.frames[1]
    read = await inside.evaluate(first)
    await frame.locator("#big-type").click()
    await page.wait_for_timeout(300)

    assert await inside.evaluate(first) == read
    await inside.evaluate("document.querySelector('#scroll').scrollTop = 1e6")
    await page.wait_for_timeout(200)
    await frame.locator("#big-type").click()
    await expect(Phone(frame).said("消息29")).to_be_in_viewport()


async def test_the_poster_fits_and_says_that_no_phone_can_follow_it(street: Street) -> None:
    page, _ = await demo(street)
    async with page.context.expect_page() as opened:
        await page.get_by_role("link", name="二维码").click()
    poster = await opened.value
    await expect(poster.get_by_text("手机扫不开")).to_be_visible()
    await poster.set_viewport_size({"width": 390, "height": 844})
    await look(poster, "poster-small")

    assert await poster.evaluate("document.documentElement.scrollWidth") <= 390


async def test_the_number_of_an_example_calls_nobody(street: Street) -> None:
    async with street.app.store.write() as unit:
        (wang,) = (await unit.raw("SELECT id FROM contact WHERE address = 'persona:wang'"))[0]
        unit.say(wang, "直接回一句，比如“3号楼501，13800001111”，我就登记。急事打12345。")
        unit.say(wang, resident.still_open(["place", "phone"], ""))
    _, frame = await demo(street)
    await expect(Phone(frame).said("直接回一句")).to_have_count(2)

    assert await frame.locator("a.tel").all_text_contents() == ["12345"]
