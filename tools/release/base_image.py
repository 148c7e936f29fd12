"""Serves a folder that debootstrap made as the base image of a container, for a build that reaches no registry.

    base_image.py ROOT      prints localhost:PORT/base:latest, and serves that image there until its input ends

`dotnet publish /t:PublishContainer` takes base images from registries alone; this is as much of one as it asks for: the
image's one layer, its configuration and manifest, by the names of the OCI distribution specification.
"""

import gzip
import hashlib
import http.server
import io
import json
import os
import sys
import tarfile
import threading
from pathlib import Path

TIME_SECONDS = 315532800
# What a container gets from outside or never needs, as paths from the root.
LEFT_OUT = ("proc", "sys", "dev", "run", "tmp", "var/cache", "var/lib/apt/lists", "var/log", "root")
MANIFEST = "application/vnd.oci.image.manifest.v1+json"


def layer(root: Path):
    """The layer's bytes packed, and the digest of what it unpacks to."""
    packed, digest = io.BytesIO(), hashlib.sha256()
    with gzip.GzipFile("", "wb", 6, packed, 0) as zipped:
        with tarfile.open(fileobj=Both(zipped, digest), mode="w|", format=tarfile.PAX_FORMAT) as tar:
            for path in sorted(root.rglob("*"), key=lambda path: path.as_posix()):
                name = path.relative_to(root).as_posix()
                if name.startswith(tuple(folder + "/" for folder in LEFT_OUT)) or name.startswith("an8-release."):
                    continue
                entry = tar.gettarinfo(path, name)
                if entry is None:
                    continue
                entry.mtime = TIME_SECONDS
                with open(path, "rb") if entry.isreg() else io.BytesIO() as content:
                    tar.addfile(entry, content)
    return packed.getvalue(), "sha256:" + digest.hexdigest()


class Both:
    """Writes to a file and adds to a digest."""

    def __init__(self, file, digest):
        self._file, self._digest = file, digest

    def write(self, content):
        self._digest.update(content)
        return self._file.write(content)


def image(root: Path) -> dict:
    """Every blob of the image by its digest, the manifest also as "latest"."""
    blobs = {}

    def add(content: bytes, kind: str) -> dict:
        digest = "sha256:" + hashlib.sha256(content).hexdigest()
        blobs[digest] = kind, digest, content
        return {"mediaType": kind, "digest": digest, "size": len(content)}

    content, unpacked = layer(root)
    layers = [add(content, "application/vnd.oci.image.layer.v1.tar+gzip")]
    path = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    configuration = add(json.dumps({
        "architecture": "amd64", "os": "linux", "config": {"Env": [path], "Cmd": ["/bin/sh"]},
        "rootfs": {"type": "layers", "diff_ids": [unpacked]}, "history": [{"created_by": "debootstrap"}],
    }).encode(), "application/vnd.oci.image.config.v1+json")
    manifest = add(json.dumps({
        "schemaVersion": 2, "mediaType": MANIFEST, "config": configuration, "layers": layers,
    }).encode(), MANIFEST)
    return blobs | {"latest": blobs[manifest["digest"]]}


def main() -> int:
    blobs = image(Path(sys.argv[1]))

    class Registry(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            kind, digest, content = "application/json", None, b"{}"
            if self.path != "/v2/":
                kind, digest, content = blobs.get(self.path.rsplit("/", 1)[-1], (None, None, None))
            if content is None:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            if digest:
                self.send_header("Docker-Content-Digest", digest)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(content)

        do_HEAD = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("localhost", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"localhost:{server.server_port}/base:latest", flush=True)
    while os.read(0, 1 << 16):
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
