"""A headless Chromium for the tests of pages, and what they ask it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

#: No proxy, no host resolves: whatever the page asks for fails and is logged.
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --disable-dev-shm-usage "
    "--window-size=1400,900 --host-resolver-rules=MAP|*|~NOTFOUND"
)


@contextmanager
def start_browser(profile: Path, flags: str = FLAGS) -> Iterator[webdriver.Chrome]:
    """Run a browser on an empty profile; where there is none the test is skipped, but not in CI."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not binary or not driver:
        if os.environ.get("CI"):
            pytest.fail("chromium and chromedriver are needed where CI is set")
        pytest.skip("chromium and chromedriver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in flags.split():
        options.add_argument(flag.replace("|", " "))
    options.add_argument(f"--user-data-dir={profile}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield chrome
    chrome.quit()


def browser_log(browser: webdriver.Chrome) -> list[str]:
    """Return what the browser has logged since the last look, and forget it."""
    return [entry["message"] for entry in browser.execute("getLog", {"type": "browser"})["value"]]


def open_address(browser: webdriver.Chrome, address: str) -> None:
    """Open a page, forget what was logged before, wait until its script has run to the end."""
    browser_log(browser)
    browser.get(address)
    ready = (By.CSS_SELECTOR, "body[data-ready=true]")
    WebDriverWait(browser, 30).until(lambda b: b.find_elements(*ready))


def requests_made(browser: webdriver.Chrome) -> list[str]:
    """Return the addresses that the page asked for beside itself."""
    script = "return performance.getEntriesByType('resource').map(e => e.name)"
    return [name for name in browser.execute_script(script) if not name.startswith("data:")]
