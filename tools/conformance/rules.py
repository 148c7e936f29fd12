"""Rules of readers that Debian does not have: Hugging Face's imagefolder and Croissant 1.1."""

import fnmatch
import hashlib
import json
import re

import yaml

from dataset import SPLITS, picture_columns

# datasets/data_files.py: folders that begin so are taken for a split when a card does not name the files.
SPLIT_WORDS = ("train", "valid", "val", "dev", "test", "eval")


def hugging_face(dataset, checks):
    """datasets' folder_based_builder.py, and the card's configs and features."""
    with checks.about("Hugging Face rules", "one type a column, no null, paths that exist and stay inside") as check:
        types = {}
        for split, row in dataset.all_rows():
            check(list(row) == list(dataset.rows["train"][0]), f"{row['id']}: keys {list(row)}")
            for key, value in row.items():
                kinds = _kinds(value)
                check("null" not in kinds, f"{row['id']}: {key} is null")
                known = types.setdefault(key, kinds)
                known |= kinds
                check(len({k for k in known if "[" not in k and "{" not in k}) <= 1, f"{row['id']}: {key} is {known}")
            for column in picture_columns(row):
                path = row[column]
                check(not path.startswith("/") and ".." not in path.split("/") and "://" not in path, f"{column}: {path}")
                check(dataset.path(split, row, column).is_file(), f"{split}/{path}: no such file")
        check(_leaf_types(types), f"mixed numbers: {types}")
        for folder in (path.name for path in dataset.root.iterdir() if path.is_dir() and path.name not in SPLITS):
            check(not folder.startswith(SPLIT_WORDS), f"folder {folder} would be swept into a split")
        _card(dataset, check)


def _kinds(value, path="") -> set:
    """The JSON types of a value, those inside lists and objects by their path."""
    if isinstance(value, list):
        return {path + "list"}.union(*(_kinds(item, path + "[]") for item in value))
    if isinstance(value, dict):
        return {path + "object"}.union(*(_kinds(item, f"{path}{{{key}}}") for key, item in value.items()))
    return {path + ("null" if value is None else type(value).__name__)}


def _leaf_types(types) -> bool:
    """Whether no place holds whole numbers here and fractions there."""
    return not any(kind.endswith("int") and kind[:-3] + "float" in kinds for kinds in types.values() for kind in kinds)


def _card(dataset, check):
    card = yaml.safe_load((dataset.root / "README.md").read_text().split("---\n")[1])
    for files in card["configs"][0]["data_files"]:
        for pattern in files["path"]:
            check(any(dataset.root.glob(pattern.replace("**", "**/*"))), f"card: nothing matches {pattern}")
    features = {feature["name"]: feature for feature in card["dataset_info"]["features"]}
    names = features["label"]["dtype"]["class_label"]["names"]
    check(names == {str(c["index"]): c["name"] for c in dataset.classes}, f"card: class names {names}")
    row = dataset.rows["train"][0]
    columns = {"image" if key == "file_name" else key.removesuffix("_file_name") for key in row}
    check(set(features) == columns, f"card: features {set(features) ^ columns}")
    for column in picture_columns(row):
        name = "image" if column == "file_name" else column.removesuffix("_file_name")
        check(features[name]["dtype"] == "image", f"card: {name} is {features[name]}")


def croissant(dataset, checks):
    """Croissant Format Specification 1.1; url, creator and datePublished are the publisher's to add."""
    with checks.about("Croissant 1.1 rules", "properties, files, hashes, references, columns, patterns, masks") as check:
        root = json.loads((dataset.root / "croissant.json").read_text())
        _has(check, root, "the dataset", "@context", "@type", "conformsTo", "name", "description", "license", "version")
        check(root["conformsTo"] == "http://mlcommons.org/croissant/1.1", root["conformsTo"])
        ids = {node["@id"] for node in _nodes(root["distribution"] + root["recordSet"]) if "@type" in node}
        files = [str(p.relative_to(dataset.root)) for p in dataset.root.rglob("*") if p.is_file()]
        for source in root["distribution"]:
            _distribution(check, dataset, source, files)
        for records in root["recordSet"]:
            _has(check, records, records["@id"], "@id", "name", "field")
            for field in records["field"]:
                _has(check, field, field["@id"], "@id", "name", "dataType")
                _source(check, dataset, field, files)
                _types(check, field, records)
            for record in records.get("data", []):
                check(set(record) <= ids, f"{records['@id']}: data {set(record) - ids}")
        for node in _nodes(root["recordSet"]):
            if set(node) == {"@id"}:
                check(node["@id"] in ids, f"reference to {node['@id']}, which is not there")


def _distribution(check, dataset, source, files):
    if source["@type"] == "cr:FileObject":
        _has(check, source, source["@id"], "@id", "name", "contentUrl", "encodingFormat", "sha256")
        path = dataset.root / source["contentUrl"]
        check(hashlib.sha256(path.read_bytes()).hexdigest() == source["sha256"], f"{source['@id']}: sha256")
    else:
        _has(check, source, source["@id"], "@id", "name", "includes", "encodingFormat")
        found = [file for file in files if any(fnmatch.fnmatch(file, pattern) for pattern in source["includes"])]
        check(len(found) == len(dataset.all_rows()), f"{source['@id']}: {source['includes']} matches {len(found)} files")


def _source(check, dataset, field, files):
    extract = field.get("source", {}).get("extract", {})
    if "column" in extract:
        check(extract["column"] in dataset.rows["train"][0], f"{field['@id']}: no column {extract['column']}")
    regex = field.get("source", {}).get("transform", {}).get("regex")
    if regex:
        records = field["@id"].split("/")[0]
        folder = records.replace("_", "/", 1) if "_" in records else records
        matching = [f for f in files if f"/{folder}/" in f and f.split("/")[0] in SPLITS]
        check(matching, f"{field['@id']}: no file below {folder}")
        for file in matching:
            text = file.split("/")[-1] if extract["fileProperty"] == "filename" else file
            check(re.match(regex, text), f"{field['@id']}: {regex} does not match {text}")


def _types(check, field, records):
    types = field["dataType"] if isinstance(field["dataType"], list) else [field["dataType"]]
    check(any(t.startswith("sc:") for t in types), f"{field['@id']}: no atomic type in {types}")
    check(field.get("isArray") or "arrayShape" not in field, f"{field['@id']}: arrayShape without isArray")
    if field["@id"].endswith("/image"):
        check(("cr:SegmentationMask" in types) == records["@id"].startswith("masks_"), f"{field['@id']}: {types}")


def _has(check, node, name, *keys):
    for key in keys:
        check(node.get(key), f"{name}: no {key}")


def _nodes(value):
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        yield value
        for key, item in value.items():
            if key != "data":
                yield from _nodes(item)
