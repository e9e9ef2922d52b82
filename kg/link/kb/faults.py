"""Lines that could not be used: counted, shown as they come, and the run goes on."""

from collections.abc import Callable

#: Bad lines that are shown; a file of the wrong kind has millions of them.
SHOWN_LINES = 20


class Faults:
    """Told of each bad line (see `rows.Fault`); `say` shows a message."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self.count = 0
        self._say = say

    def __call__(self, place: str, message: str) -> None:
        """Count a bad line and show it, unless many were shown already."""
        self.count += 1
        if self.count <= SHOWN_LINES:
            self._say(f"{place}: {message}")
        elif self.count == SHOWN_LINES + 1:
            self._say("further bad lines are counted, not shown")

    def note(self, message: str) -> None:
        """Show what is worth knowing and no fault."""
        self._say(message)
