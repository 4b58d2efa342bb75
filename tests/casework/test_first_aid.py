"""Which advice fits: whether somebody answers, and whether she writes of herself."""

import pytest

from casework import first_aid
from casework.wording import first_aid as words


@pytest.mark.parametrize(
    ("kind", "text"),
    [("fall", "老伴摔倒了，叫他也不应"), ("unconscious", "叫他也不应"), ("fall", "他摔下来以后没反应了")],
)
def test_who_does_not_answer_is_not_asked_where_it_hurts(kind: str, text: str) -> None:
    assert first_aid.advice(kind, text) == words.ADVICE["unconscious"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [("fall", "我摔倒起不来了"), ("fall", "我摔在厕所里起不来了"), ("cardiac", "胸口疼得厉害，喘不上气")],
)
def test_who_writes_of_herself_is_spoken_to(kind: str, text: str) -> None:
    assert first_aid.advice(kind, text) == words.HERSELF[kind]


@pytest.mark.parametrize("text", ["我妈摔倒了起不来", "我看见有个老人摔倒了", "我老伴摔了"])
def test_who_writes_of_another_is_told_what_to_do_for_him(text: str) -> None:
    assert first_aid.advice("fall", text) == words.ADVICE["fall"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("trapped", "我孙子把卧室门反锁了自己在里面哭"),
        ("choking", "我快不行了"),
        ("drowning", "手机掉水里了"),
    ],
)
def test_what_is_only_guessed_gets_no_advice(kind: str, text: str) -> None:
    assert first_aid.advice(kind, text) == ""


def test_nobody_who_is_behind_a_door_is_pressed_on_the_chest() -> None:
    assert first_aid.advice("no_answer", "隔壁老人敲门没人应") == ""
