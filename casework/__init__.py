"""The verbs and the rules of the house: needs, cases, offers, promises. Knows no channel and no aiogram."""
