"""The measures once more: slow, in NumPy, from their definitions."""

import numpy as np


def measures(heat, mask, tolerance=8):
    """By name; heat of any range without signs, a mask that is not empty."""
    low = heat.min()
    heat = ((heat - low) / (heat.max() - low)).astype(np.float32).astype(np.float64)
    levels = np.unique(heat)[::-1]
    curve = [iou(heat >= level, mask) for level in levels]
    values, counts = np.unique(heat, return_counts=True)
    ranks = np.cumsum(counts) - (counts - 1) / 2
    equalized = ((ranks - ranks[0]) / (ranks[-1] - ranks[0]))[np.searchsorted(values, heat)]
    order = np.argsort(-heat, axis=None, kind="stable")
    share = heat / heat.sum()
    hottest = heat == heat.max()
    ascending = np.sort(heat, axis=None)
    count = heat.size
    return {
        "auc": area(levels, curve),
        "rank_auc": area(np.unique(equalized)[::-1], [iou(equalized >= level, mask) for level in np.unique(equalized)[::-1]]),
        "max_iou": max(curve),
        "average_precision": average_precision(heat, mask, levels),
        "pointing": (hottest & mask).sum() / hottest.sum(),
        "pointing_near": sum(near(place, mask, tolerance) for place in np.argwhere(hottest)) / hottest.sum(),
        "energy": heat[mask].sum() / heat.sum(),
        "rank_accuracy": mask.ravel()[order[:mask.sum()]].mean(),
        "entropy": -(share[share > 0] * np.log(share[share > 0])).sum() / np.log(count),
        "gini": 1 - 2 * sum(v / heat.sum() * (count - k - 0.5) / count for k, v in enumerate(ascending)),
    }


def iou(selected, mask):
    return (selected & mask).sum() / (selected | mask).sum()


def area(levels, curve):
    return sum(value * (level - below) for value, level, below in zip(curve, levels, [*levels[1:], 0]))


def average_precision(heat, mask, levels):
    total = recall = 0
    for level in levels:
        selected = heat >= level
        reached = (selected & mask).sum() / mask.sum()
        total += (reached - recall) * (selected & mask).sum() / selected.sum()
        recall = reached
    return total


def near(place, mask, tolerance):
    return (((np.argwhere(mask) - place) ** 2).sum(1) <= tolerance**2).any()
