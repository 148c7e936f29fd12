"""The exports of `an8 export`, read as their users read them and compared with the dataset."""

import hashlib
import io
import json
import re
import tarfile

import numpy as np
import torch
import yaml
from PIL import Image
from torchvision.datasets import ImageFolder
from torchvision.transforms.functional import to_tensor

from dataset import SPLITS, picture_columns


def an8flower(dataset, folder, checks):
    with checks.about("an8flower", "parallel trees, published names, the class part dark on white") as check:
        images, masks = folder / dataset.name, folder / f"{dataset.name}_MASK"
        check([c for c in ImageFolder(images).classes] == [c["folder"] for c in dataset.classes], "order of the classes")
        names = sorted(p.relative_to(images) for p in images.rglob("*.png"))
        check(names == sorted(p.relative_to(masks) for p in masks.rglob("*.png")), "the trees differ")
        check(len(names) == len(dataset.all_rows()), f"{len(names)} images")
        rows = {_hash(dataset.path(split, row)): (split, row) for split, row in dataset.all_rows()}
        for name in names:
            match = re.fullmatch(r"class(\d+)_img\d+_p\d+_r\d+\.png", name.name)
            split, row = rows[_hash(images / name)]
            check(match and int(match[1]) == row["label"] + 1, f"{name}: class {row['label']}")
            mask = Image.open(masks / name)
            expected = np.where(dataset.pixels(split, row, "mask_class_part_file_name"), 0, 255)
            check(mask.mode == "L" and np.array_equal(np.asarray(mask), expected), f"{name}: mask")


def webdataset(dataset, folder, checks):
    """webdataset's tariterators.py: base_plus_ext and group_by_keys."""
    with checks.about("WebDataset rules", "files of a key stand together, same suffixes, same bytes") as check:
        for split in SPLITS:
            samples = []
            for shard in sorted(folder.glob(f"{dataset.name}-{split}-*.tar")):
                check(re.fullmatch(r".*-\d{6}\.tar", shard.name), shard.name)
                for entry, content in _members(check, shard):
                    key, suffix = re.match(r"^((?:.*/|)[^.]+)[.]([^/]*)$", entry.name).groups()
                    if not samples or samples[-1]["__key__"] != key:
                        samples.append({"__key__": key})
                    check(suffix not in samples[-1], f"{shard.name}: {entry.name} stands twice")
                    samples[-1][suffix] = content
            rows = dataset.rows[split]
            check([s["__key__"] for s in samples] == [row["id"] for row in rows], f"{split}: keys")
            for sample, row in zip(samples, rows):
                check(sample.keys() == samples[0].keys(), f"{row['id']}: {list(sample)}")
                check(json.loads(sample["json"]) == row and int(sample["cls"]) == row["label"], f"{row['id']}: json, cls")
                for column in picture_columns(row):
                    suffix = {"file_name": "png", "part_ids_file_name": "parts.png"}.get(
                        column, column.removesuffix("_file_name") + ".png")
                    check(sample[suffix] == dataset.path(split, row, column).read_bytes(), f"{row['id']}.{suffix}")
                check(Image.open(io.BytesIO(sample["png"])).mode == "RGB", f"{row['id']}.png")


def _members(check, shard):
    with tarfile.open(shard) as tar:
        for entry in tar:
            check((entry.mode, entry.uid, entry.gid, entry.mtime) == (0o644, 0, 0, 0), f"{entry.name}: {oct(entry.mode)}")
            yield entry, tar.extractfile(entry).read()


def quantus(dataset, folder, checks):
    with checks.about("Quantus and Captum npz", "shapes, types, and values of images, labels, masks, parts, baseline") as check:
        for split in SPLITS:
            npz, rows = np.load(folder / f"{split}.npz"), dataset.rows[split]
            n, (height, width) = len(rows), dataset.part_ids(split, rows[0]).shape
            for name, shape, dtype in (("x_batch", (n, 3, height, width), "float32"), ("y_batch", (n,), "int64"),
                                       ("s_batch", (n, 1, height, width), "bool"), ("baselines", (1, 3, height, width), "float32"),
                                       ("feature_mask", (n, 1, height, width), "uint8")):
                check((npz[name].shape, str(npz[name].dtype)) == (shape, dtype), f"{split} {name}: {npz[name].shape}")
            check(list(npz["ids"]) == [row["id"] for row in rows], f"{split}: ids")
            check(list(npz["class_names"]) == [c["name"] for c in dataset.classes], f"{split}: class names")
            x, y, s, parts = (npz[name] for name in ("x_batch", "y_batch", "s_batch", "feature_mask"))
            for i, row in enumerate(rows):
                image = to_tensor(Image.open(dataset.path(split, row)))
                check(torch.equal(torch.from_numpy(x[i]), image), f"{row['id']}: x_batch is not torchvision's to_tensor")
                check(y[i] == row["label"], f"{row['id']}: y_batch")
                check(np.array_equal(s[i, 0], dataset.pixels(split, row, "mask_class_part_file_name")), f"{row['id']}: s_batch")
                check(np.array_equal(parts[i, 0], dataset.part_ids(split, row)), f"{row['id']}: feature_mask")
                empty = dataset.pixels(split, row, "coverage_plant_file_name") == 0
                check(np.array_equal(x[i][:, empty], npz["baselines"][0][:, empty]), f"{row['id']}: baseline")


def yolo(dataset, folder, checks):
    """Ultralytics' verify_image_label and data.yaml; polygons are filled by the even-odd rule at pixel centres."""
    with checks.about("Ultralytics rules", "labels in range, polygons filled again are exactly the parts") as check:
        data = yaml.safe_load((folder / "data.yaml").read_text())
        check(data["names"] == {p["id"] - 1: p["name"] for p in dataset.parts}, f"names {data['names']}")
        for split, row in dataset.all_rows():
            image = folder / data[split] / f"{row['id']}.png"
            check(image.read_bytes() == dataset.path(split, row).read_bytes(), f"{image}: another image")
            label = folder / data[split].replace("images", "labels", 1) / f"{row['id']}.txt"
            ids = dataset.part_ids(split, row)
            drawn = np.zeros_like(ids)
            for line in label.read_text().splitlines():
                number, *corners = line.split()
                points = np.array(corners, float).reshape(-1, 2)
                check(int(number) in data["names"] and len(points) >= 3, f"{label.name}: {line[:40]}")
                check(points.min() >= 0 and points.max() <= 1, f"{label.name}: {points.min()} to {points.max()}")
                region = _fill(points * (ids.shape[1], ids.shape[0]), ids.shape)
                check(not drawn[region].any(), f"{label.name}: polygons overlap")
                drawn[region] = int(number) + 1
            check(np.array_equal(drawn, ids), f"{label.name}: {(drawn != ids).sum()} pixels differ")


def fiftyone(dataset, folder, checks):
    """FiftyOne's LegacyFiftyOneDatasetImporter: paths from the folder, schema and targets in metadata.json."""
    with checks.about("FiftyOne rules", "samples, boxes, and segmentations that are the part ids and masks") as check:
        metadata = json.loads((folder / "metadata.json").read_text())
        samples = json.loads((folder / "samples.json").read_text())["samples"]
        targets = metadata["info"]["mask_targets"]
        check("version" not in metadata, "a version number asks for the documents of a database")
        check(targets["part_ids"] == {str(p["id"]): p["name"] for p in dataset.parts}, f"targets {targets['part_ids']}")
        check(len(samples) == len(dataset.all_rows()), f"{len(samples)} samples")
        for sample, (split, row) in zip(samples, dataset.all_rows()):
            check(set(sample) == set(metadata["sample_fields"]), f"{row['id']}: {set(sample) ^ set(metadata['sample_fields'])}")
            check(sample["tags"] == [split] and sample["ground_truth"]["label"] == row["class"], f"{row['id']}: labels")
            check((folder / sample["filepath"]).read_bytes() == dataset.path(split, row).read_bytes(), f"{row['id']}: image")
            ids = np.asarray(Image.open(folder / sample["part_ids"]["mask_path"]))
            check(ids.dtype == np.uint8 and np.array_equal(ids, dataset.part_ids(split, row)), f"{row['id']}: part ids")
            for column in (c for c in picture_columns(row) if c.startswith("mask_")):
                mask = np.asarray(Image.open(folder / sample[column.removesuffix("_file_name")]["mask_path"]))
                check(np.array_equal(mask, np.where(dataset.pixels(split, row, column), 255, 0)), f"{row['id']}: {column}")
            boxes = {d["label"]: d["bounding_box"] for d in sample["parts"]["detections"]}
            for part in row["parts"]:
                expected = np.array(part["bbox"]) / ([*ids.shape[::-1]] * 2) if part["bbox"] else None
                box = boxes.get(part["name"])
                check((box is None) == (expected is None) and (box is None or np.allclose(box, expected)), f"{row['id']}: {box}")


def _fill(points, shape) -> np.ndarray:
    """A pixel is inside when a ray to its left crosses an odd number of edges."""
    crossings = np.zeros(shape, int)
    centres = np.arange(shape[0]) + 0.5
    for (x0, y0), (x1, y1) in zip(points, np.roll(points, -1, axis=0)):
        for y in np.nonzero((centres > min(y0, y1)) & (centres < max(y0, y1)))[0]:
            x = x0 + (x1 - x0) * (centres[y] - y0) / (y1 - y0)
            crossings[y, int(np.ceil(x - 0.5)):] += 1
    return crossings % 2 == 1


def _hash(path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
