"""Names that the article and the gazetteer leave open, asked of a knowledge base file.

For now only what is plain: the name as it is printed is a name of an entity of
the right kind, and of all those with that name one is far better known than the
rest. Everything else stays open.
"""

from kg.link.entries import Entry
from kg.link.workspace import Found, Workspace
from kg.records import EntityKind
from kg.spelling import normalise

#: Least share, by weight, of the best entity among those of one name and kind.
CLEAR = 2 / 3
#: Kinds of entry that a name of a kind may mean; a name of no clear kind means none.
_FITTING = {
    EntityKind.PERSON: {EntityKind.PERSON},
    EntityKind.ORG: {EntityKind.ORG, EntityKind.OUTLET},
    EntityKind.OUTLET: {EntityKind.OUTLET},
    EntityKind.LOC: {EntityKind.GPE, EntityKind.LOC},
    EntityKind.GPE: {EntityKind.GPE, EntityKind.LOC},
    EntityKind.FAC: {EntityKind.FAC, EntityKind.LOC},
    EntityKind.EVENT: {EntityKind.EVENT},
    EntityKind.PRODUCT: {EntityKind.PRODUCT, EntityKind.WEAPON},
    EntityKind.WEAPON: {EntityKind.WEAPON},
}


def settle_further(work: Workspace, found: Found, kind: EntityKind) -> bool:
    """Decide a name by the file, if that is clear; say whether it was."""
    named = work.kb.further(found.text)
    fitting = [entry for entry in named if entry.kind in _FITTING.get(kind, ())]
    if found.text.endswith("."):
        # "Wash." is not the bay called the Wash.
        fitting = [e for e in fitting if any(form.endswith(".") for form in e.forms)]
    if kind is EntityKind.PERSON and " " not in found.text:
        # Every Smith of the file has "Smith" for a surname; "Pelé" is a whole name.
        fitting = [entry for entry in fitting if _is_whole_name(found.text, entry)]
    total = sum(entry.weight + 1 for entry in fitting)
    if not fitting:
        return False
    share = (fitting[0].weight + 1) / total
    if share < CLEAR:
        return False
    work.settle(found, work.entry_profile(fitting[0]), "kb", 0.5 + 0.4 * share)
    return True


def _is_whole_name(text: str, entry: Entry) -> bool:
    return normalise(entry.name) == normalise(text)
