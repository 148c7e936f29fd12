"""Grad-CAM of pytorch-grad-cam (github.com/jacobgil/pytorch-grad-cam), scored."""

import common
from pytorch_grad_cam import GradCAM

import an8suite

network, last = common.train()
data = an8suite.Dataset(common.sys.argv[1])
with GradCAM(model=network, target_layers=[last]) as cam:
    explain = an8suite.adapters.grad_cam(cam, common.preprocess)
    common.show(an8suite.evaluate(explain, data, method="grad-cam"))
