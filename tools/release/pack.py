"""Packs the folder of a published program as an archive, and writes what is inside beside it.

    pack.py SOURCE ARTIFACTS DIST      SOURCE is a folder called after the program and its system, such as an8-lite-linux-x64;
                                       or a .nupkg or an image's .tar, which is packed already

The same files give the same archive: entries in the order of their names, with one time and one owner. The list of parts
is CycloneDX 1.6 (ECMA-424): every package that the restored project resolved for that system, with its version, licence
and hash as the package folder has them, and every file with its SHA-256; of an image, the packages of its Debian and the
files of its last layer, which is the program's.
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
from urllib.parse import quote
from xml.etree import ElementTree

TIME = (1980, 1, 1, 0, 0, 0)
TIME_SECONDS = 315532800
ROOT = Path(__file__).resolve().parents[2]
# What of the restored packages goes into no program: compilers and analysers, and reference assemblies.
BUILD_ONLY = re.compile(r"(?i)^(microsoft\.net\.illink|microsoft\.netcore\.app\.crossgen2|.*\bmicrosoft\.dotnet\.ilcompiler|.*\.analyzers?$)")
# What they bring along for other systems is left out as well: see An8Suite.Cli.csproj.
OTHER_SYSTEMS = {"linux-x64": re.compile(r"(?i).*\.nativeassets\.(macos|win32)$"),
                 "win-x64": re.compile(r"(?i).*\.nativeassets\.(macos|linux.*)$")}
# What the program without networks leaves out: see An8Suite.Cli.csproj.
WITHOUT_NETWORKS = re.compile("(?i)^an8(-lite|suite)")
NETWORKS_ONLY = re.compile(r"(?i)^(torchsharp|libtorch-.*|microsoft\.ml\.onnxruntime.*|google\.protobuf|sharpziplib)$")
# Where it is native code, what our code says of them is compiled with it.
NETWORKS_NATIVE = re.compile(r"(?i)^(libtorch-.*|microsoft\.ml\.onnxruntime)$")


def main() -> int:
    source, artifacts, dist = (Path(argument) for argument in sys.argv[1:4])
    name = source.name.removesuffix(".nupkg").removesuffix(".tar")
    system = "win-x64" if "win-x64" in name else "linux-x64"
    version = re.search("<Version>([^<]+)", (ROOT / "src/Directory.Build.props").read_text())[1]
    left_out = [BUILD_ONLY, OTHER_SYSTEMS[system]]
    found = list(packages(artifacts, system))
    if WITHOUT_NETWORKS.match(name):
        native = any(".nativeaot." in identifier.lower() for identifier, _, _ in found)
        left_out.append(NETWORKS_NATIVE if native else NETWORKS_ONLY)
    parts = [package_part(*package) for package in found if not any(pattern.match(package[0]) for pattern in left_out)]
    if source.suffix == ".nupkg":
        with zipfile.ZipFile(source) as package:
            contents = {entry: hashlib.sha256(package.read(entry)).hexdigest() for entry in sorted(package.namelist())}
        parts = parts if system in name else []  # the one that names the systems' packages holds no program
        archive = source
    elif source.suffix == ".tar":
        contents, debian = image_contents(source)
        parts += [debian_part(*package) for package in debian]
        archive = source
    else:
        files = sorted((path for path in source.rglob("*") if path.is_file()), key=lambda path: path.as_posix())
        contents = {file.relative_to(source).as_posix(): sha256(file) for file in files}
        archive = dist / (name + (".zip" if system == "win-x64" else ".tar.gz"))
        partial = archive.with_name(archive.name + ".partial")
        (write_zip if system == "win-x64" else write_tar)(partial, source, files)
        partial.replace(archive)
        unpacked = sum(path.stat().st_size for path in files)
        print(f"unpacked {unpacked / 1e6:.1f} MB")
    bill = bill_of_materials(name, system, version, contents, parts)
    (dist / f"{name}.cdx.json").write_text(json.dumps(bill, indent=2) + "\n")
    print(f"{archive.name}  {archive.stat().st_size / 1e6:.1f} MB, {len(contents)} files, {len(parts)} packages inside")
    return 0


def image_contents(archive):
    """The files of an image's last layer by their hashes, and the Debian packages of the layers before it."""
    with tarfile.open(archive) as image:
        def blob(digest):
            return image.extractfile("blobs/" + digest.replace(":", "/"))
        manifest = json.load(blob(json.load(image.extractfile("index.json"))["manifests"][0]["digest"]))
        contents, debian = {}, []
        for layer in manifest["layers"]:
            with tarfile.open(fileobj=blob(layer["digest"]), mode="r:gz") as files:
                contents = {}
                for entry in files:
                    if entry.isreg():
                        content = files.extractfile(entry).read()
                        contents[entry.name.removeprefix("./").lstrip("/")] = hashlib.sha256(content).hexdigest()
                        if entry.name.endswith("var/lib/dpkg/status"):
                            debian = debian_packages(content.decode())
    return contents, debian


def debian_packages(status):
    for paragraph in status.split("\n\n"):
        fields = dict(re.findall(r"(?m)^(Package|Version|Architecture|Status): (.*)$", paragraph))
        if fields.get("Status") == "install ok installed":
            yield fields["Package"], fields["Version"], fields["Architecture"]


def debian_part(package, version, architecture):
    address = f"pkg:deb/debian/{package}@{quote(version, safe='')}?arch={architecture}"
    return {"type": "library", "bom-ref": address, "name": package, "version": version, "purl": address,
            "licenses": [{"license": {"name": f"the file /usr/share/doc/{package}/copyright in the image"}}]}


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


def bill_of_materials(name, system, version, contents, parts):
    tree = "".join(f"{file} {digest}\n" for file, digest in contents.items())
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name + hashlib.sha256(tree.encode()).hexdigest())}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": name, "name": name, "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
                "properties": [{"name": "an8suite:system", "value": system}],
            },
        },
        "components": parts + [file_part(file, digest) for file, digest in contents.items()],
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
        downloads = {download["name"].lower(): download for download in framework.get("downloadDependencies", [])}
        native = f"microsoft.netcore.app.runtime.nativeaot.{system}"
        managed = (f"microsoft.netcore.app.runtime.{system}", f"microsoft.netcore.app.host.{system}")
        for runtime in (native,) if native in downloads else managed:
            if runtime in downloads:
                yield downloads[runtime]["name"], downloads[runtime]["version"].strip("[]").split(",")[0], caches


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


def file_part(name, digest):
    return {"type": "file", "bom-ref": f"file:{name}", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}


def sha256(file):
    with open(file, "rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest() if hasattr(hashlib, "file_digest") else hashlib.sha256(
            content.read()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
