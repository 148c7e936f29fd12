"""The other programs: what they need, the X server they want, and one timed run of one of them."""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
VARIANTS = {"vtk": ("cheap", "shared", "usual"), "blender": ("workbench", "cycles")}


def missing(tool):
    """The Debian packages that the tool lacks on this machine."""
    lacks = ["xvfb"] if shutil.which("Xvfb") is None else []
    if tool == "blender":
        return lacks if shutil.which("blender") else ["blender", *lacks]
    attempt = [sys.executable, "-c", "import vtkmodules.vtkRenderingOpenGL2"]
    found = subprocess.run(attempt, stderr=subprocess.DEVNULL, check=False)
    return lacks if found.returncode == 0 else ["python3-vtk9", *lacks]


@contextlib.contextmanager
def display():
    """The environment with an X server without a screen: Debian's VTK and Blender's OpenGL do not start without one."""
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "640x480x24", "-nolisten", "tcp"],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise SystemExit("compare: Xvfb did not start; 'Xvfb -displayfd 1' says why")
        yield {**os.environ, "DISPLAY": ":" + number}
    finally:
        server.terminate()
        server.wait()


def command(tool, variant, poses):
    """How the tool's script starts, without dataset and out."""
    if tool == "vtk":
        return [sys.executable, HERE / "vtk_render.py", "--variant", variant, "--poses", poses]
    return ["blender", "-b", "--factory-startup", "-noaudio", "--python-exit-code", 1,
            "--python", HERE / "blender_render.py", "--", "--variant", variant, "--poses", poses]


def draw(words, dataset, out, environment):
    """One timed run into an emptied folder; its summary, or None when it failed."""
    shutil.rmtree(out, ignore_errors=True)
    for folder in ("images", "parts"):
        (out / folder).mkdir(parents=True)
    words = [str(word) for word in (*words, "--dataset", dataset, "--out", out)]
    log, written = out / "log.txt", out / "summary.json"
    with open(log, "w", encoding="utf-8") as file:
        ended = subprocess.run(words, stdout=file, stderr=file, env=environment, check=False)
    if ended.returncode != 0 or not written.exists():
        print(f"compare: {out.name} ended with exit code {ended.returncode}; see {log}", file=sys.stderr)
        return None
    return json.loads(written.read_text(encoding="utf-8"))
