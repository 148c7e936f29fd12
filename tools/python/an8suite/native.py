"""The native library: ``An8Suite.Core``'s scoring, compiled ahead of time, called through ctypes.

ctypes releases the interpreter's lock during calls, and the library holds no state, so any thread may call at any
time.
"""

import ctypes
import os
import platform
import threading
from pathlib import Path
from typing import NamedTuple, Optional, Sequence, Tuple

import numpy as np

from .errors import InputError, LibraryError

try:
    from ._version import __version__, build, glibc
except ImportError as error:
    raise LibraryError(
        f"{Path(__file__).parent}: these are sources without the native library; `tools/python/build` makes a wheel of "
        "them, to be installed with pip") from error

LIBRARY = Path(__file__).with_name("libAn8Suite.so")

_TEXT_SIZE = 4096
_REFUSED = 1
_loading = threading.Lock()
_loaded: Optional[Tuple[int, ctypes.CDLL]] = None  # with the process that loaded it


class Score(NamedTuple):
    """A map against one mask."""

    status: str
    mask_pixels: int
    measures: Tuple[Optional[float], ...]  # in the order of names(); None where undefined


class _ScoreCall(ctypes.Structure):  # ScoreCall.cs
    _fields_ = [
        ("map", ctypes.c_void_p),
        ("masks", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("sign", ctypes.c_char_p),
        ("resize", ctypes.c_char_p),
        ("measures", ctypes.c_void_p),
        ("statuses", ctypes.c_void_p),
        ("mask_pixels", ctypes.c_void_p),
        ("rows", ctypes.c_int32),
        ("columns", ctypes.c_int32),
        ("mask_count", ctypes.c_int32),
        ("height", ctypes.c_int32),
        ("width", ctypes.c_int32),
        ("tolerance", ctypes.c_int32),
    ]


class _PictureCall(ctypes.Structure):  # PictureCall.cs
    _fields_ = [
        ("path", ctypes.c_char_p),
        ("kind", ctypes.c_char_p),
        ("pixels", ctypes.c_void_p),
        ("height", ctypes.c_int32),
        ("width", ctypes.c_int32),
    ]


def score(name: str, heat: np.ndarray, masks: np.ndarray, options: Tuple[str, str, int]) -> Sequence[Score]:
    """Scores one map against masks.

    :param name: what messages call the map
    :param heat: (rows, columns) float64, C order, finite
    :param masks: (masks, height, width) uint8, C order, 0 outside
    :param options: sign rule, resize rule, tolerance in pixels
    """
    measures, states = names()
    results = np.empty((len(masks), len(measures)))
    statuses, pixels = (np.empty(len(masks), np.int32) for _ in range(2))
    sign, resize, tolerance = options
    _call("an8_score", _ScoreCall(
        heat.ctypes.data, masks.ctypes.data, _bytes(name), _bytes(sign), _bytes(resize), results.ctypes.data,
        statuses.ctypes.data, pixels.ctypes.data, *heat.shape, *masks.shape, tolerance))
    return [
        Score(states[status], int(count), tuple(None if value != value else value for value in row.tolist()))
        for status, count, row in zip(statuses, pixels, results)
    ]


def read_picture(path: Path, kind: str, height: int, width: int) -> np.ndarray:
    """Reads a PNG of a dataset: ``color`` is (height, width, 3), ``grey`` and ``mask`` (height, width); all uint8."""
    pixels = np.empty((height, width, 3) if kind == "color" else (height, width), np.uint8)
    _call("an8_read_picture", _PictureCall(_bytes(str(path)), _bytes(kind), pixels.ctypes.data, height, width))
    return pixels


def names() -> Tuple[Tuple[str, ...], Tuple[str, ...]]:
    """The names of the measures and of the statuses, in the library's order."""
    _library()
    return _names


def _call(function: str, call: ctypes.Structure) -> None:
    text = ctypes.create_string_buffer(_TEXT_SIZE)
    code = getattr(_library(), function)(ctypes.byref(call), text, _TEXT_SIZE)
    if code:
        message = text.value.decode()
        raise InputError(message) if code == _REFUSED else LibraryError(f"{LIBRARY.name} failed: {message}")


def _library() -> ctypes.CDLL:
    global _loaded, _names
    loaded = _loaded
    if loaded is None or loaded[0] != os.getpid():
        with _loading:
            if _loaded is None or _loaded[0] != os.getpid():
                library = _open(LIBRARY, fresh=_loaded is not None)
                measures, states = (tuple(part.split(",")) for part in _ask(library, "an8_names").split(";"))
                _names = measures, states
                _loaded = os.getpid(), library
            loaded = _loaded
    return loaded[1]


def _open(path: Path, fresh: bool = False) -> ctypes.CDLL:
    """Loads a library and compares its version.

    A process that was forked has the memory of the library but not its threads, and calls may wait for one of these
    for ever. So it loads another copy: to the loader a file in memory is another library.
    """
    if os.name == "nt" or platform.machine() not in ("x86_64", "AMD64"):
        raise LibraryError(
            f"an8suite's wheel is for Linux on x86-64, this is {platform.system()} on {platform.machine()}")
    try:
        if fresh:
            descriptor = os.memfd_create(path.name)
            with os.fdopen(descriptor, "wb") as copy:
                copy.write(path.read_bytes())
                copy.flush()
                # Not /proc/self: a grandchild would be given its parent's copy, which has that name too.
                library = ctypes.CDLL(f"/proc/{os.getpid()}/fd/{descriptor}")
        else:
            library = ctypes.CDLL(str(path))
    except OSError as error:
        raise LibraryError(
            f"{path}: needs glibc {glibc} or later, this system has {' '.join(platform.libc_ver())}; use a newer system, "
            "such as Debian 12 or Ubuntu 22.04"
            if "`GLIBC_" in str(error) else f"{path}: cannot be loaded: {error}") from error
    try:
        found = _ask(library, "an8_version")
    except AttributeError as error:
        raise LibraryError(f"{path}: is not An8Suite's library: {error}") from error
    if found != build:
        raise LibraryError(
            f"{path}: is of version {found}, the package an8suite of version {build}; install both anew, from one "
            "wheel")
    return library


def _ask(library: ctypes.CDLL, function: str) -> str:
    text = ctypes.create_string_buffer(_TEXT_SIZE)
    if getattr(library, function)(text, _TEXT_SIZE):
        raise LibraryError(f"{function} failed: {text.value.decode()}")
    return text.value.decode()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _after_fork() -> None:
    global _loading
    _loading = threading.Lock()  # another thread may have held it


_names: Tuple[Tuple[str, ...], Tuple[str, ...]] = ((), ())
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
