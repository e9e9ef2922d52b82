"""Judgements applied to the groups of one level: what must and what may not be joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.errors import InputError
from kg.merge.judgements import Judgements


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Groups, by position: sets that are one claim, and pairs that are not."""

    same: tuple[tuple[int, ...], ...] = ()
    apart: frozenset[tuple[int, int]] = frozenset()

    def part(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Say whether a judgement keeps a member of one cluster from one of the other."""
        if not self.apart:
            return False
        return any((min(a, b), max(a, b)) in self.apart for a in left for b in right)


#: No judgement is about these groups.
NO_VERDICTS = Verdicts()


def verdicts_of(judgements: Judgements, places: Mapping[str, int]) -> Verdicts:
    """Return what the judgements say of one level.

    `places` is the position of the group of each claim id and assertion id of the
    level; ids of other levels and collections say nothing here. Raises InputError
    if two ids with exactly the same slots are said to be different.
    """
    apart = set()
    for group in judgements.different:
        known = [name for name in group if name in places]
        for one, other in combinations(known, 2):
            first, second = sorted((places[one], places[other]))
            if first == second:
                raise InputError(
                    f"{judgements.label.split(' ')[0]}: {one} and {other} are different by "
                    "[[different]], but both say the same subject, relation, object and "
                    "qualifiers, so they are one claim; drop the entry"
                )
            apart.add((first, second))
    same = {
        tuple(sorted({places[name] for name in group if name in places}))
        for group in judgements.same
    }
    joined = tuple(sorted(group for group in same if len(group) > 1))
    if any(pair in apart for group in joined for pair in combinations(group, 2)):
        raise InputError(
            f"{judgements.label.split(' ')[0]}: an entry of [[same]] and one of [[different]] are "
            "about the same two claims, once named by an assertion; drop one of the two"
        )
    return Verdicts(same=joined, apart=frozenset(apart))


def unite(homes: Sequence[int], verdicts: Verdicts) -> list[int]:
    """Return the clusters with those joined that a judgement calls the same.

    `homes` is the position of each group's representative. The clusters join
    whole, where no other judgement keeps any of their members apart; else only
    the groups that are named leave their clusters and join.
    """
    clusters: dict[int, list[int]] = {}
    for position, home in enumerate(homes):
        clusters.setdefault(home, []).append(position)
    of = dict(enumerate(homes))
    for group in verdicts.same:
        whole = sorted({member for named in group for member in clusters[of[named]]})
        joined = list(group) if verdicts.part(whole, whole) else whole
        for member in joined:
            clusters[of[member]].remove(member)
        clusters = {home: members for home, members in clusters.items() if members}
        key = max([-1, *clusters]) + len(of) + 1
        clusters[key] = joined
        of.update(dict.fromkeys(joined, key))
    smallest = {member: min(members) for members in clusters.values() for member in members}
    return [smallest[position] for position in range(len(homes))]
