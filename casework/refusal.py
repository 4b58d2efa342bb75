"""Errors that a person may read."""


class Refusal(Exception):
    """A kind sentence (Chinese) that says why something cannot be done now. The turn changes nothing but says it."""

    @property
    def text(self) -> str:
        """What the person reads."""
        return str(self.args[0])
