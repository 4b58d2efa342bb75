"""A location over real HTTP: one act like any other, a point on earth and nothing else."""

import pytest

from tests.channels.web_street import Client


async def test_a_location_is_one_message_however_often_it_is_posted(anna: Client) -> None:
    point = {"latitude": 31.2304158, "longitude": 121.4737011, "accuracy": 28.6}
    body = {"id": "here", "location": point}
    first, again = await anna.post("/api/messages", body), await anna.post("/api/messages", body)
    mine, answer = await anna.read()

    assert first == again and first[0] == 200
    assert (mine["kind"], mine["text"], mine["media"]) == (
        "location",
        "31.230416,121.473701（误差约29米）",
        None,
    )
    assert answer["text"] == "收到location"


@pytest.mark.parametrize(
    "location",
    [
        None, "31,121", {}, {"latitude": 91, "longitude": 0}, {"latitude": 1, "longitude": -180.5}, {"latitude": True, "longitude": 1},
        {"latitude": "1", "longitude": 1}, {"latitude": 1e999, "longitude": 1}, {"latitude": 1, "longitude": 1, "accuracy": "near"}, [1, 2],
    ],
)  # fmt: skip
async def test_what_is_no_point_on_earth_is_refused(anna: Client, location: object) -> None:
    assert (await anna.post("/api/messages", {"id": "x", "location": location}))[0] == 400


async def test_a_page_of_ours_may_ask_for_the_place_and_nobody_elses(anna: Client) -> None:
    async with anna.http.get(anna.base + "/") as response:
        assert "geolocation=(self)" in response.headers["Permissions-Policy"]
