"""Packs the folder of a published program as an archive, and writes what is inside beside it.

    pack.py FOLDER ARTIFACTS DIST      FOLDER is called after the program and its system, such as an8-lite-linux-x64

The same files give the same archive: entries in the order of their names, with one time and one owner. The list of parts
is CycloneDX 1.6 (ECMA-424): every package that the restored project resolved for that system, with its version, licence
and hash as the package folder has them, and every file of the archive with its SHA-256.
"""

import base64
import gzip
import hashlib
import json
import re
import sys
import tarfile
import uuid
import zipfile
from pathlib import Path
from xml.etree import ElementTree

TIME = (1980, 1, 1, 0, 0, 0)
TIME_SECONDS = 315532800
ROOT = Path(__file__).resolve().parents[2]
# What of the restored packages goes into no program: compilers and analysers, and reference assemblies.
BUILD_ONLY = re.compile(r"(?i)^(microsoft\.net\.illink|microsoft\.netcore\.app\.crossgen2|.*\.analyzers?$)")
# What the program without networks leaves out: see An8Suite.Cli.csproj.
NETWORKS_ONLY = re.compile(r"(?i)^(torchsharp|libtorch-.*|microsoft\.ml\.onnxruntime.*|google\.protobuf|sharpziplib)$")


def main() -> int:
    folder, artifacts, dist = (Path(argument) for argument in sys.argv[1:4])
    name, system = folder.name, "win-x64" if folder.name.endswith("win-x64") else "linux-x64"
    files = sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix())
    version = re.search("<Version>([^<]+)", (ROOT / "src/Directory.Build.props").read_text())[1]
    bill = bill_of_materials(name, system, version, folder, files, artifacts)
    (dist / f"{name}.cdx.json").write_text(json.dumps(bill, indent=2) + "\n")
    archive = dist / (name + (".zip" if system == "win-x64" else ".tar.gz"))
    partial = archive.with_name(archive.name + ".partial")
    (write_zip if system == "win-x64" else write_tar)(partial, folder, files)
    partial.replace(archive)
    unpacked = sum(path.stat().st_size for path in files)
    print(f"{archive}  {archive.stat().st_size / 1e6:.1f} MB, unpacked {unpacked / 1e6:.1f} MB in {len(files)} files")
    return 0


def write_tar(path, folder, files):
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as packed, tarfile.open(
            fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for file in files:
            entry = tarfile.TarInfo(f"{folder.name}/{file.relative_to(folder).as_posix()}")
            entry.size, entry.mtime = file.stat().st_size, TIME_SECONDS
            entry.mode = 0o755 if is_program(file) else 0o644
            with open(file, "rb") as content:
                tar.addfile(entry, content)


def write_zip(path, folder, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in files:
            entry = zipfile.ZipInfo(f"{folder.name}/{file.relative_to(folder).as_posix()}", TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o100644 << 16
            with open(file, "rb") as content, archive.open(entry, "w", force_zip64=True) as packed:
                while chunk := content.read(1 << 20):
                    packed.write(chunk)


def is_program(file) -> bool:
    return file.name in ("an8", "createdump")


def bill_of_materials(name, system, version, folder, files, artifacts):
    parts = [package_part(*package) for package in packages(artifacts, system)
             if not BUILD_ONLY.match(package[0]) and not (name.startswith("an8-lite") and NETWORKS_ONLY.match(package[0]))]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name + sha256_of_tree(folder, files))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": name, "name": name, "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
                "properties": [{"name": "an8suite:system", "value": system}],
            },
        },
        "components": parts + [file_part(folder, file) for file in files],
    }


def packages(artifacts, system):
    """The packages of the program's restored project, and the runtime that was published with it."""
    assets = json.loads((artifacts / "obj/An8Suite.Cli/project.assets.json").read_text())
    caches = [Path(path) for path in assets["packageFolders"]]
    target = assets["targets"].get(f"net10.0/{system}") or next(iter(assets["targets"].values()))
    for key, resolved in sorted(target.items()):
        if resolved["type"] == "package":
            identifier, version = key.split("/")
            yield identifier, version, caches
    for framework in assets["project"]["frameworks"].values():
        for download in framework.get("downloadDependencies", []):
            if download["name"].lower() in (f"microsoft.netcore.app.runtime.{system}", f"microsoft.netcore.app.host.{system}"):
                yield download["name"], download["version"].strip("[]").split(",")[0], caches


def package_part(identifier, version, caches):
    part = {
        "type": "library", "bom-ref": f"pkg:nuget/{identifier}@{version}", "name": identifier, "version": version,
        "purl": f"pkg:nuget/{identifier}@{version}",
    }
    folder = next((cache / identifier.lower() / version.lower() for cache in caches
                   if (cache / identifier.lower() / version.lower()).is_dir()), None)
    if folder is None:
        return part
    for found in folder.glob("*.nuspec"):
        metadata = ElementTree.parse(found).getroot()
        licence = next((node for node in metadata.iter() if node.tag.endswith("}license")), None)
        address = next((node for node in metadata.iter() if node.tag.endswith("}licenseUrl")), None)
        if licence is not None and licence.get("type") == "expression":
            part["licenses"] = [{"expression": licence.text}]
        elif licence is not None:
            part["licenses"] = [{"license": {"name": f"the file {licence.text} in the package"}}]
        elif address is not None:
            part["licenses"] = [{"license": {"name": "see its address", "url": address.text}}]
    for found in folder.glob("*.nupkg.sha512"):
        part["hashes"] = [{"alg": "SHA-512", "content": base64.b64decode(found.read_text().strip()).hex()}]
    return part


def file_part(folder, file):
    name = file.relative_to(folder).as_posix()
    return {"type": "file", "bom-ref": f"file:{name}", "name": name,
            "hashes": [{"alg": "SHA-256", "content": sha256(file)}]}


def sha256_of_tree(folder, files):
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(folder).as_posix()} {sha256(file)}\n".encode())
    return digest.hexdigest()


def sha256(file):
    with open(file, "rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest() if hasattr(hashlib, "file_digest") else hashlib.sha256(
            content.read()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
