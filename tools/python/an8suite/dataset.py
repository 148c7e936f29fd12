"""Datasets of ``an8 generate`` as Python objects."""

import difflib
import json
from pathlib import Path, PurePosixPath
from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Union

import numpy as np

from . import native
from .errors import InputError

SPLITS = ("train", "val", "test")
STANDARD_POLICY = "class_part"

_NEEDED = ("provenance.json", "classes.json", "parts.json")
_SIDE = "1 to 65535 pixels"
_MASK, _PATH, _PART = "mask_", "_file_name", "part_"


class Dataset:
    """The images of one split with labels, masks, part ids and metadata; pixels are read when asked for.

    A map-style dataset for ``torch.utils.data.DataLoader``, with workers of any start method; torch is not imported.

    :param root: the folder that ``an8 generate`` or ``an8 merge`` wrote
    :param split: ``train``, ``val``, ``test`` or ``all``
    :param policy: the masks, one name or several: ``class_part``, ``plant``, ``candidates``, ``causal``, ``part:NAME``;
        the dataset must have them
    :param transform: called with every sample, see :meth:`__getitem__`; what it returns is the item
    :raises InputError: no such dataset, one of a newer version, or no masks of that policy
    """

    def __init__(
        self,
        root: Union[str, Path],
        split: str = "test",
        policy: Union[str, Sequence[str]] = STANDARD_POLICY,
        transform: Optional[Callable[[Dict[str, Any]], Any]] = None,
    ) -> None:
        self.root = Path(root)
        self.split = _choice("split", split, (*SPLITS, "all"))
        self.transform = transform
        provenance = self._read_description()
        self.name: str = provenance["name"]
        self.height: int = provenance["height"]
        self.width: int = provenance["width"]
        self.classes: List[str] = [entry["name"] for entry in _json(self.root / "classes.json")]
        self.parts: List[str] = ["background"] + [entry["name"] for entry in _json(self.root / "parts.json")]
        self.metadata: List[Dict[str, Any]] = sorted(
            (row for one in (SPLITS if split == "all" else (split,)) for row in self._read_rows(one)),
            key=lambda row: (row["pose"], row["label"]))
        self.ids: List[str] = [row["id"] for row in self.metadata]
        self.labels = np.array([row["label"] for row in self.metadata], np.int64)
        self._places = {id: place for place, id in enumerate(self.ids)}
        self.policies: List[str] = [_policy(key) for key in self.metadata[0] if key.startswith(_MASK)]
        self.policy: List[str] = self.resolve(policy)

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, index: int) -> Any:
        """The sample at a place, or what ``transform`` makes of it.

        A dict of ``image`` (height, width, 3) uint8 sRGB; ``label`` int; ``masks`` (policies, height, width) bool in
        the order of ``policy``; ``parts`` (height, width) uint8, 0 the background, else a place in ``Dataset.parts``;
        ``id`` str; ``metadata``, the row of ``metadata.jsonl``.
        """
        row = self.metadata[index]
        sample = {
            "image": self.image(index),
            "label": row["label"],
            "masks": self.masks(index),
            "parts": self.part_ids(index),
            "id": row["id"],
            "metadata": row,
        }
        return sample if self.transform is None else self.transform(sample)

    def __repr__(self) -> str:
        return (f"Dataset({self.name}, {self.split}: {len(self)} images of {self.width} x {self.height}, "
                f"{len(self.classes)} classes, masks of {', '.join(self.policy)})")

    def image(self, index: int) -> np.ndarray:
        """The picture, (height, width, 3) uint8 sRGB, the top row first."""
        return self._read(index, "file_name", "color")

    def masks(self, index: int, policy: Union[None, str, Sequence[str]] = None) -> np.ndarray:
        """The masks of a policy or several, (policies, height, width) bool, True inside."""
        return np.stack([
            self._read(index, _column(name), "mask").view(bool)
            for name in (self.policy if policy is None else self.resolve(policy))
        ])

    def part_ids(self, index: int) -> np.ndarray:
        """The part that each pixel shows, (height, width) uint8: 0 the background, else a place in ``parts``."""
        ids = self._read(index, "part_ids_file_name", "grey")
        if ids.max() >= len(self.parts):
            raise InputError(f"{self._path(index, 'part_ids_file_name')}: expected part ids 0 to "
                             f"{len(self.parts) - 1}, found {ids.max()}")
        return ids

    def index_of(self, id: str) -> int:
        """The place of the image with an id.

        :raises InputError: there is none; names the nearest
        """
        if id not in self._places:
            near = difflib.get_close_matches(str(id), self.ids, 1)
            raise InputError(f"{self.root}: no image '{id}' in {self._splits()}; "
                             + (f"did you mean '{near[0]}'?" if near else f"ids are such as '{self.ids[0]}'"))
        return self._places[id]

    def resolve(self, policy: Union[str, Iterable[str]]) -> List[str]:
        """The names of a policy or several, each once.

        :raises InputError: the dataset has no such masks; names those that it has
        """
        names = [policy] if isinstance(policy, str) else list(dict.fromkeys(policy))
        if not names:
            raise InputError(f"policy: expected one name or more; valid: {', '.join(self.policies)}")
        for name in names:
            if name not in self.policies:
                raise InputError(f"{self.root}: no masks of policy '{name}'; {_hint(name, self.policies)}")
        return names

    def _read(self, index: int, column: str, kind: str) -> np.ndarray:
        return native.read_picture(self._path(index, column), kind, self.height, self.width)

    def _path(self, index: int, column: str) -> Path:
        row = self.metadata[index]
        return self.root / row["split"] / row[column]

    def _splits(self) -> str:
        return "it" if self.split == "all" else f"its split {self.split}"

    def _read_description(self) -> Dict[str, Any]:
        if not self.root.is_dir():
            raise InputError(f"{self.root}: there is no such dataset folder; `an8 generate` makes one")
        for needed in (*(f"{split}/metadata.jsonl" for split in SPLITS), *_NEEDED):
            if not (self.root / needed).is_file():
                raise InputError(f"{self.root}: no {needed} in it; was it made by `an8 generate`?")
        provenance = _json(self.root / "provenance.json")
        _refuse_newer(self.root, str(provenance.get("suite_version", "")))
        for key, expected, is_valid in (
            ("name", "a text", _is_text), ("height", _SIDE, _is_side), ("width", _SIDE, _is_side),
        ):
            if not is_valid(provenance.get(key)):
                raise InputError(f"{self.root / 'provenance.json'}: {key}: expected {expected}, "
                                 f"found {provenance.get(key)!r}")
        if provenance.get("shard") is not None:
            raise InputError(f"{self.root}: is shard {provenance['shard']} of a dataset; join the shards with "
                             "`an8 merge` and use what it makes")
        return provenance

    def _read_rows(self, split: str) -> List[Dict[str, Any]]:
        path = self.root / split / "metadata.jsonl"
        rows = []
        for number, line in enumerate(_text(path).splitlines(), 1):
            try:
                row = json.loads(line)
                self._check(row, split)
            except (ValueError, KeyError, TypeError) as error:
                reason = f"no {error}" if isinstance(error, KeyError) else error
                raise InputError(f"{path}:{number}: not a metadata row: {reason}") from error
            rows.append(row)
        if not rows:
            raise InputError(f"{path}: expected a row an image, found none")
        return rows

    def _check(self, row: Dict[str, Any], split: str) -> None:
        label, found = row["label"], row["class"]
        if not 0 <= label < len(self.classes) or self.classes[label] != found:
            raise ValueError(f"unknown class: label {label}, class '{found}'")
        if row["split"] != split:
            raise ValueError(f"split: expected {split}, found {row['split']}")
        for column in ("file_name", *(key for key in row if key.endswith(_PATH))):
            path = PurePosixPath(row[column])
            if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in row[column]:
                raise ValueError(f"expected a path inside {split}, found '{row[column]}'")
        str(row["id"]), int(row["pose"]), int(row["fold"]), row["part_ids_file_name"]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_side(value: Any) -> bool:
    return isinstance(value, int) and 0 < value < 2**16


def _choice(option: str, name: str, valid: Sequence[str]) -> str:
    if name not in valid:
        raise InputError(f"{option}: unknown value '{name}'; {_hint(name, valid)}")
    return name


def _hint(name: str, valid: Sequence[str]) -> str:
    near = difflib.get_close_matches(str(name), valid, 1)
    return (f"did you mean '{near[0]}'? " if near else "") + f"valid: {', '.join(valid)}"


def _policy(column: str) -> str:
    folder = column[len(_MASK):-len(_PATH)]
    return f"part:{folder[len(_PART):]}" if folder.startswith(_PART) else folder


def _column(policy: str) -> str:
    return f"{_MASK}{policy.replace('part:', _PART, 1)}{_PATH}"


def _refuse_newer(root: Path, found: str) -> None:
    def release(version: str) -> List[int]:
        return [int(number) if number.isdigit() else 0 for number in version.split("+")[0].split(".")[:2]]

    if release(found) > release(native.__version__):
        raise InputError(f"{root}: was made by An8Suite {found}, which is newer than this package, "
                         f"{native.__version__}; install an8suite {found}")


def _json(path: Path) -> Any:
    text = _text(path)
    try:
        return json.loads(text)
    except ValueError as error:
        raise InputError(f"{path}: not the expected JSON: {error}") from error


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
