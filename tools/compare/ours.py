"""Our side of the comparison: datasets as 'an8 generate' makes them, and what an image of one costs."""
import pathlib
import re
import resource
import shutil
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
RECIPE = ROOT / "meshes" / "an8flower-single-6c.yaml"
THREADS = 2
MOST_CLASSES = 6

# Two runs are timed and the difference taken, which leaves start-up out; the large one has this many times the poses.
LARGE = 5


def write_recipe(path, classes):
    """The suite's own recipe with only its first classes."""
    text = RECIPE.read_text(encoding="utf-8")
    text = re.sub(r"^mesh: (\S+)", lambda found: f"mesh: {RECIPE.parent / found[1]}", text, flags=re.M)
    kept = iter(range(MOST_CLASSES))
    text = re.sub(r"^  - \{name: .*\n", lambda found: found[0] if next(kept) < classes else "", text, flags=re.M)
    path.write_text(text, encoding="utf-8")


def generate(recipe, size, poses, out):
    """Makes the dataset from nothing; gives the seconds it took: on the wall, and of the processor."""
    shutil.rmtree(out, ignore_errors=True)
    command = [ROOT / "tools" / "an8", "generate", recipe, "--size", size, "--poses", poses, "--threads", THREADS,
               "--out", out]
    wall, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    made = subprocess.run([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
    if made.returncode != 0:
        raise SystemExit(f"an8 generate ended with exit code {made.returncode}:\n{made.stderr}")
    return wall, after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime


def measure(recipe, size, poses, classes, out):
    """What the images beyond the first poses cost, everything written that 'an8 generate' writes by default."""
    small_wall, small_cpu = generate(recipe, size, poses, out)
    wall, cpu = generate(recipe, size, LARGE * poses, out)
    shutil.rmtree(out)
    return {
        "images": (LARGE - 1) * poses * classes,
        "wall_seconds": wall - small_wall,
        "cpu_seconds": cpu - small_cpu,
        "driver": f"an8 generate, {THREADS} threads",
    }
