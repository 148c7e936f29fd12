"""Relevance (LRP) and DeepLIFT a second time, in PyTorch, one image at a time.

Modules compute as ever and hand back by a rule in place of their derivative. A rule says what the parts of a sum z are;
autograd shares R / z out to them, so no transposed layer is written here. Batch normalisation is folded by PyTorch.
"""
import contextlib
import copy

import torch
from torch import nn
from torch.nn import functional

from torch_methods import min_max

COMPOSITES = {  # of fully connected layers, convolutions, the first convolution
    "lrp-epsilon": ("epsilon", "epsilon", "epsilon"),
    "lrp-epsilon-plus": ("epsilon", "plus", "plus"),
    "lrp-epsilon-plus-flat": ("epsilon", "plus", "flat"),
    "lrp-epsilon-gamma-box": ("epsilon", "gamma", "box"),
    "lrp-epsilon-alpha2-beta1": ("epsilon", "alpha-beta", "alpha-beta")}
EPSILON, GAMMA = 1e-6, 0.25


class Handed(torch.autograd.Function):
    """A layer that computes as ever and hands relevance back by a function of (R, input)."""

    @staticmethod
    def forward(context, value, output, back):
        context.save_for_backward(value)
        context.back = back
        return output.clone()

    @staticmethod
    def backward(context, relevance):
        value, = context.saved_tensors
        return context.back(relevance, value), None, None


def linear(module):
    """The module's map with any weights, without a bias."""
    if isinstance(module, nn.Linear):
        return lambda value, weight: functional.linear(value, weight)
    return lambda value, weight: functional.conv2d(
        value, weight, None, module.stride, module.padding, module.dilation, module.groups)


def share(relevance, parts, bias=None, epsilon=0.0):
    """R split over parts, pairs of (input, map of it), whose sum is z: the sum of input * d(map)/d(input)^T (R / z)."""
    with torch.enable_grad():
        values = [value.detach().requires_grad_() for value, _ in parts]
        z = sum(function(value) for value, (_, function) in zip(values, parts))
    whole = z.detach() + (0 if bias is None else bias)
    whole = whole + epsilon * torch.where(whole >= 0, 1.0, -1.0)
    signal = torch.where(whole.abs() < 1e-12, torch.zeros_like(whole), relevance / whole)
    return sum(value.detach() * back for value, back in zip(values, torch.autograd.grad(z, values, signal)))


def shaped(bias, like):
    return None if bias is None else bias.reshape(1, -1, *[1] * (like.dim() - 2))


def by_rule(rule, module, scaling):
    """The function of (R, input) for a module with weights."""
    call, w, b = linear(module), module.weight, module.bias
    up, down = w.clamp(min=0), w.clamp(max=0)

    def signed(value, positive, negative):
        return [(value.clamp(min=0), lambda v: call(v, positive)), (value.clamp(max=0), lambda v: call(v, negative))]

    def back(relevance, value):
        bias = shaped(b, relevance)
        if rule == "epsilon":
            return share(relevance, [(value, lambda v: call(v, w))], bias, EPSILON)
        if rule == "plus":
            return share(relevance, signed(value, up, down))
        if rule == "gamma":
            z = call(value, w) + (0 if bias is None else bias)
            total = torch.zeros_like(value)
            for side, positive, negative, clamp in ((z >= 0, up, down, "min"), (z < 0, down, up, "max")):
                favoured = None if bias is None else bias + GAMMA * bias.clamp(**{clamp: 0})
                total = total + share(relevance * side, signed(value, w + GAMMA * positive, w + GAMMA * negative), favoured)
            return total
        if rule == "alpha-beta":
            plus, minus = (None, None) if bias is None else (bias.clamp(min=0), bias.clamp(max=0))
            return 2 * share(relevance, signed(value, up, down), plus) - share(relevance, signed(value, down, up), minus)
        if rule == "flat":
            return share(relevance, [(torch.ones_like(value), lambda v: call(v, torch.ones_like(w)))])
        mean, deviation = (column.reshape(1, 3, 1, 1) for column in scaling)
        low, high = ((grey - mean) / deviation * torch.ones_like(value) for grey in (0, 1))
        return share(relevance, [(value, lambda v: call(v, w)), (low, lambda v: -call(v, up)), (high, lambda v: -call(v, down))])

    return back


def folded(network):
    """A copy in which batch normalisations are parts of the convolutions before them."""
    network = copy.deepcopy(network)
    for parent in list(network.modules()):
        before = None
        for name, module in list(parent.named_children()):
            if isinstance(module, nn.BatchNorm2d) and isinstance(before, nn.Conv2d):
                fused = nn.utils.fusion.fuse_conv_bn_eval(before, module)
                before.weight, before.bias = fused.weight, fused.bias
                setattr(parent, name, nn.Identity())
            before = module
    return network


@contextlib.contextmanager
def replaced(network, forward_of):
    """Modules whose forward pass is another while this is open."""
    changed = []
    for module in network.modules():
        forward = forward_of(module)
        if forward is not None:
            module.forward = forward
            changed.append(module)
    try:
        yield
    finally:
        for module in changed:
            del module.forward


def relevance(network, image, label, composite, scaling):
    """(1, 3, H, W)."""
    network = folded(network).requires_grad_(False)
    rules, seen = COMPOSITES[composite], []

    def forward_of(module):
        if isinstance(module, (nn.Linear, nn.Conv2d)):
            def forward(value, module=module, plain=type(module).forward):
                seen.append(module)
                rule = rules[0] if isinstance(module, nn.Linear) else rules[2 if len(seen) == 1 else 1]
                return Handed.apply(value, plain(module, value), by_rule(rule, module, scaling))
            return forward
        if isinstance(module, (nn.ReLU, nn.LocalResponseNorm)):
            return lambda value, plain=type(module).forward, module=module: Handed.apply(
                value, plain(module, value), lambda r, v: r)
        if isinstance(module, nn.AdaptiveAvgPool2d):
            return lambda value, module=module: Handed.apply(value, functional.adaptive_avg_pool2d(value, module.output_size),
                lambda r, v: share(r, [(v, lambda u: functional.adaptive_avg_pool2d(u, module.output_size))], None, EPSILON))
        if type(module).__name__ == "BasicBlock":
            return lambda value, block=module: basic_block(block, value)
        return None

    image = image.clone().requires_grad_()
    with replaced(network, forward_of):
        logits = network(image)
    return torch.autograd.grad(logits[0, label], image, logits[0, label].detach())[0]


def basic_block(block, value):
    main = block.bn2(block.conv2(block.relu(block.bn1(block.conv1(value)))))
    side = value if block.downsample is None else block.downsample(value)
    sum_ = (main + side).detach()
    factor = sum_ + EPSILON * torch.where(sum_ >= 0, 1.0, -1.0)
    main = Handed.apply(main, main, lambda r, v: r * v / factor)
    side = Handed.apply(side, side, lambda r, v: r * v / factor)
    return block.relu(main + side)


def deeplift(network, image, label):
    """(1, 3, H, W): contributions by the rescale rule from an image of zeros; both pass together."""
    network = copy.deepcopy(network).requires_grad_(False)

    def forward_of(module):
        if isinstance(module, nn.ReLU):
            return lambda value: Handed.apply(value, value.clamp(min=0), rescaled)
        if isinstance(module, nn.MaxPool2d):
            return lambda value, module=module: Handed.apply(value, nn.MaxPool2d.forward(module, value),
                                                             lambda m, v: pooled(module, m, v))
        if isinstance(module, nn.LocalResponseNorm):
            return lambda value, module=module: Handed.apply(value, nn.LocalResponseNorm.forward(module, value),
                                                             lambda m, v: on_the_way(module, m, v))
        return None

    both = torch.cat([image, torch.zeros_like(image)]).requires_grad_()
    with replaced(network, forward_of):
        logits = network(both)
    multipliers = torch.autograd.grad(logits[0, label] + logits[1, label], both)[0]
    return multipliers[:1] * image


def rescaled(multiplier, value):
    change, rise = value[:1] - value[1:], value[:1].clamp(min=0) - value[1:].clamp(min=0)
    slope = torch.where(change.abs() < 1e-7, (value[:1] > 0).float(), rise / change)
    return multiplier * slope


def pooled(module, multiplier, value):
    multiplier = multiplier[:1]
    with torch.enable_grad():
        x, before = (part.detach().requires_grad_() for part in (value[:1], value[1:]))
        y, start = nn.MaxPool2d.forward(module, x), nn.MaxPool2d.forward(module, before)
    larger = torch.maximum(y, start).detach()
    rise = torch.autograd.grad(y, x, multiplier * (larger - start.detach()))[0]
    fall = torch.autograd.grad(start, before, multiplier * (y.detach() - larger))[0]
    change = (x - before).detach()
    result = torch.where(change.abs() < 1e-7, torch.zeros_like(change), (rise + fall) / change)
    return result.repeat(2, 1, 1, 1)


def on_the_way(module, multiplier, value, points=8):
    total = 0
    for point in range(points):
        with torch.enable_grad():
            at = (value[1:] + (value[:1] - value[1:]) * (point + 0.5) / points).detach().requires_grad_()
            total = total + torch.autograd.grad(nn.LocalResponseNorm.forward(module, at), at, multiplier[:1])[0]
    return (total / points).repeat(2, 1, 1, 1)


def heat(method, network, image, label, scaling):
    if method == "deeplift":
        return min_max(deeplift(network, image, label).sum(dim=1)[0].abs())
    return min_max(relevance(network, image, label, method, scaling).sum(dim=1)[0].clamp(min=0))
