"""The dataset as its own files describe it: what loaders are held against."""

import json
from pathlib import Path

import numpy as np
from PIL import Image

SPLITS = ("train", "val", "test")


class Dataset:
    def __init__(self, root: Path):
        self.root = root
        self.classes = json.loads((root / "classes.json").read_text())
        self.parts = json.loads((root / "parts.json").read_text())
        self.name = json.loads((root / "provenance.json").read_text())["name"]
        self.rows = {split: [json.loads(line) for line in (root / split / "metadata.jsonl").read_text().splitlines()]
                     for split in SPLITS}

    def all_rows(self):
        return [(split, row) for split in SPLITS for row in self.rows[split]]

    def path(self, split: str, row: dict, column: str = "file_name") -> Path:
        return self.root / split / row[column]

    def pixels(self, split: str, row: dict, column: str = "file_name") -> np.ndarray:
        return np.asarray(Image.open(self.path(split, row, column)))

    def part_ids(self, split: str, row: dict) -> np.ndarray:
        return self.pixels(split, row, "part_ids_file_name")

    def class_part_ids(self, row: dict) -> list:
        names = self.classes[row["label"]]["parts"]
        return [part["id"] for part in self.parts if part["name"] in names]


def picture_columns(row: dict) -> list:
    return [key for key in row if key == "file_name" or key.endswith("_file_name")]
