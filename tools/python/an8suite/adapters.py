"""Explanations of other libraries as functions for ``evaluate``, and the suite's data and measures for theirs.

``preprocess`` is what the network needs: a function from a picture, (height, width, 3) uint8, to a tensor (3, H, W).
None of the libraries is imported before its adapter is called. Maps are signed sums over the channels.
"""

from typing import Any, Callable, Dict, List

import numpy as np

from .dataset import Dataset
from .scoring import score_map

Explain = Callable[[np.ndarray, int], Any]


def captum(attribution: Any, preprocess: Callable[[np.ndarray], Any], **options: Any) -> Explain:
    """A ``captum.attr`` object, such as ``IntegratedGradients(network)``; options go to its ``attribute``."""

    def explain(image: np.ndarray, label: int) -> Any:
        values = attribution.attribute(preprocess(image)[None].requires_grad_(), target=label, **options)
        return values[0].sum(0)

    return explain


def grad_cam(cam: Any, preprocess: Callable[[np.ndarray], Any], **options: Any) -> Explain:
    """A CAM of pytorch-grad-cam, such as ``GradCAM(model=network, target_layers=[layer])``; heat in [0, 1]."""

    def explain(image: np.ndarray, label: int) -> Any:
        return cam(input_tensor=preprocess(image)[None], targets=[lambda logits: logits[..., label]], **options)[0]

    return explain


def zennit(attributor: Any, preprocess: Callable[[np.ndarray], Any], classes: int) -> Explain:
    """An attributor of zennit, such as ``Gradient(network, EpsilonPlusFlat())``, of a network of so many classes."""
    import torch

    def explain(image: np.ndarray, label: int) -> Any:
        with attributor:
            _, relevance = attributor(preprocess(image)[None], torch.eye(classes)[[label]])
        return relevance[0].sum(0)

    return explain


def quantus_batches(
    dataset: Dataset, maps: Any, preprocess: Callable[[np.ndarray], Any], size: int = 32,
) -> List[Dict[str, np.ndarray]]:
    """What metrics of Quantus are called with, besides ``model``: x (N, 3, H, W), y (N,), a and s (N, 1, H, W)."""
    batches = []
    for start in range(0, len(dataset), size):
        places = range(start, min(start + size, len(dataset)))
        batches.append({
            "x_batch": np.stack([np.asarray(preprocess(dataset.image(i))) for i in places]),
            "y_batch": dataset.labels[places.start:places.stop],
            "a_batch": np.stack([np.asarray(maps[i]).reshape(1, dataset.height, dataset.width) for i in places]),
            "s_batch": np.stack([dataset.masks(i)[:1] for i in places]),
        })
    return batches


def quantus_metric(measure: str = "auc", **options: Any) -> Callable[..., List[Any]]:
    """A measure of the suite, called as a metric of Quantus is; options are those of ``score_map``, None is NaN."""

    def metric(model: Any, x_batch: Any, y_batch: Any, a_batch: Any, s_batch: Any, **_: Any) -> List[float]:
        values = (score_map(a, s, **options)[measure] for a, s in zip(a_batch, s_batch))
        return [float("nan") if value is None else value for value in values]

    return metric


def torchvision(
    transform: Callable[[Any], Any], then: Callable[[Any], Any] = lambda image: image,
) -> Callable[[Dict[str, Any]], Dict[str, Any]]:
    """A ``transform`` for ``Dataset`` that moves image, masks and part ids alike, by one of torchvision for tensors.

    They go through it as one tensor (channels, H, W), so that its chance falls once. ``then`` is for the image alone,
    such as ``Normalize``. The sample's ``image`` becomes (3, H, W) float in [0, 1], its ``masks`` stay bool. Part ids
    need nearest neighbours, torchvision's standard but for ``Resize``.
    """
    import torch

    def joint(sample: Dict[str, Any]) -> Dict[str, Any]:
        image = torch.from_numpy(sample["image"]).permute(2, 0, 1).float() / 255
        flat = [torch.from_numpy(np.array(sample[key], np.float32, ndmin=3)) for key in ("masks", "parts")]
        moved = transform(torch.cat([image, *flat]))
        parts = moved[-1].round().to(torch.uint8)
        return {**sample, "image": then(moved[:3]), "masks": moved[3:-1] >= 0.5, "parts": parts}

    return joint
