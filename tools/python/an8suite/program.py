"""The program ``an8`` from Python, where it is installed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Mapping, Sequence, Union

from .dataset import Dataset
from .errors import InputError, LibraryError
from .scoring import Maps, write_maps

VARIABLE = "AN8_PROGRAM"


def find() -> str:
    """The program: what the environment's ``AN8_PROGRAM`` names, else ``an8`` on the path.

    :raises LibraryError: there is none
    """
    named = os.environ.get(VARIABLE)
    found = shutil.which(named or "an8")
    if found is None:
        raise LibraryError(
            f"{VARIABLE}: no program {named}" if named else
            "the program an8 is not installed, which this needs; scoring does not. Put the folder tools of a clone of "
            f"An8Suite on the PATH, or name its tools/an8 in {VARIABLE}")
    return found


def run(*arguments: str) -> None:
    """Runs a verb; its messages go to stderr.

    :raises InputError: it refused its input (exit code 2); the message is the program's
    :raises LibraryError: it failed otherwise
    """
    done = subprocess.run([find(), *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        error = InputError if done.returncode == 2 else LibraryError
        raise error(f"an8 {arguments[0]}: {done.stderr.strip() or f'ended with code {done.returncode}'}")


def report(
    maps: Mapping[str, Maps],
    dataset: Dataset,
    out: Union[str, Path],
    policy: Union[None, str, Sequence[str]] = None,
    signed: str = "positive",
    resize: str = "bilinear",
    tolerance: int = 8,
) -> Path:
    """Scores the maps of several methods beside the suite's controls, and makes the report of ``an8 report``.

    Needs the program ``an8``. ``out`` then holds ``maps``, ``score`` and ``report``; it must not be there before, or be
    empty.

    :param maps: by method; see ``maps`` of :func:`an8suite.score`, as for the rest
    :returns: the page, ``report.html``
    """
    find()
    folder = Path(out)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: is there already and not empty; name another folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as work:
        for method, its in maps.items():
            write_maps(its, dataset, Path(work, "maps"), method)
        policies = dataset.policy if policy is None else dataset.resolve(policy)
        folder.mkdir(exist_ok=True)
        shutil.move(str(Path(work, "maps")), str(folder / "maps"))
    run("score", "--heatmaps", str(folder / "maps"), "--dataset", str(dataset.root), "--split", dataset.split,
        "--policies", ",".join(policies), "--sign", signed, "--resize", resize, "--tolerance", str(tolerance),
        "--out", str(folder / "score"))
    run("report", str(folder / "score"), "--out", str(folder / "report"))
    return folder / "report" / "report.html"
