"""The page of `kg serve` in a real browser: recipes, rows, faults, and nothing from outside."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from kg.export import write_trig
from kg.serve import ServeOptions, make_server
from tests.browser.chrome import (
    FLAGS,
    browser_log,
    open_address,
    requests_made,
    start_browser,
)
from tests.sample import HOSTILE, sample_tables


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A headless Chromium that reaches this machine and nothing else."""
    flags = f"{FLAGS},EXCLUDE|127.0.0.1 --no-proxy-server"
    with start_browser(tmp_path_factory.mktemp("profile"), flags) as chrome:
        yield chrome


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server over the sample story."""
    folder = tmp_path_factory.mktemp("served")
    write_trig(sample_tables(), folder / "graph.trig")
    with make_server(folder, ServeOptions(port=0)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.address
        server.shutdown()


@pytest.fixture
def page(browser: webdriver.Chrome, address: str) -> webdriver.Chrome:
    """Open the page and wait until its script has run."""
    open_address(browser, address)
    return browser


def editor(page: webdriver.Chrome) -> str:
    """Return what stands in the editor."""
    return str(page.execute_script("return document.getElementById('query').value"))


def write(page: webdriver.Chrome, query: str) -> None:
    """Put a query into the editor."""
    page.execute_script("document.getElementById('query').value = arguments[0]", query)


def run(page: webdriver.Chrome) -> str:
    """Press Run and return the status when there is an answer."""
    page.find_element(By.ID, "run").click()
    wait = WebDriverWait(page, 30)
    wait.until(lambda b: b.find_element(By.ID, "run").is_enabled())
    return page.find_element(By.ID, "status").text


def cells(page: webdriver.Chrome) -> list[str]:
    """Return the text of all cells of the answer."""
    return [cell.text for cell in page.find_elements(By.CSS_SELECTOR, "#answer td")]


def test_a_recipe_is_picked_and_gives_rows(page: webdriver.Chrome, address: str) -> None:
    """A click fills the editor, Run shows rows; nothing is logged or asked for elsewhere."""
    assert len(page.find_elements(By.CSS_SELECTOR, "#recipes button")) == 12
    page.find_element(By.CSS_SELECTOR, "[data-name=shared-claims]").click()
    WebDriverWait(page, 30).until(lambda b: "VALUES ?min_outlets { 2 }" in editor(b))
    box = page.find_element(By.NAME, "min_outlets")
    box.clear()
    box.send_keys("3")
    WebDriverWait(page, 30).until(lambda b: "VALUES ?min_outlets { 3 }" in editor(b))
    assert run(page).startswith("3 rows")
    assert cells(page)[0] == "Norway close Svinesund bridge"
    assert page.find_element(By.ID, "downloads").is_displayed()
    assert all(name.startswith(address) for name in requests_made(page))
    assert browser_log(page) == []


def test_hostile_words_are_text(page: webdriver.Chrome) -> None:
    """Markup of a graph is shown, not run, and makes no elements."""
    write(page, "SELECT ?label { claim:c-quay skos:prefLabel ?label }")
    assert run(page).startswith("1 rows")
    shown = page.execute_script("return document.querySelector('#answer td').textContent")
    assert HOSTILE.strip()[:10] in shown
    assert page.find_elements(By.CSS_SELECTOR, "#answer td *, img, iframe") == []
    assert browser_log(page) == []


def test_yes_and_a_graph_are_shown(page: webdriver.Chrome) -> None:
    """ASK is a word, DESCRIBE is Turtle."""
    write(page, "ASK { ?s a kgc:Claim }")
    run(page)
    assert page.find_element(By.ID, "answer").text == "yes"
    write(page, "DESCRIBE claim:c-close")
    assert run(page).startswith("a graph")
    assert "skos:prefLabel" in page.find_element(By.CSS_SELECTOR, "#answer pre").text


def test_a_fault_is_shown_with_its_place(page: webdriver.Chrome) -> None:
    """The message has the line of the query and a caret; the page works on."""
    write(page, "SELECT ?x WHRE { ?x a ?y }")
    assert run(page) == "no answer (400)"
    told = page.find_element(By.CSS_SELECTOR, "#answer pre").text
    assert "line 1, column 11" in told and "^" in told
    write(page, "ASK {}")
    run(page)
    assert page.find_element(By.ID, "answer").text == "yes"


def test_a_download_starts(page: webdriver.Chrome, tmp_path: Path) -> None:
    """The rows can be kept as CSV, in the words of the graph."""
    page.execute_cdp_cmd(
        "Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)}
    )
    write(page, "SELECT ?label { claim:c-close skos:prefLabel ?label }")
    run(page)
    page.find_element(By.XPATH, "//*[@id='downloads']/button[text()='CSV']").click()
    file = tmp_path / "answer.csv"
    WebDriverWait(page, 30).until(lambda _: file.exists() and file.stat().st_size)
    assert file.read_text() == "label\nNorway close Svinesund bridge\n"
