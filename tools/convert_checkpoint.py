#!/usr/bin/python3
"""Turns what torch.save wrote (.pth, .pt) into safetensors for 'an8 import'.

Takes a state dict, one nested in a checkpoint, a whole pickled model, or a TorchScript archive. Nothing in the file is run:
of its classes only those that make tensors are known, and all others, a model's among them, become shells that hold values.
"""
import argparse
import json
import os
import pickle
import sys
import types
import warnings

KINDS = {"float32": "F32", "float64": "F64", "float16": "F16", "bfloat16": "BF16", "int64": "I64", "int32": "I32",
         "int16": "I16", "int8": "I8", "uint8": "U8", "bool": "BOOL"}
NESTS = ["state_dict", "model_state_dict", "model"]  # as training scripts call them, the likeliest first
WRAPPERS = ["module.", "_orig_mod."]  # of DataParallel and of torch.compile


def refuse(message):
    print(f"convert_checkpoint: {message}", file=sys.stderr)
    sys.exit(2)


def say(message):
    print(f"convert_checkpoint: {message}", file=sys.stderr)


def line(error):
    return next((text.strip() for text in str(error).splitlines() if text.strip()), type(error).__name__)


class Shell:
    """Stands for an object of any class that a pickle names."""

    def __new__(cls, *args, **names):
        return object.__new__(cls)

    def __init__(self, *args, **names):
        pass

    def __setstate__(self, state):
        for part in state if isinstance(state, tuple) else (state,):
            self.__dict__.update(part if isinstance(part, dict) else {})

    def ignore(self, *args, **names):
        return None

    __setitem__ = __call__ = append = extend = add = update = ignore


class Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        rebuilds = module in ("torch._utils", "torch._tensor") and name.startswith("_rebuild_")
        plain = module == "torch" and isinstance(getattr(torch, name, None), torch.dtype) or (module, name) in [
            ("__builtin__", "set"), ("builtins", "set"), ("collections", "OrderedDict"), ("torch", "Size"), ("torch", "device"),
            ("torch", "Tensor"), ("torch.nn.parameter", "Parameter"), ("torch.serialization", "_get_layout")]
        storage = module in ("torch", "torch.storage") and name.endswith("Storage")
        return super().find_class(module, name) if rebuilds or plain or storage else type(name, (Shell,), {"__module__": module})


def load(path):
    with open(path, "rb") as file:
        head = file.read(9)
    if head[8:] == b"{" and int.from_bytes(head[:8], "little") < os.path.getsize(path):
        refuse(f"{path}: is safetensors already; give it to 'an8 import'")
    shells = types.ModuleType("shells")
    vars(shells).update({name: value for name, value in vars(pickle).items() if not name.startswith("__")})
    shells.Unpickler, shells.load = Unpickler, lambda file, **names: Unpickler(file, **names).load()
    torch.serialization.pickle = shells  # 1.13 forgets its argument pickle_module
    try:
        return torch.load(path, map_location="cpu", pickle_module=shells, weights_only=False)
    except OSError:
        raise
    except Exception as error:
        refuse(f"{path}: torch.load cannot read it: {line(error)}")


def is_model(found):
    return isinstance(found, torch.nn.Module) or isinstance(found, Shell) and "_modules" in vars(found)


def state_of(model, prefix=""):
    """What state_dict() of a model returns, read from the fields that torch.nn.Module keeps it in."""
    if isinstance(model, torch.nn.Module):
        return model.state_dict()
    fields = {"_parameters": {}, "_buffers": {}, "_modules": {}, "_non_persistent_buffers_set": (), **vars(model)}
    state = {prefix + name: value for name, value in {**fields["_parameters"], **fields["_buffers"]}.items()
             if value is not None and name not in fields["_non_persistent_buffers_set"]}
    for name, below in fields["_modules"].items():
        state.update(state_of(below, f"{prefix}{name}.") if is_model(below) else {})
    return state


def tensors_of(path, found, key):
    """The state dict in an object, which key names a place in."""
    if is_model(found):
        return state_of(found)
    if not isinstance(found, dict):
        refuse(f"{path}: expected a state dict, found {type(found).__name__}")
    if key:
        if key not in found:
            refuse(f"{path}: has no key '{key}'; it has: {', '.join(map(str, found))}")
        return tensors_of(path, found[key], None)
    nested = [name for name, value in found.items() if is_model(value)
              or isinstance(value, dict) and any(isinstance(item, torch.Tensor) for item in value.values())]
    if not nested:
        return found
    known = [name for name in NESTS if name in nested]
    if not known and len(nested) > 1:
        refuse(f"{path}: several keys hold tensors: {', '.join(map(str, nested))}; choose one with --key")
    chosen = (known or nested)[0]
    others = [name for name in nested if name != chosen]
    say(f"taking the tensors under '{chosen}'" + (f", not those under {', '.join(map(str, others))} (--key)" if others else ""))
    return tensors_of(path, found[chosen], None)


def plain(path, state):
    """Name to (kind, shape, bytes), without what is no tensor and without the prefix of a wrapper."""
    left_out = [str(key) for key, value in state.items() if not isinstance(value, torch.Tensor)]
    state = {str(key): value.detach() for key, value in state.items() if isinstance(value, torch.Tensor)}
    if not state:
        refuse(f"{path}: expected a state dict, found no tensor in it (keys: {', '.join(left_out) or 'none'})")
    if left_out:
        say(f"left out, as they are no tensors: {', '.join(left_out)}")
    while wrapper := next((prefix for prefix in WRAPPERS if all(key.startswith(prefix) for key in state)), None):
        say(f"left out the prefix '{wrapper}' of every key")
        state = {key[len(wrapper):]: value for key, value in state.items()}
    return {key: block(path, key, value) for key, value in state.items()}


def block(path, key, value):
    kind = KINDS.get(str(value.dtype).removeprefix("torch."))
    if kind is None or value.layout != torch.strided or value.is_meta:
        refuse(f"{path}: tensor '{key}' is {value.dtype}, {value.layout}, {value.device}; expected dense numbers of "
               f"{', '.join(KINDS)}")
    value = value.contiguous()
    raw = value.view(torch.int16) if value.dtype == torch.bfloat16 else value  # NumPy has no bfloat16
    return kind, list(value.shape), raw.numpy().tobytes()


def write(path, blocks):
    header, end = {}, 0
    for key, (kind, shape, raw) in blocks.items():
        header[key] = {"dtype": kind, "shape": shape, "data_offsets": [end, end := end + len(raw)]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path + ".partial", "wb") as file:
        file.writelines([len(text).to_bytes(8, "little"), text, *(raw for _, _, raw in blocks.values())])
    os.replace(path + ".partial", path)


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("input", metavar="IN.pth")
parser.add_argument("output", metavar="OUT.safetensors")
parser.add_argument("--key", help="the key of the checkpoint that holds the tensors; found by itself otherwise")
options = parser.parse_args()
try:
    import torch
except ImportError as missing:
    refuse(f"PyTorch is missing ({missing}); install it, on Debian with apt-get install -y python3-torch")
warnings.simplefilter("ignore")  # torch.load's, about TorchScript and sources that changed
try:
    write(options.output, plain(options.input, tensors_of(options.input, load(options.input), options.key)))
except OSError as error:
    refuse(f"{error.filename or options.output}: {error.strerror or error}")
except (AttributeError, IndexError, KeyError, RuntimeError, TypeError, ValueError) as error:
    refuse(f"{options.input}: holds something else than tensors where they should be: {line(error)}")
