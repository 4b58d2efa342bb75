"""The one catalogue of service items over the five categories and `other`; read once from data/catalogue.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nlp.meaning import Category, SlotName

CATEGORY_NAMES: dict[Category, str] = {
    "elderly": "为老服务",
    "medical": "医疗健康",
    "education": "教育",
    "sports": "文体活动",
    "volunteer": "志愿服务",
    "other": "其他事务",
    "none": "不是需求",
}


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """服务项目: a leaf of the catalogue. `needs`: what must be known to serve it, in the order it is asked."""

    code: str
    name: str
    about: str
    category: Category
    needs: tuple[SlotName, ...]
    deadline: str
    department: str


@cache
def catalogue() -> dict[str, ServiceItem]:
    """Every service item by its code."""
    text = (Path(__file__).parent / "data" / "catalogue.toml").read_text(encoding="utf-8")
    return {
        row["code"]: ServiceItem(
            row["code"], row["name"], row["about"], row["code"].split(".")[0], tuple(row["needs"]),
            row["deadline"], row["department"],
        )
        for row in tomllib.loads(text)["items"]
    }  # fmt: skip


def item_name(code: str) -> str:
    """The Chinese name of an item, or of a category where that is all that is known."""
    item = catalogue().get(code)
    return item.name if item else CATEGORY_NAMES.get(code.split(".")[0], code)  # type: ignore[call-overload]
