"""What a run tells while it goes on."""

from typing import Protocol


class Progress(Protocol):
    """Listener of a run. Both methods return at once and raise nothing."""

    def say(self, message: str) -> None:
        """Something worth a line."""

    def step(self, name: str, done: int, total: int) -> None:
        """How far a step is; ``total`` is 0 where that is not known."""


class Silent:
    """Tells nothing."""

    def say(self, message: str) -> None:
        pass

    def step(self, name: str, done: int, total: int) -> None:
        pass
