"""派单: every verb on an offer, from the side that sends (sending.py) and the side that answers (answers.py)."""

from casework.answers import accept, answer_question, ask, decline, mine
from casework.sending import explain, offer_to, open_offer, recall, send_on, withdraw

__all__ = [
    "accept",
    "answer_question",
    "ask",
    "decline",
    "explain",
    "mine",
    "offer_to",
    "open_offer",
    "recall",
    "send_on",
    "withdraw",
]
