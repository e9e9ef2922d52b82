"""Side files give articles their outlet, address, title and date."""

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingest import read_articles
from kg.records import Article, Reject

BODY = "The council met on Monday evening and voted for the new bridge after a long debate."

TOML = """
[[article]]
file = "a.txt"
outlet = "Valley Gazette"
url = "https://valley.example/1"
title = "Bridge voted"
published = 2024-05-21
byline = "Ann Roe"
language = "en"
"""
CSV = """file,outlet,url,title,published,byline,language
a.txt,Valley Gazette,https://valley.example/1,Bridge voted,2024-05-21,Ann Roe,en
"""
JSONL = json.dumps(dict(zip(*(row.split(",") for row in CSV.strip().splitlines()), strict=True)))


def folder(path: Path, name: str, side: str) -> Path:
    """Make a folder with one text and a side file."""
    (path / "a.txt").write_text(f"{BODY}\n", encoding="utf-8")
    (path / name).write_text(side, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("articles.toml", TOML),
        ("articles.csv", CSV),
        ("articles.csv", "\ufeff" + CSV.replace("\n", "\r\n")),
        ("articles.jsonl", JSONL + "\n\n"),
    ],
)
def test_the_three_forms_say_the_same(tmp_path: Path, name: str, side: str) -> None:
    """TOML, CSV and JSON lines give an article the same facts, for a folder or for one file."""
    home = folder(tmp_path, name, side)
    for paths in ([home], [home / "a.txt"]):
        (article,) = read_articles(paths)
        assert isinstance(article, Article)
        assert (article.outlet, article.url, article.title, article.byline) == (
            "Valley Gazette",
            "https://valley.example/1",
            "Bridge voted",
            "Ann Roe",
        )
        assert article.published == "2024-05-21"


def test_articles_jsonl_with_texts_is_an_article_file(tmp_path: Path) -> None:
    """A file named articles.jsonl without `file` fields holds articles itself."""
    (tmp_path / "articles.jsonl").write_text(json.dumps({"text": BODY}), encoding="utf-8")
    assert [type(item) for item in read_articles([tmp_path])] == [Article]


def test_an_entry_without_a_file_is_a_reject(tmp_path: Path) -> None:
    """A described file that does not exist is a Reject, and the run goes on."""
    home = folder(tmp_path, "articles.csv", "file,outlet\nlost.txt,X\na.txt,Y\n")
    orphan, article = read_articles([home])
    assert isinstance(orphan, Reject)
    assert (orphan.article_id, orphan.reason) == ("lost.txt", "side-file-orphan")
    assert isinstance(article, Article)
    assert article.outlet == "Y"


def test_a_side_file_above_and_the_nearest_wins(tmp_path: Path) -> None:
    """A side file describes files in subfolders, too, until a nearer one does."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"{BODY} {name}", encoding="utf-8")
    (tmp_path / "articles.csv").write_text("file,outlet\none/a.txt,Top\ntwo/a.txt,Top\n")
    (tmp_path / "two" / "articles.csv").write_text("file,outlet\na.txt,Near\n")
    articles = [item for item in read_articles([tmp_path]) if isinstance(item, Article)]
    assert [article.outlet for article in articles] == ["Top", "Near"]


def test_a_line_says_more_than_the_side_file(tmp_path: Path) -> None:
    """For a JSON lines file the side file fills gaps only."""
    rows = [{"text": BODY}, {"text": BODY, "outlet": "Own"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "articles.csv").write_text("file,outlet\na.jsonl,All\n", encoding="utf-8")
    articles = [item for item in read_articles([tmp_path]) if isinstance(item, Article)]
    assert [article.outlet for article in articles] == ["All", "Own"]


@pytest.mark.parametrize(
    ("name", "side", "words"),
    [
        ("articles.toml", '[[article]]\nfile = "a.txt"\nauthor = "x"', r"toml:1.*'author'.*byline"),
        ("articles.toml", '[[article]]\nfile = "a.txt\n', r"line 2, column"),
        ("articles.toml", '[article]\nfile = "a.txt"', r"\[\[article\]\]"),
        ("articles.toml", 'outlet = "x"', r"'outlet'.*\[\[article\]\]"),
        ("articles.toml", '[[article]]\noutlet = "x"', r"no file"),
        ("articles.toml", '[[article]]\nfile = "../a.txt"', r"below this folder"),
        (
            "articles.toml",
            '[[article]]\nfile = "a.txt"\noutlet = ["a", 1]',
            r"outlet.*expected text",
        ),
        ("articles.csv", "outlet\nx\n", r"csv:1.*`file`"),
        ("articles.csv", "", r"csv:1.*`file`"),
        ("articles.csv", "file,outlet\na.txt,X,Y\n", r"csv:2: 3 columns; expected 2"),
        ("articles.csv", "file,site\na.txt,X\n", r"csv:2: unknown field 'site'"),
        ("articles.csv", 'file,outlet\na.txt,"X\n', r"csv:2"),
        ("articles.csv", "file,outlet\na.txt,X\na.txt,Y\n", r"csv:3.*described twice"),
        ("articles.jsonl", '{"file": "a.txt", "outlet": }', r"jsonl:1:29: .*JSON"),
        ("articles.jsonl", '{"file": "a.txt"}\n[1]', r"jsonl:2: .*JSON object"),
        ("articles.jsonl", '{"file": "a.txt", "text": "x"}', r"unknown field 'text'"),
    ],
)
def test_broken_side_files(tmp_path: Path, name: str, side: str, words: str) -> None:
    """A broken side file is an error that names its place and what was expected."""
    with pytest.raises(InputError, match=words):
        read_articles([folder(tmp_path, name, side)])


def test_two_side_files_in_one_folder(tmp_path: Path) -> None:
    """Two side files beside each other are an error, since they could disagree."""
    folder(tmp_path, "articles.csv", CSV)
    (tmp_path / "articles.toml").write_text(TOML, encoding="utf-8")
    with pytest.raises(InputError, match=r"articles\.csv, articles\.toml"):
        read_articles([tmp_path])
