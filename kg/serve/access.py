"""Who may ask: names the server answers to, and pages of other origins.

A page on the web can make a browser send requests to this machine, and can give
its own name the address of this machine (DNS rebinding) to read the answers as if
they were its own. So the Host header has to be a name that only this machine has,
and a request that a page of another origin caused is refused unless it was let in.
"""

import re
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from kg.errors import InputError, shown

_ORIGIN = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?|https?://\[[0-9A-Fa-f:.]+\](?::[0-9]{1,5})?"
)
_WILDCARDS = frozenset({"0.0.0.0", "::", ""})


class AccessRules:
    """The rules for a server on `host`, with `cors` ("*", an origin, or None) let in.

    Raises `InputError` for a `cors` that is no origin.
    """

    def __init__(self, host: str, cors: str | None) -> None:
        if cors is not None and cors != "*" and not _ORIGIN.fullmatch(cors):
            raise InputError(
                f"the origin {shown(cors)} cannot be let in: expected * or an origin such as "
                "https://example.org, without a path"
            )
        self._host = host.lower()
        self.cors = cors

    def knows_host(self, header: str | None) -> bool:
        """Say whether a Host header names this server.

        Loopback names and the host that was given do; where the server listens
        on all addresses every number does, since a number cannot be rebound.
        """
        try:
            name = (urlsplit(f"//{header or ''}").hostname or "").lower()
        except ValueError:
            return False
        if name in ("localhost", self._host):
            return bool(name)
        try:
            address = ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or self._host in _WILDCARDS

    def lets_ask(self, headers: Mapping[str, str]) -> bool:
        """Say whether a request to the endpoint comes from a program or an origin let in."""
        if self.cors == "*":
            return True
        origin = headers.get("Origin")
        if origin is not None:
            return origin in (f"http://{headers.get('Host')}", self.cors)
        return headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")

    def cors_headers(self) -> dict[str, str]:
        """Return the headers that let a browser hand the answer to a page."""
        if self.cors is None:
            return {}
        return {"Access-Control-Allow-Origin": self.cors}
