"""An8Suite from Python: datasets with pixel-exact masks, and the scores of explanations against them."""

from . import adapters
from .dataset import Dataset
from .errors import InputError, LibraryError
from .native import __version__
from .program import report
from .scoring import Scores, evaluate, score, score_map, write_maps

__all__ = [
    "Dataset", "InputError", "LibraryError", "Scores", "__version__", "adapters", "evaluate", "report", "score",
    "score_map", "write_maps",
]
