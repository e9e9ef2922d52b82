"""Link boxes, galleries and signatures that copying a page leaves in or between the paragraphs."""

import re
from collections.abc import Iterator, Sequence

from kg.ingest.furniture import load_furniture
from kg.records import FURNITURE, Span, Zone

_FINAL = (".", "!", "?", ".”", '."', "!”", "?”", "…", ".’", ":", "|")
_LOOKED_AT = 20_000
_WINDOW = 900
_LONGEST_LINK = 260
_CAP = r"[A-Z][a-z’'][\w’'-]{0,24}"
_NAMED_TWICE = (
    # "Jane Doe Jane Ann DoeOld headline", "Jane Doe Jane Doe New headline"
    re.compile(rf"\b(?P<name>{_CAP}) (?:[^\s]{{1,24}} ){{1,5}}?(?P=name)(?=[A-Z0-9])"),
    re.compile(rf"\b(?P<name>{_CAP}(?: {_CAP}){{1,2}}) (?P=name) (?=[A-Z])"),
    # "Jane Doe Jane Ann Doe New headline", "Jane DoeJane DoeOld headline"
    re.compile(rf"\b(?P<name>({_CAP}) ({_CAP})) \2 (?:[^\s]{{1,24}} ){{1,2}}\3 (?=[A-Z0-9])"),
    re.compile(rf"\b(?P<name>{_CAP} {_CAP})(?P=name)(?=[A-Z])"),
)
_BRACKETED = re.compile(
    r"\((?:RELATED|READ|READ MORE|SEE ALSO|ALSO READ|WATCH|LISTEN|VIDEO): [^()\n]{8,200}\)"
)
#: "What we know:Senators vote on Friday": a label glued to the headline of another story.
_GLUED_LINK = re.compile(r"[^:.!?]{3,60}(?<![\d.]):(?=[A-Z‘'“\"])(?!\S+\s?$).{10,}")
_NAME = r"[^\W\d_a-z][\w’'.-]+(?: [^\W\d_a-z][\w’'.-]*){1,3}"
_SIGNATURE = re.compile(rf"[-–—] ?{_NAME}(?:(?:, and |,? and |, ){_NAME})*")
_COUNTED = re.compile(r"\b(\d{1,3}) of (\d{1,3})\b")
_LEAST_PICTURES = 3


def find_boxes(text: str) -> Iterator[tuple[int, int]]:
    """Find link boxes inside of a line.

    A page shows one at a name: "Senator Jane Doe Jane Ann DoeOld headline New headline MORE
    (D-Ohio) said": the full name follows the name, glued to headlines, up to "MORE" in capitals.
    Others stand in brackets: "(RELATED: Old Headline)".
    """
    done = 0
    end = text.find(" MORE", 0, _LOOKED_AT)
    while end >= 0:
        start = max(done, end - _WINDOW)
        found = [match for box in _NAMED_TWICE if (match := box.search(text, start, end))]
        if found:
            done = end + len(" MORE")
            yield min(match.end("name") for match in found), done
        end = text.find(" MORE", end + 1, _LOOKED_AT)
    for match in _BRACKETED.finditer(text, 0, _LOOKED_AT):
        yield match.span()


def is_glued_link(line: str) -> bool:
    """Say whether a line is a label with a headline glued to it, and no sentence."""
    if len(line) > _LONGEST_LINK or line.endswith((".", ".”", '."', ":", ",")):
        return False
    return _GLUED_LINK.fullmatch(line) is not None


def is_signature(line: str) -> bool:
    """Say whether a line is a dash and the names of those who wrote what stands above."""
    return len(line) <= _LONGEST_LINK and _SIGNATURE.fullmatch(line) is not None


def is_gallery(line: str) -> bool:
    """Say whether a line is the captions of a gallery: "... 1 of 9 ... 2 of 9 ... 9 of 9".

    The pictures are counted up from the first, and the line ends with the number of the last.
    """
    counts = [(int(at), int(total)) for at, total in _COUNTED.findall(line)]
    total = counts[-1][1] if counts else 0
    numbers = [at for at, of in counts if of == total]
    enough = len(numbers) >= min(total, _LEAST_PICTURES) > 1
    return enough and numbers == list(range(1, total + 1)) and line.endswith(f"of {total}")


def caption_end(line: str) -> int | None:
    """Return where text begins behind a caption with its credit after a stroke, or None.

    "The minister in Kyiv. | Jane Doe/Agency Talks went on" is a caption glued to a paragraph.
    """
    agency = load_furniture().agency
    form = rf"[^|\n]{{20,400}}\|\s?(?:{_NAME}/)?{agency}(?:/{_NAME})?\s(?=[A-Z“\"])"
    match = re.match(form, line)
    return match.end() if match else None


def find_asides(text: str, zones: Sequence[Zone]) -> tuple[Span, ...]:
    """Return the furniture inside of a sentence, which goes on behind it on the same line.

    "Senator Jane Doe [links] (D-Ohio) said": text stands before it that ends no sentence, or
    behind it that begins none.
    """
    return tuple(
        zone.span
        for zone in zones
        if zone.kind in FURNITURE and _is_aside(text, zone.span.start, zone.span.end)
    )


def _is_aside(text: str, start: int, end: int) -> bool:
    before = text[text.rfind("\n", 0, start) + 1 : start].rstrip()
    stop = text.find("\n", end)
    after = text[end : stop if stop >= 0 else len(text)].strip()
    if not before or not after:
        return False
    return not before.endswith(_FINAL) or after[0].islower() or after[0] in "(,;’'"
