"""Files and folders become articles; what cannot be read becomes a Reject."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingest import count_articles, read_articles
from kg.ingest.articles import LONGEST_LINE
from kg.records import Article, DatePrecision, DateSource, Reject, Stage

BODY = "The council met on Monday evening and voted for the new bridge after a long debate."


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file below `folder` and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(*paths: Path) -> list[Article | Reject]:
    """Read everything; the cheap count must agree with what comes out."""
    items = list(read_articles(paths))
    assert count_articles(paths) == len(items)
    return items


def one(*paths: Path) -> Article:
    """Read paths that hold exactly one article and no reject."""
    (item,) = read(*paths)
    assert isinstance(item, Article)
    return item


def reasons(*paths: Path) -> list[tuple[str, str]]:
    """Return (place, reason) of each reject."""
    rejects = [item for item in read(*paths) if isinstance(item, Reject)]
    assert all(item.stage is Stage.INGEST and item.detail for item in rejects)
    return [(item.article_id, item.reason) for item in rejects]


def test_a_text_without_any_metadata(tmp_path: Path) -> None:
    """A bare text has an outlet named after its file and no date, and keeps every character."""
    article = one(write(tmp_path, "story one.txt", f"  {BODY}\r\n\r\n{BODY}\n"))
    assert article.text == f"  {BODY}\n\n{BODY}\n"
    assert article.outlet == "unknown:story one.txt"
    assert article.article_id.startswith("unknown-story-one-txt-")
    assert (article.published, article.url, article.title, article.byline) == (None,) * 4
    assert (article.date_precision, article.date_source) == (
        DatePrecision.UNKNOWN,
        DateSource.UNKNOWN,
    )
    assert (article.language, article.zones) == ("en", ())


def test_outlet_date_title_and_byline_from_the_text(tmp_path: Path) -> None:
    """The text's own sign-off, date, headline and byline count where nothing else is known."""
    head = "Mayor opens new bridge today\n\nBy Ann Roe\nPublished: May 21, 2024"
    text = f"{head}\n\n{BODY}\n\n{BODY} (RT)"
    article = one(write(tmp_path, "a.txt", text))
    assert (article.outlet, article.title, article.byline) == (
        "RT",
        "Mayor opens new bridge today",
        "Ann Roe",
    )
    assert (article.published, article.date_source) == ("2024-05-21", DateSource.TEXT)


def test_a_dateline_names_the_outlet_last(tmp_path: Path) -> None:
    """An agency in the dateline is the outlet only where no sign-off or address says more."""
    text = f"LVIV (Reuters) - {BODY}\n\n{BODY}"
    assert one(write(tmp_path, "a.txt", text)).outlet == "Reuters"
    row = {"text": text, "url": "https://www.theguardian.com/world/2024/may/21/bridge"}
    article = one(write(tmp_path, "b.jsonl", json.dumps(row)))
    assert (article.outlet, article.published) == ("The Guardian", "2024-05-21")
    assert article.date_source is DateSource.URL


def test_json_lines_with_the_names_of_other_collections(tmp_path: Path) -> None:
    """Widely used field names are understood, other fields are left alone."""
    row = {
        "_id": "x1",
        "content": BODY,
        "source": "Valley Gazette",
        "headline": " Bridge \n voted ",
        "date": "2024-05-21 14:05",
        "authors": ["Ann Roe", "John Doe"],
        "lang": "en_GB",
        "bias": 2,
    }
    article = one(write(tmp_path, "a.jsonl", json.dumps(row) + "\n\n"))
    assert (article.outlet, article.title, article.byline, article.language) == (
        "Valley Gazette",
        "Bridge voted",
        "Ann Roe, John Doe",
        "en-gb",
    )
    assert (article.published, article.date_precision) == ("2024-05-21T14:05", DatePrecision.MINUTE)


@pytest.mark.parametrize("date", ["0001-01-01", "03/04/2024", "", "n/a", None])
def test_a_date_that_cannot_be_read_is_unknown(tmp_path: Path, date: str | None) -> None:
    """An implausible or ambiguous date leaves the article without a date."""
    row = json.dumps({"text": BODY, "outlet": "Valley Gazette", "date": date})
    article = one(write(tmp_path, "a.jsonl", row))
    assert (article.published, article.date_precision) == (None, DatePrecision.UNKNOWN)


def test_broken_lines_cost_only_themselves(tmp_path: Path) -> None:
    """Each bad line of a JSON lines file is a Reject with its number; the others are read."""
    good = json.dumps({"text": BODY})
    lines = [
        good.encode(),
        b'{"text": "' + BODY.encode(),
        b"[1, 2]",
        b'{"outlet": "Valley Gazette"}',
        b'{"text": 5}',
        json.dumps({"text": BODY, "title": {"main": "x"}}).encode(),
        json.dumps({"text": " \n "}).encode(),
        b'{"text": "' + BODY.encode() + b'\x81"}',
        b"[" * 100_000,
        b'{"text": ' + b"9" * 5000 + b"}",
        json.dumps({"text": BODY + " Twice."}).encode(),
    ]
    path = write(tmp_path, "many.jsonl", b"\n".join(lines))
    assert reasons(path) == [
        ("many.jsonl:2", "json-line"),
        ("many.jsonl:3", "json-line"),
        ("many.jsonl:4", "no-text"),
        ("many.jsonl:5", "no-text"),
        ("many.jsonl:6", "field-type"),
        ("many.jsonl:7", "empty"),
        ("many.jsonl:8", "encoding"),
        ("many.jsonl:9", "json-line"),
        ("many.jsonl:10", "json-line"),
    ]
    articles = [item for item in read(path) if isinstance(item, Article)]
    assert {article.outlet for article in articles} == {"unknown:many.jsonl"}
    assert len(articles) == 2


def test_half_a_surrogate_pair_does_not_cost_an_article(tmp_path: Path) -> None:
    """A lone surrogate becomes U+FFFD, so that the text can be written as UTF-8."""
    article = one(write(tmp_path, "a.jsonl", json.dumps({"text": f"{BODY} \ud83d"})))
    assert article.text == f"{BODY} \ufffd"
    article.text.encode()


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32", "utf-8", "cp1252"])
def test_encodings(tmp_path: Path, codec: str) -> None:
    """UTF-8, UTF-16 and UTF-32 with a mark, and Windows-1252 give the same text."""
    text = f"“{BODY}” — the mayor’s café"
    assert one(write(tmp_path, "a.txt", text.encode(codec))).text == text


def test_wide_json_lines(tmp_path: Path) -> None:
    """A JSON lines file in UTF-16 is read line by line like any other."""
    rows = "\n".join(json.dumps({"text": f"{BODY} {n}"}) for n in range(3))
    items = read(write(tmp_path, "a.jsonl", rows.encode("utf-16")))
    assert [type(item) for item in items] == [Article] * 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\ufeff\u200b \n".encode(), "empty"),
        (b"%PDF-1.7 " + BODY.encode(), "binary"),
        (bytes(range(256)) * 20, "binary"),
        (BODY.encode("utf-16-le"), "binary"),
        ("“It’s a café, she said ".encode() + b"caf\xe9", "encoding"),
        (BODY.encode() + b"\x81", "encoding"),
        (BODY.encode() + b"\xe9\x00", "encoding"),
        (b"\xff\xfe" + BODY.encode("utf-16-le")[:-1], "encoding"),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, content: bytes, reason: str) -> None:
    """Empty, binary and wrongly encoded files are rejects, never errors."""
    path = write(tmp_path, "a.txt", content)
    assert reasons(path) == [("a.txt", reason)]


def test_an_encoding_reject_names_the_byte(tmp_path: Path) -> None:
    """The offset of the first bad byte is in the detail."""
    (item,) = read(write(tmp_path, "a.txt", BODY.encode() + b"\x81"))
    assert isinstance(item, Reject)
    assert f"0x81 at {len(BODY)}" in item.detail


def test_control_characters_in_good_text_stay(tmp_path: Path) -> None:
    """A NUL inside a text is kept, so that offsets hold."""
    assert one(write(tmp_path, "a.txt", f"{BODY}\x00{BODY}")).text == f"{BODY}\x00{BODY}"


def test_compressed_files(tmp_path: Path) -> None:
    """Texts and JSON lines may be packed with gzip; a broken one is a Reject."""
    write(tmp_path, "a.txt.gz", gzip.compress(BODY.encode()))
    write(tmp_path, "b.jsonl.gz", gzip.compress(json.dumps({"text": BODY}).encode()))
    assert [type(item) for item in read(tmp_path)] == [Article, Article]
    bad = write(tmp_path, "c.jsonl.gz", gzip.compress(json.dumps({"text": BODY}).encode())[:-12])
    assert ("c.jsonl.gz", "gzip") in [
        (item.article_id, item.reason) for item in read_articles([bad]) if isinstance(item, Reject)
    ]
    assert reasons(write(tmp_path, "d.txt.gz", BODY)) == [("d.txt.gz", "gzip")]


def test_the_same_text_of_one_outlet_is_read_once(tmp_path: Path) -> None:
    """The second article with the same outlet, address and text is a Reject naming the first."""
    rows = [{"text": BODY, "outlet": outlet} for outlet in ("A", "B", "A")]
    path = write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))
    *_, last = read(path)
    assert isinstance(last, Reject)
    assert (last.article_id, last.reason) == ("a.jsonl:3", "duplicate")
    assert last.detail.endswith("a.jsonl:1")


GERMAN = (
    "Der Stadtrat hat am Montagabend nach einer langen Debatte für die neue Brücke gestimmt, und "
    "die Bürgermeisterin sagte, dass der Bau im nächsten Jahr beginnen werde. Viele Bewohner sind "
    "gegen das Vorhaben, weil sie den Lärm fürchten und die Kosten für zu hoch halten, während die "
    "Händler auf mehr Kunden hoffen und von einem Gewinn für die ganze Gegend sprechen."
)


def test_languages(tmp_path: Path) -> None:
    """A text that is clearly not English, or said not to be, is a Reject."""
    write(tmp_path, "a.jsonl", json.dumps({"text": GERMAN}))
    write(tmp_path, "b.jsonl", json.dumps({"text": GERMAN, "language": "en"}))
    write(tmp_path, "c.jsonl", json.dumps({"text": BODY, "language": "fr"}))
    write(tmp_path, "d.jsonl", json.dumps({"text": "Мэр ушёл в отставку", "language": "English"}))
    assert [place for place, reason in reasons(tmp_path) if reason == "language"] == [
        "a.jsonl:1",
        "b.jsonl:1",
        "c.jsonl:1",
    ]


def test_which_files_of_a_folder_are_articles(tmp_path: Path) -> None:
    """Folders are read to the bottom in order; hidden files, answers and other kinds are not."""
    for name in ("b.txt", "a/c.TXT", ".hidden.txt", ".git/x.txt", "README.txt", "notes.md"):
        write(tmp_path, name, f"{BODY} {name}")
    write(tmp_path, "gold.jsonl", '{"claim": 1}')
    items = read(tmp_path)
    assert [item.outlet for item in items if isinstance(item, Article)] == [
        "unknown:c.TXT",
        "unknown:b.txt",
    ]
    assert len(items) == 2


def test_order_and_repetition_of_paths_do_not_matter(tmp_path: Path) -> None:
    """The same files in any order, or twice, give the same articles once."""
    a = write(tmp_path, "a.txt", BODY)
    b = write(tmp_path, "b.txt", f"{BODY} Two.")
    (tmp_path / "again.txt").symlink_to(a)
    assert read(a, b) == read(b, a, b) == read(tmp_path, b, a)


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    """A name with bytes that are no UTF-8 gives a name that can be written."""
    (tmp_path / "a\udcff.txt").write_text(BODY, encoding="utf-8")
    assert one(tmp_path).outlet == "unknown:a\ufffd.txt"


def test_a_file_name_may_carry_the_date(tmp_path: Path) -> None:
    """The day at the start of a text's file name is used last."""
    article = one(write(tmp_path, "2024-05-21-bridge.txt", BODY))
    assert (article.published, article.date_source) == ("2024-05-21", DateSource.FILENAME)


def test_linked_folders_are_not_entered(tmp_path: Path) -> None:
    """A link to a folder, be it the parent or another one, is left alone."""
    write(tmp_path, "in/a.txt", BODY)
    write(tmp_path, "out/b.txt", f"{BODY} Two.")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "other").symlink_to(tmp_path / "out")
    assert [item.article_id[:13] for item in read(tmp_path / "in")] == ["unknown-a-txt"]


Bad = Callable[[Path], Path]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "absent.txt", "No such file"),
        (lambda folder: folder, "No article in the folder"),
        (lambda folder: write(folder, "a.pdf", "x"), "Unknown kind of file"),
        (lambda folder: write(folder, "gold.jsonl", "{}"), "describes articles"),
        (lambda folder: write(folder, "articles.toml", ""), "describes articles"),
    ],
)
def test_paths_that_cannot_be_read_raise_at_the_call(tmp_path: Path, make: Bad, words: str) -> None:
    """A wrong path is an error before the first article, and says what was expected."""
    with pytest.raises(InputError, match=words):
        read_articles([make(tmp_path)])


def test_no_path_is_an_error() -> None:
    """Nothing to read is an error, not an empty run."""
    with pytest.raises(InputError, match="No input"):
        read_articles([])


def test_a_dump_without_line_breaks_is_left_out(tmp_path: Path) -> None:
    """A line of a million characters is read, a longer one is a reject that says what to do."""
    longest = "a " * (LONGEST_LINE // 2)
    assert len(one(write(tmp_path, "a.txt", longest)).text) == LONGEST_LINE
    (reject,) = read(write(tmp_path, "b.txt", longest + "a"))
    assert isinstance(reject, Reject)
    assert reject.reason == "line-too-long"
    assert "1000001" in reject.detail
