"""What is loaded with the real software: torchvision, PIL, NumPy, sha256sum."""

import subprocess

import numpy as np
import pycocotools
from PIL import Image
from torchvision.datasets import CocoDetection, ImageFolder

from dataset import SPLITS, picture_columns


def image_folder(dataset, checks):
    with checks.about("torchvision ImageFolder", "order of classes is order of labels, RGB, every image") as check:
        for split in SPLITS:
            folder = ImageFolder(dataset.root / split / "images")
            check(folder.classes == [c["folder"] for c in dataset.classes], f"{split}: classes {folder.classes}")
            labels = {dataset.path(split, row): row["label"] for row in dataset.rows[split]}
            check(len(folder) == len(labels), f"{split}: {len(folder)} images, {len(labels)} rows")
            for path, label in folder.samples:
                check(labels.get(dataset.root / path) == label, f"{path}: label {label}")
                check(Image.open(path).mode == "RGB", f"{path}: {Image.open(path).mode}")


def coco_detection(dataset, checks):
    kind = "stand-in pycocotools" if hasattr(pycocotools, "STANDIN") else "pycocotools"
    seen = set()
    with checks.about("torchvision CocoDetection", f"RLE, box and area are the part ids', with {kind}") as check:
        for split in SPLITS:
            coco = CocoDetection(dataset.root / split / "images", dataset.root / f"annotations/instances_{split}.json")
            names = [(c["id"], c["name"]) for c in coco.coco.loadCats(coco.coco.getCatIds())]
            check(names == [(p["id"], p["name"]) for p in dataset.parts], f"{split}: categories {names}")
            check(len(coco) == len(dataset.rows[split]), f"{split}: {len(coco)} images")
            rows = {row["file_name"].removeprefix("images/"): row for row in dataset.rows[split]}
            for i, image_id in enumerate(coco.ids):
                image, annotations = coco[i]
                info = coco.coco.loadImgs(image_id)[0]
                row = rows[info["file_name"]]
                check(image_id not in seen and not seen.add(image_id), f"image id {image_id} stands twice")
                check(image.size == (info["width"], info["height"]), f"{row['id']}: {image.size}")
                _check_annotations(check, coco.coco, dataset.part_ids(split, row), annotations, row["id"])


def _check_annotations(check, coco, part_ids, annotations, name):
    visible = [int(part) for part in np.unique(part_ids) if part]
    check([a["category_id"] for a in annotations] == visible, f"{name}: categories {annotations}")
    for annotation in annotations:
        expected = part_ids == annotation["category_id"]
        check(np.array_equal(coco.annToMask(annotation), expected), f"{name}: mask of annotation {annotation['id']}")
        check(annotation["area"] == expected.sum(), f"{name}: area {annotation['area']}")
        y, x = np.nonzero(expected)
        box = [x.min(), y.min(), x.max() - x.min() + 1, y.max() - y.min() + 1]
        check(annotation["bbox"] == box, f"{name}: box {annotation['bbox']}, expected {box}")


def pictures(dataset, checks):
    with checks.about("PIL and NumPy", "masks are bool, part ids bytes, policies are their parts") as check:
        for split, row in dataset.all_rows():
            size = Image.open(dataset.path(split, row)).size
            for column in picture_columns(row):
                image = Image.open(dataset.path(split, row, column))
                mode = "RGB" if column == "file_name" else "1" if column.startswith("mask_") else "L"
                check((image.mode, image.size) == (mode, size), f"{row['id']} {column}: {image.mode} {image.size}")
                check(np.asarray(image).dtype == (bool if mode == "1" else np.uint8), f"{row['id']} {column}: dtype")
            ids = dataset.part_ids(split, row)
            for policy, expected in {
                "class_part": np.isin(ids, dataset.class_part_ids(row)),
                "plant": ids > 0,
                "part_stem": ids == next(p["id"] for p in dataset.parts if p["name"] == "stem"),
                "causal": dataset.pixels(split, row, "change_file_name") > 0,
            }.items():
                mask = dataset.pixels(split, row, f"mask_{policy}_file_name")
                check(np.array_equal(mask, expected), f"{row['id']}: {policy}")


def checksums(dataset, checks):
    with checks.about("sha256sum --check", "every file but SHA256SUMS and step.json") as check:
        run = subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=dataset.root, capture_output=True, text=True)
        for line in run.stdout.splitlines():
            check(line.endswith(": OK"), line)
        files = {str(path.relative_to(dataset.root)) for path in dataset.root.rglob("*") if path.is_file()}
        listed = {line.rpartition(": ")[0] for line in run.stdout.splitlines()}
        check(files - listed == {"SHA256SUMS", "step.json"}, f"not listed: {sorted(files - listed)[:5]}")
