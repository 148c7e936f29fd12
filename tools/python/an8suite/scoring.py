"""Scoring maps as ``an8 score`` does, to the bit."""

import os
import sys
import time
import warnings
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple, Union

import numpy as np

from . import native
from .dataset import Dataset
from .errors import InputError

Maps = Union[Mapping[str, Any], Iterable[Any]]

_LARGEST = 2**28  # pixels of a map: 2 GB as float64, the largest array that `an8 score` reads
_SHOWN = 3


class Scores(List[Dict[str, Any]]):
    """A row a map and mask, with the columns of ``scores.csv``.

    ``id``, ``label``, ``class``, ``method``, ``policy``, ``fold``, ``pose``, ``predicted`` (None: nobody said),
    ``status`` (``scored``, ``constant_map`` or ``left_out_empty_mask``), ``mask_pixels``, then the measures, fractions
    in [0, 1] or None where undefined.
    """

    def to_pandas(self) -> Any:
        """The rows as a ``pandas.DataFrame``, with NaN where a measure is undefined."""
        import pandas

        table = pandas.DataFrame(list(self))
        measures = list(native.names()[0])
        return table.astype({name: float for name in measures}) if len(table) else table

    def summary(self) -> List[Dict[str, Any]]:
        """The means as in ``summary.json``: over images within a class, then over classes; a row a policy and method.

        ``policy``, ``method``, ``images`` (with a score), ``left_out``, ``constant_maps``, then the measures, None
        where undefined everywhere.
        """
        groups: Dict[Tuple[str, str], List[Dict[str, Any]]] = {}
        for row in sorted(self, key=lambda row: (row["policy"], row["method"], row["label"], row["id"])):
            groups.setdefault((row["policy"], row["method"]), []).append(row)
        return [_summarise(*names, rows) for names, rows in groups.items()]


def score(
    maps: Maps,
    dataset: Dataset,
    policy: Union[None, str, Sequence[str]] = None,
    signed: str = "positive",
    resize: str = "bilinear",
    tolerance: int = 8,
    method: str = "maps",
) -> Scores:
    """Scores heatmaps against the masks of a dataset, with the numbers of ``an8 score`` to the bit.

    :param maps: a map an image in the order of ``dataset``, such as an array (images, height, width), or a mapping from
        ids to maps, which may lack images. A map is (height, width), with axes of size 1 before them or one after them,
        of any size: float16, 32, 64, whole numbers or bool, any strides, finite; anything with ``__array__`` or
        ``__dlpack__``, such as a torch tensor on any device
    :param policy: the masks, a name or several; None for those of ``dataset``
    :param signed: what of a signed map is heat: ``positive`` its positive part, ``absolute`` its magnitude,
        ``negative`` what speaks against the class, ``minmax`` all of it, the lowest value becoming 0
    :param resize: how maps of another size are brought to that of the masks: ``bilinear`` or ``nearest``
    :param tolerance: how many pixels beside the mask count for ``pointing_near``, 0 to 32767
    :param method: what the rows call the method
    :raises InputError: a map cannot be scored; names its image. Nothing else is scored then
    """
    policies = dataset.policy if policy is None else dataset.resolve(policy)
    scores = Scores()
    for index, heat in _pairs(maps, dataset, method):
        scores += _score_one(dataset, index, heat, policies, (signed, resize, tolerance), method)
    return scores


def score_map(
    heat: Any,
    mask: Any,
    signed: str = "positive",
    resize: str = "bilinear",
    tolerance: int = 8,
    name: str = "the map",
) -> Dict[str, Any]:
    """Scores one map against one mask: ``status``, ``mask_pixels`` and the measures, as :func:`score` does.

    :param heat: see ``maps`` of :func:`score`
    :param mask: (height, width), with axes of size 1 as a map; bool, or numbers, of which 0 is outside
    :raises InputError: one of the two is no such array; begins with ``name``
    """
    inside = _array(mask, f"{name}: the mask") != 0
    (one,) = native.score(
        name, _array(heat, f"{name}: the map"), np.ascontiguousarray(inside[np.newaxis], np.uint8),
        (signed, resize, _whole(tolerance)))
    return _columns(one)


def write_maps(maps: Maps, dataset: Dataset, folder: Union[str, Path], method: str = "maps") -> Path:
    """Writes maps where ``an8 score --heatmaps FOLDER`` finds them: ``FOLDER/METHOD/ID.npy``, each whole or not at all.

    :param maps: see :func:`score`; they keep their numbers, float32 where that holds them exactly, else float64
    :returns: the folder of the method
    """
    target = Path(folder) / _file_name(method)
    target.mkdir(parents=True, exist_ok=True)
    for index, heat in _pairs(maps, dataset, method):
        _write(target, dataset.ids[index], heat)
    return target


def evaluate(
    explain: Callable[[np.ndarray, int], Any],
    dataset: Dataset,
    policy: Union[None, str, Sequence[str]] = None,
    signed: str = "positive",
    resize: str = "bilinear",
    tolerance: int = 8,
    method: Optional[str] = None,
    folder: Union[None, str, Path] = None,
    progress: bool = True,
) -> Scores:
    """Explains every image of a dataset and scores the maps.

    :param explain: ``explain(image, label)`` with the picture, (height, width, 3) uint8 sRGB, and its class; returns a
        map, see :func:`score`. The dataset's ``transform`` is not applied
    :param method: what the rows call the method; None for the function's name
    :param folder: also writes each map as it is made, see :func:`write_maps`, so that none is lost
    :param progress: whether a line on stderr counts the images
    :raises InputError: a map cannot be scored; what ``explain`` raises comes through
    """
    name = method or getattr(explain, "__name__", type(explain).__name__).strip("<>")
    policies = dataset.policy if policy is None else dataset.resolve(policy)
    target = None if folder is None else write_maps({}, dataset, folder, name)
    scores = Scores()
    for index in _counted(range(len(dataset)), name, progress):
        heat = _map(explain(dataset.image(index), int(dataset.labels[index])), _name(dataset, index, name))
        if target is not None:
            _write(target, dataset.ids[index], heat)
        scores += _score_one(dataset, index, heat, policies, (signed, resize, tolerance), name)
    return scores


def _score_one(
    dataset: Dataset, index: int, heat: np.ndarray, policies: Sequence[str], options: Tuple[str, str, int], method: str,
) -> Iterator[Dict[str, Any]]:
    masks = dataset.masks(index, policies).view(np.uint8)
    signed, resize, tolerance = options
    found = native.score(
        _name(dataset, index, method), heat, masks, (signed, resize, _whole(tolerance)))
    row = dataset.metadata[index]
    for policy, one in zip(policies, found):
        yield {
            "id": row["id"],
            "label": row["label"],
            "class": row["class"],
            "method": method,
            "policy": policy,
            "fold": row["fold"],
            "pose": row["pose"],
            "predicted": None,
            **_columns(one),
        }


def _columns(one: native.Score) -> Dict[str, Any]:
    return {"status": one.status, "mask_pixels": one.mask_pixels, **dict(zip(native.names()[0], one.measures))}


def _summarise(policy: str, method: str, rows: List[Dict[str, Any]]) -> Dict[str, Any]:
    classes: Dict[int, List[Dict[str, Any]]] = {}
    for row in rows:
        classes.setdefault(row["label"], []).append(row)
    scored = [row for row in rows if row["status"] != native.names()[1][1]]
    return {
        "policy": policy,
        "method": method,
        "images": len(scored),
        "left_out": len(rows) - len(scored),
        "constant_maps": sum(row["status"] == native.names()[1][2] for row in rows),
        **{name: _mean(_mean(row[name] for row in members) for members in classes.values())
           for name in native.names()[0]},
    }


def _mean(values: Iterable[Optional[float]]) -> Optional[float]:
    defined = [value for value in values if value is not None]
    total = 0.0
    for value in defined:  # not sum(), which since Python 3.12 rounds otherwise than the suite
        total += value
    return total / len(defined) if defined else None


def _pairs(maps: Maps, dataset: Dataset, method: str) -> Iterator[Tuple[int, np.ndarray]]:
    """Places and maps; a mapping's keys are looked at before its first map."""
    if isinstance(maps, Mapping):
        places = sorted((dataset.index_of(id), id) for id in maps)
        lacking = [id for id in dataset.ids if id not in maps]
        if lacking and places:
            shown = ", ".join(lacking[:_SHOWN]) + (", ..." if len(lacking) > _SHOWN else "")
            warnings.warn(f"{method}: {len(lacking)} images without a heatmap: {shown}; left out", stacklevel=3)
        for place, id in places:
            yield place, _map(maps[id], _name(dataset, place, method))
        return
    count = 0
    shape = getattr(maps, "shape", None)
    if shape is not None and (len(shape) == 0 or shape[0] != len(dataset)):
        raise InputError(f"{method}: expected a map for each of {len(dataset)} images, found an array of shape "
                         f"({', '.join(map(str, shape))})")
    for heat in maps:
        if count == len(dataset):
            raise InputError(f"{method}: expected a map for each of {len(dataset)} images, found more")
        yield count, _map(heat, _name(dataset, count, method))
        count += 1
    if count < len(dataset):
        raise InputError(f"{method}: expected a map for each of {len(dataset)} images, found {count}; a mapping from "
                         "ids to maps may lack some")


def _map(heat: Any, name: str) -> np.ndarray:
    return _array(heat, f"{name}: the map")


def _array(given: Any, name: str) -> np.ndarray:
    """Any array as (height, width) float64 in C order."""
    array = _numpy(given, name)
    if array.dtype.kind not in "fiub" or array.dtype.itemsize > 8:
        raise InputError(f"{name} has numbers of type {array.dtype}; expected float16, 32 or 64, whole numbers or bool "
                         "(astype)")
    shape = list(array.shape)
    while len(shape) > 2 and shape[0] == 1:
        del shape[0]
    if len(shape) == 3 and shape[2] == 1:
        del shape[2]
    if len(shape) != 2 or 0 in shape:
        raise InputError(f"{name} has shape ({', '.join(map(str, array.shape))}); expected height x width")
    if shape[0] * shape[1] > _LARGEST:
        raise InputError(f"{name} has {shape[0]} x {shape[1]} pixels; at most {_LARGEST} can be read")
    return np.ascontiguousarray(array.reshape(shape), np.float64)


def _numpy(given: Any, name: str) -> np.ndarray:
    try:
        if hasattr(given, "detach"):  # a torch tensor, which may have a gradient or lie on another device
            given = given.detach().cpu()
        if not hasattr(given, "__array__") and hasattr(given, "__dlpack__"):
            return np.from_dlpack(given)
        return np.asarray(given)
    except (TypeError, ValueError, RuntimeError, BufferError, AttributeError) as error:
        raise InputError(f"{name} is no array that NumPy can read: {error}") from error


def _whole(tolerance: int) -> int:
    if isinstance(tolerance, bool) or not isinstance(tolerance, (int, np.integer)) or not -1 < tolerance < 2**15:
        raise InputError(f"tolerance: expected 0 to 32767 pixels, found {tolerance!r}")
    return int(tolerance)


def _name(dataset: Dataset, index: int, method: str) -> str:
    return f"image {dataset.ids[index]}, method {method}"


def _file_name(method: str) -> str:
    if not method or method in (".", "..") or "/" in method or "\\" in method:
        raise InputError(f"method: expected a name that a folder can have, found '{method}'")
    return method


def _write(folder: Path, id: str, heat: np.ndarray) -> None:
    small = heat.astype(np.float32)
    path = folder / f"{id}.npy"
    partial = folder / f".{id}.{os.getpid()}.partial"
    with open(partial, "wb") as file:
        np.save(file, small if np.array_equal(small, heat) else heat)
    os.replace(partial, path)


def _counted(places: Sequence[int], name: str, progress: bool) -> Iterator[int]:
    begun = said = time.monotonic()
    for done, place in enumerate(places, 1):
        yield place
        now = time.monotonic()
        if progress and (done == len(places) or now - said >= (0.2 if sys.stderr.isatty() else 30)):
            said = now
            left = (now - begun) / done * (len(places) - done)
            line = (f"{name}: {done} of {len(places)} images, {done / max(now - begun, 1e-9):.1f} a second, "
                    f"{left:.0f} s left")
            end = "\n" if done == len(places) or not sys.stderr.isatty() else ""
            print(f"\r\033[K{line}" if sys.stderr.isatty() else line, end=end, file=sys.stderr, flush=True)
