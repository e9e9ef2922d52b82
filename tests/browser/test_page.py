"""The page in a real browser: it draws without network, and hostile text does nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from kg.view.page import write_page
from tests.browser.chrome import browser_log, open_address, requests_made, start_browser
from tests.unit.view.test_page import HOSTILE, hostile_tables


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A headless Chromium with an empty profile and no network."""
    with start_browser(tmp_path_factory.mktemp("profile")) as chrome:
        yield chrome


def open_page(browser: webdriver.Chrome, page: Path) -> None:
    """Open a file and wait until its script has run to the end."""
    open_address(browser, page.as_uri())


def test_the_page_draws_and_asks_nobody(browser: webdriver.Chrome, interview: Path) -> None:
    """The page opens from disk, fills table and network, makes no request and logs no error."""
    open_page(browser, interview / "graph.html")
    assert len(browser.find_elements(By.CSS_SELECTOR, "#list tbody tr")) > 20
    assert browser.execute_script("return edges.length") > 20
    assert requests_made(browser) == []
    assert browser_log(browser) == []


def test_a_click_shows_each_outlets_words(browser: webdriver.Chrome, interview: Path) -> None:
    """Choosing the most shared claim opens a card with one passage per assertion, marked."""
    open_page(browser, interview / "graph.html")
    browser.find_element(By.CSS_SELECTOR, "#list tbody tr").click()
    card = browser.find_element(By.ID, "card")
    assert card.is_displayed()
    assert len({b.text for b in card.find_elements(By.CSS_SELECTOR, ".said b")}) > 1
    assert card.find_elements(By.TAG_NAME, "mark")


def test_edges_have_the_colour_of_their_outlet(browser: webdriver.Chrome, interview: Path) -> None:
    """Every edge of the network is drawn in its outlet's colour from the legend."""
    open_page(browser, interview / "graph.html")
    script = "return edges.get().every(e => e.color.color === colour.get(e.outlet))"
    assert browser.execute_script(script) is True


def test_an_outlet_can_be_switched_off(browser: webdriver.Chrome, interview: Path) -> None:
    """A click on an outlet hides its edges and the claims that only it carries."""
    open_page(browser, interview / "graph.html")
    count = "return edges.get().filter(e => !e.hidden).length"
    before = browser.execute_script(count)
    browser.find_element(By.CSS_SELECTOR, "#legend .outlet").click()
    assert 0 < browser.execute_script(count) < before


def test_search_narrows_the_list(browser: webdriver.Chrome, interview: Path) -> None:
    """Typing filters claims; words that occur nowhere leave none."""
    open_page(browser, interview / "graph.html")
    browser.find_element(By.ID, "search").send_keys("zzqx")
    assert browser.find_elements(By.CSS_SELECTOR, "#list tbody tr") == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_runs_nothing(browser: webdriver.Chrome, tmp_path: Path, text: str) -> None:
    """No dialog opens, no element appears and no request leaves for text made to break out."""
    page = tmp_path / "graph.html"
    write_page(hostile_tables(text), page)
    open_page(browser, page)
    browser.find_element(By.CSS_SELECTOR, "#list tbody tr").click()
    assert browser.find_elements(By.CSS_SELECTOR, "img, iframe, object, embed") == []
    assert len(browser.find_elements(By.TAG_NAME, "script")) == 3
    assert requests_made(browser) == []
