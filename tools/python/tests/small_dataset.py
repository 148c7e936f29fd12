"""A dataset as `an8 generate` lays it out, small enough to be written by hand."""

import json
import struct
import zlib
from pathlib import Path

import numpy as np

HEIGHT, WIDTH = 20, 24
CLASSES = ["red", "blue"]
PARTS = ["petals", "stem"]


def png(path, pixels, depth):
    """8-bit RGB, 8-bit grey or 1-bit grey, without filters."""
    height, width = pixels.shape[:2]
    rows = np.packbits(pixels, axis=1) if depth == 1 else pixels.reshape(height, -1)
    content = b"".join(b"\0" + row.tobytes() for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    header = struct.pack(">IIBBBBB", width, height, depth, 2 if pixels.ndim == 3 else 0, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(content)), (b"IEND", b""))))


def parts_of(pose):
    """Part ids: petals above, a stem below; in pose 0 of no class there are petals."""
    ids = np.zeros((HEIGHT, WIDTH), np.uint8)
    ids[12:18, 10:13] = 2
    if pose:
        ids[3:9 + pose, 5 + pose:15] = 1
    return ids


def write(root, poses=4):
    """Two classes at each pose: one pose to train, one to validate, the rest to test."""
    root = Path(root)
    root.mkdir(parents=True, exist_ok=True)
    folders = [f"{i:02}_{name}" for i, name in enumerate(CLASSES)]
    (root / "provenance.json").write_text(json.dumps(
        {"name": "small", "suite_version": "0.1.0", "width": WIDTH, "height": HEIGHT, "fold_count": 1}))
    (root / "classes.json").write_text(json.dumps(
        [{"index": i, "name": name, "folder": folders[i], "parts": ["petals"]} for i, name in enumerate(CLASSES)]))
    (root / "parts.json").write_text(json.dumps([{"id": i + 1, "name": name} for i, name in enumerate(PARTS)]))
    rows = {"train": [], "val": [], "test": []}
    for pose in range(poses):
        split = {1: "train", 2: "val"}.get(pose, "test")
        for label, name in enumerate(CLASSES):
            id = f"{folders[label]}-p{pose:04}"
            ids = parts_of(pose)
            image = np.full((HEIGHT, WIDTH, 3), 235, np.uint8)
            image[ids == 1] = (200, 30, 40) if label == 0 else (30, 40, 200)
            image[ids == 2] = (70, 140, 60)
            file = f"{folders[label]}/{id}.png"
            png(root / split / "images" / file, image, 8)
            png(root / split / "parts" / file, ids, 8)
            png(root / split / "masks/class_part" / file, (ids == 1).astype(np.uint8), 1)
            png(root / split / "masks/part_stem" / file, (ids == 2).astype(np.uint8), 1)
            rows[split].append({
                "file_name": f"images/{file}", "part_ids_file_name": f"parts/{file}", "id": id, "label": label,
                "class": name, "fold": 0, "split": split, "pose": pose, "view_degrees": 12.5,
                "mask_class_part_file_name": f"masks/class_part/{file}",
                "mask_part_stem_file_name": f"masks/part_stem/{file}"})
    for split, its in rows.items():
        (root / split).mkdir(exist_ok=True)
        (root / split / "metadata.jsonl").write_text("".join(json.dumps(row) + "\n" for row in its))
    return root
