"""What read the articles, as PROV: the run, the program and the model."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kg.errors import SchemaError
from kg.export.terms import Names, literal
from kg.export.trig import TYPE, Resource
from kg.ids import content_id


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What made the tables: version of the program, model, options.

    `model` is its name and version with a space between, `options` one JSON
    object with sorted keys. Equal values are one run, whenever and wherever.
    """

    version: str
    model: str
    options: str

    @classmethod
    def of(cls, program: str, model: str, options: object) -> Self:
        """Return what `run.json` says; `program` is a name and a version."""
        text = json.dumps(options, sort_keys=True, ensure_ascii=False)
        return cls(program.rpartition(" ")[2], model, text)

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """Return what `run.json` in the folder of a run says; None where there is none.

        Raises `SchemaError` where it is not a record of a run.
        """
        path = folder / "run.json"
        if not path.is_file():
            return None
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            return cls.of(str(record["program"]), str(record["model"]), record["options"])
        except (ValueError, KeyError, TypeError) as error:
            raise SchemaError(
                f"{path}: expected the record of a run with program, model and options "
                f"({error}); run `kg run` again"
            ) from error

    @property
    def run_id(self) -> str:
        """The id of the run, made from its content."""
        return content_id("run", self.version, self.model, self.options).removeprefix("run-")


def run_node(run: RunInfo, names: Names) -> str:
    """Return the node of a run."""
    return names("run", run.run_id)


def software_node(run: RunInfo, names: Names) -> str:
    """Return the node of the program that carried out a run."""
    return names("software", f"kg-{run.version}")


def run_resources(run: RunInfo, names: Names) -> Iterator[Resource]:
    """Yield the model, the run and the program."""
    name, _, version = run.model.rpartition(" ")
    model = names("model", run.model)
    yield (
        model,
        [
            (TYPE, "kgc:Model"),
            ("kgc:modelName", literal(name or version)),
            *([("kgc:modelVersion", literal(version))] if name else []),
        ],
    )
    yield (
        run_node(run, names),
        [
            (TYPE, "kgc:Run"),
            (TYPE, "prov:Activity"),
            ("prov:used", model),
            ("prov:wasAssociatedWith", software_node(run, names)),
            ("kgc:softwareVersion", literal(run.version)),
            ("kgc:options", literal(run.options)),
        ],
    )
    yield software_resource(run, names)


def software_resource(run: RunInfo, names: Names) -> Resource:
    """Return the program with its version."""
    return software_node(run, names), [
        (TYPE, "prov:SoftwareAgent"),
        ("kgc:softwareVersion", literal(run.version)),
        ("rdfs:label", literal(f"kg {run.version}")),
    ]
