#!/usr/bin/python3
"""Turns a PyTorch state dict (.pth) into safetensors for 'an8 import': convert_checkpoint.py IN.pth OUT.safetensors"""
import json
import sys

import torch

KINDS = {torch.float32: "F32", torch.float64: "F64", torch.float16: "F16", torch.int64: "I64"}
state = torch.load(sys.argv[1], map_location="cpu")
blocks = {key: (KINDS[value.dtype], list(value.shape), value.contiguous().numpy().tobytes()) for key, value in state.items()}
header, end = {}, 0
for key, (kind, shape, block) in blocks.items():
    header[key] = {"dtype": kind, "shape": shape, "data_offsets": [end, end := end + len(block)]}
text = json.dumps(header).encode()
with open(sys.argv[2], "wb") as file:
    file.writelines([len(text).to_bytes(8, "little"), text, *(block for _, _, block in blocks.values())])
