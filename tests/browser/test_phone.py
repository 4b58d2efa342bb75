"""One phone: history, big type, keyboard, reconnecting, sending again, photos."""

import io
import json
import os

from PIL import Image
from playwright.async_api import Page, Route, expect

from tests.browser.conftest import Phone, Street

SMALL = {"width": 390, "height": 780}


async def alone(street: Street, who: str = "wang", **more: int) -> tuple[Page, Phone]:
    page = await street.open(f"/?as={who}", **(SMALL | more))
    await expect(page.locator("#log")).to_have_attribute("aria-busy", "false")
    return page, Phone(page)


async def test_a_reload_brings_the_history_back(street: Street) -> None:
    page, wang = await alone(street)
    await wang.say("您好")
    await expect(wang.inside.locator(".row.bot").first).to_be_visible()
    before = await page.locator(".row .bubble").all_text_contents()
    await page.reload()
    await expect(wang.inside.locator(".row.bot").first).to_be_visible()

    assert await page.locator(".row .bubble").all_text_contents() == before
    assert await page.locator("time.time").count() == 1


async def test_the_menu_at_the_bottom_speaks(street: Street) -> None:
    page, wang = await alone(street)
    labels = await page.locator("#menu button").all_text_contents()
    await page.get_by_role("button", name="我的事项").click()

    assert labels == ["我要求助", "我的事项", "服务机构"]
    await expect(wang.mine).to_contain_text("我的事项")
    await expect(wang.inside.locator(".row.bot").first).to_be_visible()


async def test_big_type_is_remembered(street: Street) -> None:
    page, wang = await alone(street)
    await wang.say("您好")
    bubble = page.locator(".row.me .bubble").first
    small = await bubble.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    await page.get_by_role("button", name="大字").click()
    await page.reload()
    big = await bubble.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")

    assert big >= small * 1.3
    assert big >= 24
    await expect(page.get_by_role("button", name="大字")).to_have_attribute("aria-pressed", "true")
    assert await page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


async def test_everything_can_be_done_with_the_keyboard(street: Street) -> None:
    page, wang = await alone(street)
    await page.locator("#words").focus()
    await page.keyboard.type("您好")
    await page.keyboard.press("Enter")
    await expect(wang.mine).to_have_count(1)
    await expect(page.locator(".choice").first).to_be_visible()
    label = await page.locator(".choice").first.text_content()
    await page.locator(".choice").first.focus()
    await page.keyboard.press("Enter")

    await expect(wang.mine).to_have_count(2)
    await expect(wang.mine.last).to_contain_text(label or "-")


async def test_shift_and_enter_begin_a_new_line(street: Street) -> None:
    page, wang = await alone(street)
    await page.locator("#words").focus()
    await page.keyboard.type("第一行")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("第二行")
    await page.keyboard.press("Enter")

    await expect(wang.mine.first.locator(".bubble")).to_have_text("第一行\n第二行")


async def test_a_screen_reader_is_told_what_is_new_and_what_is_what(street: Street) -> None:
    page, _ = await alone(street)
    await expect(page.locator("#log")).to_have_attribute("aria-live", "polite")
    unnamed = await page.evaluate(
        """[...document.querySelectorAll("button, textarea, input:not([hidden]), a")]
           .filter(e => !e.hidden && !(e.textContent.trim() || e.getAttribute("aria-label"))).map(e => e.outerHTML)"""
    )

    assert unnamed == []
    assert await page.locator("html").get_attribute("lang") == "zh-CN"


async def test_what_could_not_be_sent_is_sent_again_once(street: Street) -> None:
    page, wang = await alone(street)
    tries: list[str] = []

    async def away(route: Route) -> None:
        if route.request.method != "POST":
            return await route.continue_()
        tries.append(json.loads(route.request.post_data or "{}")["id"])
        if len(tries) == 2:  # the server had it, but its answer was lost on the way
            await route.fetch()
        return await route.abort("connectionreset")

    await page.route("**/api/messages*", away)
    await wang.say("您好")
    await expect(page.locator(".row.me.sending .state")).to_contain_text("正在发送")
    await page.unroute("**/api/messages*")

    await expect(page.locator(".row.me .state")).to_have_count(0)
    await page.reload()
    await expect(wang.inside.locator(".row.bot").first).to_be_visible()
    await expect(wang.mine).to_have_count(1)
    assert len(set(tries)) == 1


async def test_a_failed_message_shows_it_and_can_be_sent_by_hand(street: Street) -> None:
    page, wang = await alone(street)
    await page.route(
        "**/api/messages*",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    await wang.say("您好")
    await expect(page.get_by_role("button", name="重发")).to_be_visible(timeout=15_000)
    await page.unroute("**/api/messages*")
    await page.get_by_role("button", name="重发").click()

    await expect(page.locator(".row.me .state")).to_have_count(0)
    await expect(wang.inside.locator(".row.bot").first).to_be_visible()
    await expect(wang.mine).to_have_count(1)


async def test_what_was_said_meanwhile_arrives_after_a_broken_connection_without_doubles(
    street: Street,
) -> None:
    page, wang = await alone(street)
    await wang.say("您好")
    await expect(wang.inside.locator(".row.bot").first).to_be_visible()
    seen = await page.locator(".row.bot").count()
    await page.context.set_offline(True)
    await expect(page.locator("#offline")).to_be_visible(timeout=15_000)
    async with street.app.store.write() as unit:
        (wang_id,) = (await unit.raw("SELECT id FROM contact WHERE address = 'persona:wang'"))[0]
        for n in range(3):
            unit.say(wang_id, f"消息{n}")
    await page.context.set_offline(False)

    await wang.reads("消息2")
    await expect(page.locator("#offline")).to_be_hidden()
    await expect(page.locator(".row.bot")).to_have_count(seen + 3)


async def test_without_streams_the_page_polls(street: Street) -> None:
    page = await street.open("/nowhere", **SMALL)
    await page.context.route("**/api/stream*", lambda route: route.abort())
    await page.goto(f"{street.address}/?as=wang")
    wang = Phone(page)
    await wang.say("您好")

    await expect(wang.inside.locator(".row.bot").first).to_be_visible()
    await expect(wang.mine).to_have_count(1)


async def test_a_photo_is_sent_seen_and_enlarged(street: Street) -> None:
    page, wang = await alone(street)
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "#3b6ea5").save(out, "JPEG")
    photo = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}
    await page.locator("#file").set_input_files(photo)  # type: ignore[arg-type]
    await expect(wang.inside.locator(".row.bot").first).to_be_visible()
    await page.reload()
    picture = page.locator(".row.me img.picture")
    await expect(picture).to_be_visible()
    await page.get_by_role("button", name="看大图").click()

    assert await picture.evaluate("e => e.naturalWidth") == 640
    await expect(page.locator("#viewer")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#viewer")).to_be_hidden()


async def test_a_file_that_we_do_not_take_says_why(street: Street) -> None:
    page, _ = await alone(street)
    page_file = {"name": "a.html", "mimeType": "text/html", "buffer": b"<script>alert(1)</script>"}
    await page.locator("#file").set_input_files(page_file)  # type: ignore[arg-type]

    await expect(page.locator(".row.me.failed .state")).to_contain_text("打不开")


async def test_html_is_shown_as_it_was_typed(street: Street) -> None:
    page, wang = await alone(street)
    await wang.say("<img src=x onerror=alert(1)><b>粗</b> **重** &amp;")

    await expect(wang.mine.first.locator(".bubble")).to_have_text(
        "<img src=x onerror=alert(1)><b>粗</b> **重** &amp;"
    )
    assert await page.locator("#log img, #log b").count() == 0


async def test_older_messages_are_fetched_when_asked_for(street: Street) -> None:
    async with street.app.store.write() as unit:
        (wang_id,) = (await unit.raw("SELECT id FROM contact WHERE address = 'persona:wang'"))[0]
        for n in range(100):
            unit.say(wang_id, f"消息{n}")
    page, wang = await alone(street)
    await expect(wang.said("消息99")).to_be_visible()
    await page.get_by_role("button", name="看更早的消息").click()
    await expect(page.locator(".row.bot")).to_have_count(80)
    await page.get_by_role("button", name="看更早的消息").click()
    await expect(page.locator(".row.bot")).to_have_count(100)

    texts = await page.locator(".row.bot .bubble").all_text_contents()
    assert texts == [f"消息{n}" for n in range(100)]
    await expect(page.get_by_role("button", name="看更早的消息")).to_be_hidden()


async def test_an_unknown_visitor_can_simply_begin(street: Street) -> None:
    page = await street.open("/c/chenguang", **SMALL)
    visitor = Phone(page)
    await visitor.say("您好")

    await expect(visitor.inside.locator(".row.bot").first).to_be_visible()


async def somewhere(street: Street, *, allowed: bool, width: int = 320, **more: object) -> Page:
    """A phone that knows where it is."""
    page = await street.open(
        "/?as=wang", width, 640, geolocation={"latitude": 31.2304, "longitude": 121.4737}, **more
    )
    if allowed:
        await page.context.grant_permissions(["geolocation"])
    await expect(page.locator("#log")).to_have_attribute("aria-busy", "false")
    return page


async def test_a_location_is_sent_by_keyboard_and_only_after_a_press(street: Street) -> None:
    page = await somewhere(street, allowed=True)
    assert await page.locator(".row.me").count() == 0
    await page.locator("#place").focus()
    await page.keyboard.press("Enter")

    await expect(page.locator(".row.me .bubble")).to_have_text("我的位置")
    await expect(page.locator("#aloud")).to_have_text("位置已发出。")
    await expect(page.locator("#place")).to_have_attribute("aria-busy", "false")
    await expect(page.locator(".row.bot").first).to_be_visible()
    await page.reload()
    await expect(page.locator(".row.me .place")).to_contain_text("31.230400,121.473700")
    assert await page.locator(".row.me .place").get_attribute("href") == "geo:31.230400,121.473700"
    assert await page.evaluate("document.documentElement.scrollWidth") <= 320
    await keep_small(street, page, "location")


async def test_where_the_browser_may_not_tell_she_reads_what_to_do_instead(street: Street) -> None:
    page = await somewhere(street, allowed=False)
    await page.get_by_role("button", name="发我的位置").click()

    await expect(page.locator("#aloud")).to_contain_text("打几个字说说在哪里", timeout=25_000)
    assert await page.locator(".row.me").count() == 0


async def test_on_a_narrow_phone_there_is_room_for_the_words(street: Street) -> None:
    for big in (False, True):
        page = await somewhere(street, allowed=True)
        if big:
            await page.locator("#big-type").click()
        empty = await page.locator("#words").bounding_box()
        await keep_small(street, page, f"narrow-{big}-empty")
        await page.locator("#words").fill("我妈想找人中午送饭")
        typed = await page.locator("#words").bounding_box()
        await keep_small(street, page, f"narrow-{big}-typed")

        assert empty is not None and typed is not None
        assert empty["width"] >= 100 and typed["width"] >= 180
        await expect(page.locator("#send")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") <= 320


async def keep_small(street: Street, page: Page, name: str) -> None:
    """A picture to look at, where the environment names a folder."""
    if folder := os.environ.get("LINLI_LOOK"):
        await page.screenshot(path=f"{folder}/{name}.png")
