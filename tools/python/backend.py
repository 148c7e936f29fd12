"""Builds the wheel: compiles the native library, and packs it with the package. PEP 517, needs nothing but Python."""

import base64
import ctypes
import hashlib
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from shutil import which

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAME = "an8suite"
TIME = (1980, 1, 1, 0, 0, 0)  # of every file, so that the same sources give the same wheel


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Writes the wheel into a folder and returns its name."""
    library = compile_library()
    build = version_of(library)
    version = build.split("+")[0]
    glibc = glibc_of(library)
    tag = f"py3-none-manylinux_{glibc.replace('.', '_')}_x86_64"
    info = f"{NAME}-{version}.dist-info"
    package = sorted(path for path in (HERE / NAME).iterdir() if path.suffix == ".py" or path.name == "py.typed")
    files = {f"{NAME}/{path.name}": path.read_bytes() for path in package}
    files[f"{NAME}/_version.py"] = f'__version__ = "{version}"\nbuild = "{build}"\nglibc = "{glibc}"\n'.encode()
    files[f"{NAME}/libAn8Suite.so"] = library.read_bytes()
    files[f"{info}/METADATA"] = metadata(version).encode()
    files[f"{info}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: {NAME}\nRoot-Is-Purelib: false\nTag: {tag}\n".encode()
    files[f"{info}/LICENSE"] = (ROOT / "LICENSE").read_bytes()
    files[f"{info}/RECORD"] = record(files, f"{info}/RECORD").encode()
    wheel = Path(wheel_directory) / f"{NAME}-{version}-{tag}.whl"
    wheel.parent.mkdir(parents=True, exist_ok=True)
    partial = wheel.with_suffix(".partial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, TIME)
            entry.external_attr = (0o100755 if name.endswith(".so") else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    os.replace(partial, wheel)
    return wheel.name


def compile_library():
    """The library of src/An8Suite.Native, compiled ahead of time; incremental, in folders that no other build uses."""
    linker = which("clang") or which("gcc")
    if which("dotnet") is None or linker is None:
        sys.exit("an8suite: the wheel needs the .NET 10 SDK, and clang or gcc; "
                 f"found {'no dotnet' if which('dotnet') is None else 'no compiler'} on the PATH")
    artifacts = HERE / "obj"
    done = subprocess.run(
        ["dotnet", "publish", str(ROOT / "src" / "An8Suite.Native"), "-c", "Release", "-r", "linux-x64",
         "-p:NativeLibrary=true", f"-p:CppCompilerAndLinker={linker}", "-p:UseSharedCompilation=false",
         "-nodeReuse:false", "-v", "quiet", "--nologo", "--artifacts-path", str(artifacts)],
        env={**os.environ, "DOTNET_CLI_TELEMETRY_OPTOUT": "1", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(f"an8suite: the native library could not be compiled:\n{done.stdout}")
    return artifacts / "publish" / "An8Suite.Native" / "release_linux-x64" / "An8Suite.Native.so"


def version_of(library):
    """What the library itself says, so that the package names the library it was packed with."""
    text = ctypes.create_string_buffer(1000)
    if ctypes.CDLL(str(library)).an8_version(text, len(text)):
        sys.exit(f"an8suite: {library}: {text.value.decode()}")
    return text.value.decode()


def glibc_of(library):
    """The highest glibc that a symbol of the library asks for, such as 2.34."""
    found = set(re.findall(rb"\0GLIBC_(\d+)\.(\d+)", library.read_bytes()))
    return "{}.{}".format(*max((int(major), int(minor)) for major, minor in found))


def metadata(version):
    """METADATA, with the guide as description."""
    fields = (HERE / "METADATA.in").read_text("utf-8").format(version=version)
    return fields + "\n" + (HERE / "README.md").read_text("utf-8")


def record(files, own):
    """RECORD: the hash and size of every file."""
    def hashed(content):
        return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()

    return "".join(f"{name},sha256={hashed(content)},{len(content)}\n" for name, content in files.items()) + f"{own},,\n"


if __name__ == "__main__":
    print(HERE / "dist" / build_wheel(HERE / "dist"))
