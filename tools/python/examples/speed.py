#!/usr/bin/env python3
"""Times the suite's scoring beside NumPy code, scikit-learn and Quantus, where they are installed, and compares numbers.

    PYTHONPATH=FOLDER_OF_THE_WHEEL tools/python/examples/speed.py [MAPS]

Maps of 128 x 128, rough and without ties, one thread. Each row: milliseconds a map, the median of seven rounds.
"""

import os
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np

import an8suite

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 20
SIZE = 128


def numpy_code(heat, mask):
    """As one would write it: the IoU at 101 thresholds, the rest by one sort."""
    heat = np.maximum(heat, 0)
    heat = (heat - heat.min()) / (heat.max() - heat.min())
    ious = []
    for threshold in np.linspace(0, 1, 101):
        selected = heat >= threshold
        ious.append(np.logical_and(selected, mask).sum() / np.logical_or(selected, mask).sum())
    order = np.argsort(-heat, axis=None)
    hits = np.cumsum(mask.ravel()[order])
    share = heat.ravel() / heat.sum()
    positive = share[share > 0]
    rising = np.sort(share)
    return {
        "auc": (sum(ious) - (ious[0] + ious[-1]) / 2) / 100,
        "max_iou": max(ious),
        "average_precision": (hits / np.arange(1, hits.size + 1))[mask.ravel()[order]].sum() / mask.sum(),
        "pointing": mask.ravel()[order[0]],
        "energy": heat[mask].sum() / heat.sum(),
        "rank_accuracy": hits[mask.sum() - 1] / mask.sum(),
        "entropy": -(positive * np.log(positive)).sum() / np.log(heat.size),
        "gini": 1 - 2 * (rising * (heat.size - np.arange(heat.size) - 0.5)).sum() / heat.size,
    }


def main():
    chance = np.random.default_rng(0)
    mask = np.zeros((SIZE, SIZE), bool)
    mask[30:70, 40:90] = True
    maps = chance.random((COUNT, SIZE, SIZE)).astype(np.float32) + mask * 0.5
    masks = np.repeat(mask[None], COUNT, 0)
    ways = {
        "an8suite, ten measures": lambda: [an8suite.score_map(heat, mask) for heat in maps],
        "NumPy code, eight measures": lambda: [numpy_code(heat, mask) for heat in maps],
    }
    try:
        from sklearn.metrics import average_precision_score
        ways["scikit-learn, average_precision"] = lambda: [
            {"average_precision": average_precision_score(mask.ravel(), heat.ravel())} for heat in maps]
    except ImportError:
        print("scikit-learn is not installed")
    try:
        import quantus
        batch = {"x_batch": np.zeros((COUNT, 3, SIZE, SIZE), np.float32), "y_batch": np.zeros(COUNT, np.int64),
                 "a_batch": maps[:, None], "s_batch": masks[:, None]}
        options = {"abs": False, "normalise": False, "disable_warnings": True, "display_progressbar": False}
        for metric, name in ((quantus.RelevanceMassAccuracy, "energy"), (quantus.RelevanceRankAccuracy, "rank_accuracy"),
                             (quantus.PointingGame, "pointing")):
            # Quantus does not stretch maps: it gets what the suite makes of them.
            low, high = maps.min((1, 2), keepdims=True), maps.max((1, 2), keepdims=True)
            stretched = {**batch, "a_batch": ((maps - low) / (high - low))[:, None]}
            ways[f"Quantus, {name}"] = lambda metric=metric, name=name: [
                {name: float(value)} for value in metric(**options)(model=None, **stretched)]
    except ImportError as error:
        print(f"Quantus is not installed: {error}")
    times = {name: [] for name in ways}
    results = {}
    for _ in range(7):
        for name, way in ways.items():
            begun = time.perf_counter()
            results[name] = way()
            times[name].append((time.perf_counter() - begun) / COUNT * 1e3)
    ours = next(iter(ways))
    for name in ways:
        middle = sorted(times[name])[3]
        differences = {key: max(abs(float(a[key]) - b[key]) for a, b in zip(results[name], results[ours])) for key in results[name][0]
                       if isinstance(results[ours][0].get(key), float)}
        print(f"{name}: {middle:.2f} ms a map, {middle / sorted(times[ours])[3]:.1f} times"
              + ("" if name == ours else "; largest differences " + ", ".join(f"{k} {v:.0e}" for k, v in differences.items())))


if __name__ == "__main__":
    main()
