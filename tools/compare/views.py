"""The views of one of our datasets, for another program to draw: mesh, matrices, colours, and our part ids."""
import dataclasses
import json
import pathlib
import struct

import numpy

# What other programs draw as flat grey for part id n is n times this, so that a blend of two ids shows.
GREY_STEP = 36


@dataclasses.dataclass(frozen=True)
class Part:
    """One part of the mesh: positions and normals (n, 3), triangles (m, 3); its id is its place in the list plus 1."""
    name: str
    positions: numpy.ndarray
    normals: numpy.ndarray
    triangles: numpy.ndarray


@dataclasses.dataclass(frozen=True)
class View:
    """One pose. Matrices act on columns; light_direction points to the light, in the camera's axes (x right, y up)."""
    pose: int
    model_view: numpy.ndarray
    projection: numpy.ndarray
    light_direction: numpy.ndarray
    field_of_view_degrees: float
    background: str
    classes: list  # of (image id, colours of the parts as "#rrggbb" in order of id, path of our part ids)


def read_views(dataset, count):
    """So many of the poses of all splits, evenly spread in order of pose, each with its classes in order of label."""
    rows = []
    for split in ("train", "val", "test"):
        folder = pathlib.Path(dataset, split)
        with open(folder / "metadata.jsonl", encoding="utf-8") as lines:
            rows += [(folder, json.loads(line)) for line in lines]
    rows.sort(key=lambda row: (row[1]["pose"], row[1]["label"]))
    views = {}
    for folder, row in rows:
        view = views.setdefault(row["pose"], _view(row))
        view.classes.append((row["id"], [p["color"] for p in row["parts"]], folder / row["part_ids_file_name"]))
    every = list(views.values())
    return [every[index * len(every) // count] for index in range(count)]


def _view(row):
    # Rows in metadata act on row vectors; their transposes act on columns.
    model, view, projection = (
        numpy.array(row[name + "_matrix"]).reshape(4, 4).T for name in ("model", "view", "projection"))
    return View(row["pose"], view @ model, projection, view[:3, :3] @ numpy.array(row["light_direction"]),
                row["field_of_view_degrees"], row["background"], [])


def read_size(dataset):
    """The (width, height) of the images, in pixels."""
    provenance = json.loads(pathlib.Path(dataset, "provenance.json").read_text(encoding="utf-8"))
    return provenance["width"], provenance["height"]


def read_parts(path):
    """The parts of a .glb whose nodes stand where their meshes are, as those of the suite's modeller do."""
    binary = pathlib.Path(path).read_bytes()
    length, = struct.unpack_from("<I", binary, 12)
    document = json.loads(binary[20:20 + length])
    payload = binary[20 + length + 8:]

    def array(index):
        accessor = document["accessors"][index]
        view = document["bufferViews"][accessor["bufferView"]]
        kind = {5123: "<u2", 5125: "<u4", 5126: "<f4"}[accessor["componentType"]]
        width = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}[accessor["type"]]
        start = view.get("byteOffset", 0) + accessor.get("byteOffset", 0)
        flat = numpy.frombuffer(payload, kind, accessor["count"] * width, start)
        return flat.reshape(-1, width)

    parts = []
    for node in document["nodes"]:
        if "mesh" not in node:
            continue
        if node.keys() & {"matrix", "translation", "rotation", "scale"}:
            raise SystemExit(f"{path}: node {node['name']}: expected no transform, found one; apply it to its mesh")
        primitive, = document["meshes"][node["mesh"]]["primitives"]
        attributes = primitive["attributes"]
        parts.append(Part(node["name"], array(attributes["POSITION"]), array(attributes["NORMAL"]),
                          array(primitive["indices"]).reshape(-1, 3).astype(numpy.int64)))
    return parts


def color_of(text):
    """The three channels of "#rrggbb", from 0 to 1."""
    return tuple(int(text[i:i + 2], 16) / 255 for i in (1, 3, 5))
