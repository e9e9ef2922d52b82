"""An invented knowledge base of N names: build, size, opening, look-ups: `kb [N]`.

N is a million unless given. Entities have two and a half names in the mean, some
names are shared, a third are people, half of them with an office. Seconds of the build are
those of the processor in one thread, from the table to the finished file; opening
and look-ups are measured in a new process and by the wall clock, since a reader
waits for the disk too. `import` is the table read as the gazetteer is, `memory` the
most that the building process held.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from kg.link.kb import KbFile
from kg.link.kb.faults import Faults
from kg.link.kb.importing import import_files

Figures = dict[str, float]

#: Names that are asked for.
ASKED = 2_000
_ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kr", "l", "m", "n", "p", "r", "s")
_ROLES = ("president", "prime minister", "mayor", "member of parliament", "senator")
_ENDS = ("", "l", "n", "r", "s", "t", "nd", "rk")
_HEADER = ["qid", "name", "kind", "weight", "country", "aliases", "positions", "description"]


def main(args: list[str]) -> Figures:
    """Measure one size; keys as in the head of this file, `hit_us` and the like are medians."""
    size = int(args[0]) if args else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        table, file = Path(folder) / "names.tsv", Path(folder) / "kb.sqlite"
        write_table(table, size)
        figures = _in_a_process("build", table, file) | {"file_mb": file.stat().st_size / 1e6}
        return figures | _in_a_process("ask", table, file)


def write_table(path: Path, size: int, seed: int = 1) -> None:
    """Write a table with so many names; the same arguments give the same file."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as out:
        out.write("\t".join(_HEADER) + "\n")
        names = 0
        number = 1_000_000
        while names < size:
            number += chance.randint(1, 200)
            row, count = _row(chance, number)
            out.write("\t".join(row) + "\n")
            names += count


def measure_build(table: Path, file: Path) -> Figures:
    """Make the file from the table."""
    began = time.process_time()
    info = import_files([table], file, faults=Faults(print))
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "aliases": float(info["aliases"]),
        "entities": float(info["entities"]),
        "build_seconds": seconds,
        "build_memory_mb": memory,
    }


def measure_asking(table: Path, file: Path) -> Figures:
    """Open the file as a new process does, and ask for names that it has and has not."""
    names = list(_some_names(table))
    began = time.perf_counter()
    kb = KbFile(file)
    opened = time.perf_counter()
    kb.exact(names[0])
    first = time.perf_counter()
    misses = [name[::-1] for name in names]
    respelt = [name.replace("k", "c").replace("a", "aa") for name in names]
    ids = [entry.entity_id for name in names for entry in kb.exact(name)[:1]]
    return {
        "open_ms": (opened - began) * 1e3,
        "open_and_first_ms": (first - began) * 1e3,
        "hit_us": _median_us(kb.exact, names),
        "miss_us": _median_us(kb.exact, misses),
        "respelt_us": _median_us(kb.candidates, respelt),
        "by_id_us": _median_us(kb.entity, ids),
        "ask_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _median_us(ask: Callable[[str], object], values: list[str]) -> float:
    """Return the median microseconds of a question, each value asked once."""
    spent = []
    for value in values:
        began = time.perf_counter()
        ask(value)
        spent.append(time.perf_counter() - began)
    return median(spent) * 1e6


def _some_names(table: Path) -> Iterator[str]:
    """Yield names from all over the table, in no order that the file has."""
    lines = table.read_text(encoding="utf-8").splitlines()[1:]
    for line in random.Random(2).sample(lines, min(ASKED, len(lines))):
        yield line.split("\t")[1]


def _row(chance: random.Random, number: int) -> tuple[list[str], int]:
    is_person = chance.random() < 1 / 3
    words = 2 if is_person else chance.choice((1, 2, 2, 3, 4))
    name = " ".join(_word(chance) for _ in range(words))
    made = [_alias(chance, name, is_person) for _ in range(chance.choice((0, 0, 1, 2, 2, 4)))]
    aliases = list(dict.fromkeys(made))
    position = f"{chance.choice(_ROLES)}@Q{chance.randint(15, 1050)}@2010-01-02..2014"
    about = " ".join(_word(chance).lower() for _ in range(4))
    weight = str(int(chance.paretovariate(0.8)) % 400)
    kind = "person" if is_person else chance.choice(("org", "gpe", "loc", "outlet"))
    country = f"Q{chance.randint(15, 1050)}"
    held = position if is_person and chance.random() < 0.5 else ""
    row = [f"Q{number}", name, kind, weight, country, "|".join(aliases), held, about]
    return row, 1 + len(aliases)


def _alias(chance: random.Random, name: str, is_person: bool) -> str:
    """Return another name: people mostly keep their surname, other things may change it all."""
    first, _, rest = name.partition(" ")
    if is_person:
        return chance.choice((f"{first[0]}. {rest}", f"{first} {_word(chance)} {rest}"))
    return chance.choice((f"{name} {_word(chance)}", _word(chance) + _word(chance), _word(chance)))


def _word(chance: random.Random) -> str:
    parts = chance.choice((1, 2, 3, 3))
    made = "".join(
        chance.choice(_ONSETS) + chance.choice("aeiou") + chance.choice(_ENDS) for _ in range(parts)
    )
    return made.title()


def _in_a_process(phase: str, table: Path, file: Path) -> Figures:
    command = [sys.executable, "-m", "tests.bench.kb", phase, str(table), str(file)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: Figures = json.loads(told.splitlines()[-1])
    return found


if __name__ == "__main__":
    measure = {"build": measure_build, "ask": measure_asking}[sys.argv[1]]
    print(json.dumps(measure(*map(Path, sys.argv[2:4]))))
