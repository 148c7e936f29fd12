"""Loads a dataset and its exports with the software people use, and says what held.

    check_loaders.py DATASET EXPORTS      EXPORTS holds the folders an8flower, webdataset, quantus, yolo and fiftyone

Where Debian has the real thing (torchvision, torch, NumPy, PIL, sha256sum) it is used; where it has not (Hugging Face
datasets, Croissant, WebDataset, Ultralytics, FiftyOne, pycocotools) the rules of its readers are written down here. Each check is a
short example of how to read that format.
"""

import sys
from pathlib import Path

# Behind everything else, so that a real pycocotools is taken where there is one.
sys.path.append(str(Path(__file__).parent / "standin"))

import card
import exports
import loaders
import rules
from checks import Checks
from dataset import Dataset


def main() -> int:
    dataset, exported = Dataset(Path(sys.argv[1])), Path(sys.argv[2])
    checks = Checks()
    for check in (loaders.image_folder, loaders.coco_detection, loaders.pictures, loaders.checksums,
                  rules.hugging_face, rules.croissant, card.snippets):
        check(dataset, checks)
    for check in (exports.an8flower, exports.webdataset, exports.quantus, exports.yolo, exports.fiftyone):
        check(dataset, exported / check.__name__, checks)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
