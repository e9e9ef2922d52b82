"""Ids made from content: the same input gives the same id on every machine."""

from hashlib import blake2b

#: Bytes of a digest; 64 bits keep the chance of a clash among ten million
#: records of one kind near three in a million.
DIGEST_BYTES = 8


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix-` and 16 hex digits that depend on all `parts` in order.

    Parts are joined with their lengths, so ("ab", "c") and ("a", "bc") differ;
    None differs from the empty string.
    """
    pieces = bytearray()
    for part in parts:
        data = b"\0" if part is None else str(part).encode("utf-8", "surrogatepass")
        pieces += b"%d:" % (-1 if part is None else len(data))
        pieces += data
    return f"{prefix}-{blake2b(pieces, digest_size=DIGEST_BYTES).hexdigest()}"
