"""The Python in the dataset card runs as it stands, from the dataset's folder."""

import contextlib
import importlib.util
import io
import os
import re

import numpy as np


def snippets(dataset, checks):
    left_out = []
    with checks.about("snippets of the card", "run as they stand and give what their comments say") as check:
        blocks = re.findall(r"```python\n(.*?)```", (dataset.root / "README.md").read_text(), re.DOTALL)
        here = os.getcwd()
        os.chdir(dataset.root)
        try:
            for block in blocks:
                modules = re.findall(r"^(?:from|import) (\w+)", block, re.MULTILINE)
                missing = [name for name in modules if importlib.util.find_spec(name) is None]
                if missing:
                    left_out += missing
                    continue
                names = {}
                with contextlib.redirect_stdout(io.StringIO()):
                    exec(block, names)
                check(True, block)
                _expect(check, dataset, names)
        finally:
            os.chdir(here)
        check(len(blocks) - len(left_out) >= 3, f"only {len(blocks) - len(left_out)} of {len(blocks)} snippets could run")
    for name in left_out:
        print(f"        left out for want of the package: {name}")


def _expect(check, dataset, names):
    if "train" in names:
        check(len(names["train"]) == len(dataset.rows["train"]), "ImageFolder: count")
    if "parts" in names:
        size = names["parts"].shape
        check(names["image"].shape == (*size, 3) and names["image"].dtype == np.uint8, "image")
        check(names["parts"].dtype == np.uint8, f"parts: {names['parts'].dtype}")
        check(names["mask"].shape == size and names["mask"].dtype == bool, f"mask: {names['mask'].dtype}")
    elif "coco" in names:
        check(names["mask"].sum() > 0 and set(np.unique(names["mask"])) <= {0, 1}, "COCO mask")
