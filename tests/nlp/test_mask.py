"""Who and where says nothing about a need: it is hidden before anything is weighed."""

import pytest

from nlp import slots
from nlp.mask import FILLER, PHONE, masked
from nlp.normalise import normalise


@pytest.mark.parametrize("number", ["11010119500101001X", "6222000012340000111", "138000077110"])
def test_an_identity_card_or_an_account_is_hidden_at_its_own_length(number: str) -> None:
    text = f"我叫王秀，号码{number}，想找人修灯"
    plain = normalise(text)

    hidden = masked(plain, slots.find(text))

    assert len(hidden) == len(plain.text)
    assert PHONE + FILLER in hidden and "00" not in hidden
    assert hidden.endswith("想找人修灯")


def test_a_short_number_is_left_to_be_weighed() -> None:
    text = "打了12次电话没人接"

    assert masked(normalise(text), slots.find(text)) == "打了00次电话没人接"
