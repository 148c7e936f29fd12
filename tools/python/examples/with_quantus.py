"""Quantus (github.com/understandable-machine-intelligence-lab/Quantus) on the suite's data, and the suite's measures beside."""

import common
import numpy as np
from quantus import RelevanceMassAccuracy, RelevanceRankAccuracy

import an8suite

network, _ = common.train()
data = an8suite.Dataset(common.sys.argv[1])


def gradient(image, label):
    x = common.preprocess(image)[None].requires_grad_()
    network(x)[0, label].backward()
    return x.grad[0].abs().sum(0)


maps = [gradient(data.image(i), data.labels[i]) for i in range(len(data))]
pairs = [
    (RelevanceMassAccuracy(abs=False, normalise=False, disable_warnings=True), an8suite.adapters.quantus_metric("energy")),
    (RelevanceRankAccuracy(abs=False, normalise=False, disable_warnings=True), an8suite.adapters.quantus_metric("rank_accuracy")),
]
for theirs, ours in pairs:
    found = [[], []]
    for batch in an8suite.adapters.quantus_batches(data, maps, common.preprocess):
        found[0] += list(theirs(model=network, **batch))
        found[1] += ours(model=network, **batch)
    # Of pixels that are equally hot Quantus takes some, the suite their share: the rank accuracy of such maps differs.
    visible = np.isfinite(found[1])
    difference = np.abs(np.subtract(*found))[visible].max()
    print(f"{type(theirs).__name__}: {np.mean(np.array(found[0])[visible]):.4f}, ours {np.mean(np.array(found[1])[visible]):.4f}, "
          f"largest difference {difference:.1e} on {visible.sum()} images")
