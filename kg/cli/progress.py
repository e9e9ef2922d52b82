"""Progress bars and messages while a long command runs."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Never

if TYPE_CHECKING:
    from kg.link.kb.faults import Faults


@contextmanager
def progress_bar(
    title: str, unit: str, total: int | None, quiet: bool
) -> Iterator[Callable[[int], object]]:
    """Give a function that moves a progress bar on stderr by so many `unit`s.

    There is none if `quiet`, or if stderr is no terminal. Bytes are "B", entities "".
    """
    from tqdm import tqdm

    disable = True if quiet else None
    scale = unit == "B"
    unit = unit or " entities"
    # Made at the first step, so that the bar of a later phase does not stand there empty.
    bars: list[tqdm[Never]] = []

    def move(by: int) -> None:
        if not bars:
            bars.append(tqdm(total=total, desc=title, unit=unit, unit_scale=scale, disable=disable))
        bars[0].update(by)

    try:
        yield move
    finally:
        for bar in bars:
            bar.close()


def shown_faults() -> "Faults":
    """Return what counts bad lines and shows them on stderr, beside a bar if there is one."""
    from tqdm import tqdm

    from kg.link.kb.faults import Faults
    from kg.terminal import printable

    return Faults(lambda message: tqdm.write(f"kg: {printable(message)}", file=sys.stderr))
