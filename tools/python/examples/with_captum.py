"""Integrated gradients of Captum (github.com/pytorch/captum), scored."""

import common
from captum.attr import IntegratedGradients

import an8suite

network, _ = common.train()
data = an8suite.Dataset(common.sys.argv[1])
explain = an8suite.adapters.captum(IntegratedGradients(network), common.preprocess, n_steps=20)
common.show(an8suite.evaluate(explain, data, signed="absolute", method="captum-ig"))
