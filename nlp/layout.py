"""The columns of the model: which score stands where."""

from nlp.catalogue import catalogue
from nlp.emergencies import KINDS as _KINDS
from nlp.meaning import Category, Intent

CATEGORIES: tuple[Category, ...] = ("elderly", "medical", "education", "sports", "volunteer", "other", "none")
INTENTS: tuple[Intent, ...] = (
    "need", "status", "urge", "cancel", "thanks", "greeting", "human", "rating", "offer", "question", "spam", "chat",
)  # fmt: skip
ASKING = ("need", "offer", "question")
IDLE = tuple(intent for intent in INTENTS if intent not in ASKING)
KINDS = tuple(_KINDS)
# Service items in the order of their categories, then what is no need, by intent.
_NAMES: tuple[str, ...] = CATEGORIES
ITEMS = tuple(sorted(catalogue(), key=lambda code: _NAMES.index(code.split(".")[0])))
FINE = (*ITEMS, *("none." + intent for intent in IDLE))
# The category of each, and the first of each category.
OF = tuple(_NAMES.index(name.split(".")[0]) for name in FINE)
FIRST = tuple(OF.index(at) for at in range(len(CATEGORIES)))

_WIDTHS = (len(CATEGORIES), len(FINE), len(INTENTS), 1, len(KINDS), 1)
_ENDS = [sum(_WIDTHS[: at + 1]) for at in range(len(_WIDTHS))]
PRESENT, DETAIL, INTENT, EMERGENCY, KIND, SECOND = (
    slice(end - width, end) for end, width in zip(_ENDS, _WIDTHS, strict=True)
)
WIDTH = _ENDS[-1]
# The items that an emergency is near to: what is one of them and nothing else may be one.
SERIOUS = tuple(
    DETAIL.start + FINE.index(item)
    for item in (
        "medical.hospital",
        "other.safety",
        "elderly.safety",
        "elderly.companionship",
        "medical.mental",
    )
)
