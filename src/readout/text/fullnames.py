"""The persons of a story by one name each, however its reports write them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from readout.model.statement import Mention

__all__ = ["FullNames"]


class FullNames:
    """Names of persons as a story writes them most, put together from all its reports.

    Args:
        names: Every mention's name, as often as it is made; bare last names count for nothing.
    """

    def __init__(self, names: Iterable[str]) -> None:
        written = Counter(name for name in names if " " in name)
        families: dict[str, Counter[str]] = defaultdict(Counter)
        for name, n in written.items():
            families[name.split()[-1].lower()][name.split()[0].lower()] += n
        self._full: dict[str, str] = {}
        for name, _ in sorted(written.items(), key=lambda item: (item[1], item[0])):
            first, last = name.split()[0].lower(), name.split()[-1].lower()
            self._full[f"{first} {last}"] = name
            if families[last][first] == max(families[last].values()):
                self._full[last] = name

    def full(self, name: str) -> str:
        """The name as the story writes it most, middle names aside; a bare last name stands for who bears it most often.

        >>> FullNames(["Ada B. Holm", "Ada Holm", "Ada Holm"]).full("Holm")
        'Ada Holm'
        """
        words = name.lower().split()
        return self._full.get(" ".join(dict.fromkeys((words[0], words[-1]))), name) if words else name

    def of(self, mention: Mention) -> str | None:
        """The name of the person who is meant, None where it is no person.

        A last name alone of which its own article tells nothing is the person's who bears it in the story.
        """
        is_person = mention.kind == "person" or (mention.kind == "other" and mention.name.lower() in self._full)
        return self.full(mention.name) if is_person else None
