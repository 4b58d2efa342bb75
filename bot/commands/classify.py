"""`linli classify`: what messages mean, for people and for pipes. Does not import aiogram."""

from nlp.classify import add_arguments, run

__all__ = ["add_arguments", "run"]
