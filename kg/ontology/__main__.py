"""`python -m kg.ontology html|context|write`: make what is generated from `claims.ttl`.

`html` and `context` print the page and the JSON-LD context; `write` puts both into
the folder `ontology/` of the checkout that the command runs in.
"""

import argparse
import sys
from pathlib import Path

from kg.ontology.made import MADE, make


def main() -> None:
    """Run the command; it leaves with 2 when the words behind it are wrong."""
    parser = argparse.ArgumentParser(prog="python -m kg.ontology", description=__doc__)
    parser.add_argument("what", choices=("html", "context", "write"))
    parser.add_argument("--folder", type=Path, default=Path("ontology"), help="where to write")
    asked = parser.parse_args()
    if asked.what == "write":
        for name in MADE:
            (asked.folder / name).write_text(make(name), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(make("index.html" if asked.what == "html" else "context.jsonld"))


if __name__ == "__main__":
    main()
