"""Explanation methods a second time, in PyTorch and as plainly as their papers have them, one image at a time.

Backward rules are autograd functions that take the place of a module's own derivative, so nothing here shares a line or
an idea of order with the suite's own sweep.
"""
import contextlib

import torch
from torch import nn
from torch.nn import functional


class RuledRelu(torch.autograd.Function):
    """A ReLU with the backward rule of DeconvNet or of guided backprop."""

    @staticmethod
    def forward(context, value, guided):
        context.save_for_backward(value)
        context.guided = guided
        return value.clamp(min=0)

    @staticmethod
    def backward(context, signal):
        value, = context.saved_tensors
        signal = signal.clamp(min=0)
        return (signal * (value > 0) if context.guided else signal), None


class InterpolatedConvolution(torch.autograd.Function):
    """A strided convolution that goes back by nearest-exact resizing and a transposed convolution of stride 1."""

    @staticmethod
    def forward(context, value, module):
        context.module, context.size = module, value.shape[2:]
        return functional.conv2d(value, module.weight, module.bias, module.stride, module.padding)

    @staticmethod
    def backward(context, signal):
        module = context.module
        sides = [size + 2 * pad - kernel + 1
                 for size, pad, kernel in zip(context.size, module.padding, module.kernel_size)]
        dense = functional.interpolate(signal, size=sides, mode="nearest-exact")
        return functional.conv_transpose2d(dense, module.weight, padding=module.padding), None


@contextlib.contextmanager
def rules(network, relu=None, interpolate=False):
    """The network with other derivatives; relu is None, 'deconvnet' or 'guided'."""
    changed = []
    for module in network.modules():
        if relu and isinstance(module, nn.ReLU):
            module.forward = lambda value: RuledRelu.apply(value, relu == "guided")
            changed.append(module)
        if interpolate and isinstance(module, nn.Conv2d) and max(module.stride) > 1:
            module.forward = lambda value, module=module: InterpolatedConvolution.apply(value, module)
            changed.append(module)
    try:
        yield
    finally:
        for module in changed:
            del module.forward


def min_max(heat):
    low, high = heat.min(), heat.max()
    return (heat - low) / (high - low) if high > low else torch.zeros_like(heat)


def positive_norm(signal):
    return min_max(signal.clamp(min=0).norm(dim=1)[0])


def at_input(network, image, label, **changes):
    """The signal at the image when 1 starts at the logit."""
    image = image.clone().requires_grad_()
    with rules(network, **changes):
        network(image)[0, label].backward()
    return image.grad


def gradient(network, image, label):
    return min_max(at_input(network, image, label).abs().amax(dim=1)[0])


def gradient_times_input(network, image, label):
    return min_max((at_input(network, image, label) * image).sum(dim=1)[0].abs())


def integrated_gradients(network, image, label, steps):
    """The midpoint rule from the mean colour, which is 0, to the image."""
    total = sum(at_input(network, image * ((step + 0.5) / steps), label) for step in range(steps))
    return min_max((total / steps * image).sum(dim=1)[0].abs())


def deconvnet(network, image, label):
    return positive_norm(at_input(network, image, label, relu="deconvnet"))


def guided_backprop(network, image, label):
    return positive_norm(at_input(network, image, label, relu="guided"))


def ours(network, image, layers, features):
    """The maximum of the features' visualisations; features are (layer, channel)."""
    maps = []
    for name, channel in features:
        variable, kept = image.clone().requires_grad_(), []
        module, call = layers[name]
        hook = module.register_forward_hook(lambda module, inputs, output: kept.append(output))
        with rules(network, relu="guided", interpolate=True):
            network(variable)
        hook.remove()
        value = kept[call][0, channel]
        value.backward(value.detach())
        maps.append(positive_norm(variable.grad))
    return torch.stack(maps).amax(dim=0) if maps else torch.zeros(image.shape[2:])


def at_layer(network, image, label, module):
    """The activations of a module and the gradient of the logit there."""
    kept = []
    hook = module.register_forward_hook(lambda module, inputs, output: (kept.append(output), output.retain_grad())[1])
    network(image.clone().requires_grad_())[0, label].backward()
    hook.remove()
    return kept[-1].detach(), kept[-1].grad


def upsampled(weighted, image):
    heat = weighted.sum(dim=1, keepdim=True).clamp(min=0)
    return min_max(functional.interpolate(heat, size=image.shape[2:], mode="bilinear", align_corners=False)[0, 0])


def grad_cam(network, image, label, module):
    value, slope = at_layer(network, image, label, module)
    return upsampled(slope.mean(dim=(2, 3), keepdim=True) * value, image)


def grad_cam_plus_plus(network, image, label, module):
    value, slope = at_layer(network, image, label, module)
    below = 2 + slope * value.sum(dim=(2, 3), keepdim=True)
    alpha = torch.where(slope != 0, 1 / below, torch.zeros_like(slope))
    return upsampled((alpha * slope.clamp(min=0)).sum(dim=(2, 3), keepdim=True) * value, image)


def hires_cam(network, image, label, module):
    value, slope = at_layer(network, image, label, module)
    return upsampled(slope * value, image)


def layer_cam(network, image, label, module):
    value, slope = at_layer(network, image, label, module)
    return upsampled(slope.clamp(min=0) * value, image)
