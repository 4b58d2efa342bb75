"""One need travels over the three phones, from the first sentence to the resident's yes."""

from playwright.async_api import Page, expect

from tests.browser.conftest import Phone, Street

NEED = "我妈82岁一个人住，想找人中午送饭，阳光花园3号楼2单元501"


def phones(page: Page) -> tuple[Phone, Phone, Phone]:
    """The resident's, the organisation's and the committee's."""
    frames = page.locator("iframe")
    return tuple(Phone(frames.nth(n).content_frame) for n in range(3))  # type: ignore[return-value]


async def test_a_need_is_told_accepted_done_and_confirmed(street: Street) -> None:
    page = await street.open()
    resident, organisation, committee = phones(page)
    await resident.say(NEED)
    await resident.press("确认提交")
    await organisation.reads("助餐")
    await organisation.press("接单")
    await resident.reads("接单")
    await organisation.press("办结")
    await resident.reads("解决了吗")
    await resident.press("解决了")
    await committee.say("查 20261123-0001")

    await committee.reads("助餐")
    await page.wait_for_timeout(2000)
    await street.keep(page, "three-phones")
    await take_pictures_of_one_phone(street, page)


async def take_pictures_of_one_phone(street: Street, page: Page) -> None:
    """The same chat opened alone at phone size, and in big type."""
    small = await page.context.new_page()
    await small.set_viewport_size({"width": 390, "height": 780})
    await small.goto(f"{street.address}/?as=wang")
    await Phone(small).reads("接单")
    await small.wait_for_timeout(300)
    await street.keep(small, "phone")
    await small.get_by_role("button", name="大字").click()
    await small.wait_for_timeout(300)
    await street.keep(small, "phone-big-type")


async def test_the_same_phone_can_be_anybody(street: Street) -> None:
    page = await street.open()
    people = page.get_by_label("住户：换一个人来扮演")
    await people.select_option("liu")

    await expect(phones(page)[0].inside.locator("#subtitle")).to_contain_text("刘大爷")


async def test_who_is_not_on_a_phone_shows_up_with_new_messages(street: Street) -> None:
    page = await street.open()
    resident, _, committee = phones(page)
    await page.get_by_label("机构：换一个人来扮演").select_option("volunteers-worker")
    await resident.say(NEED)
    await resident.press("确认提交")
    await page.get_by_role("button", name="暖心助餐服务中心").click()

    await phones(page)[1].reads("助餐")
    await expect(committee.inside.locator("#subtitle")).to_contain_text("演示社工")


async def test_time_moves_forward_and_what_is_due_happens(street: Street) -> None:
    page = await street.open()
    resident, organisation, _ = phones(page)
    await resident.say(NEED)
    await resident.press("确认提交")
    await organisation.reads("助餐")
    await expect(page.locator("#now")).to_have_text("11月23日 周一 10:00")
    await page.get_by_role("button", name="快进1小时").click()
    await expect(page.locator("#now")).to_have_text("11月23日 周一 11:00")
    await page.get_by_role("button", name="快进到明早8点").click()
    await expect(page.locator("#now")).to_have_text("11月24日 周二 08:00")

    await resident.reads("邻家厨房互助社")


async def test_on_a_small_screen_one_phone_is_shown_at_a_time(street: Street) -> None:
    page = await street.open(width=390, height=780)
    await expect(page.locator(".phone").nth(0)).to_be_visible()
    await page.locator("#tabs").get_by_role("button", name="社区").click()

    await expect(page.locator(".phone").nth(0)).to_be_hidden()
    await expect(page.locator(".phone").nth(2)).to_be_visible()
    wide = await page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
