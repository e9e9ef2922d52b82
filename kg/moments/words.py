"""The words of the calendar."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
QUARTERS = {
    name: at
    for at, names in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th"))
    for name in names.split()
}


#: Words beside the names and numbers of a time that leave it what it is.
_BESIDE = frozenset(
    word
    for words in (
        "the of on in at by a an since until till before after from during over",
        "this last past next ago today tonight yesterday tomorrow",
        "early late mid beginning start middle end about around",
        "morning afternoon evening night noon midnight local time am pm m p gmt est utc",
        "day days week weeks weekend month months year years quarter decade st nd rd th s",
    )
    for word in words.split()
)


def is_bare(text: str) -> bool:
    """Say whether all words of an expression tell its time.

    "The days before Monday's vote" and "when the crane fell on Monday" name a day and mean another
    time.
    """
    known = (_BESIDE, MONTHS, WEEKDAYS, COUNTS, SEASONS, QUARTERS)
    words = re.findall(r"[^\W\d_]+", text.lower())
    return all(any(word in part for part in known) for word in words)
