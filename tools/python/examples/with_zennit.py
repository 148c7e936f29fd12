"""Layer-wise relevance propagation of zennit (github.com/chr5tphr/zennit), scored."""

import common
from zennit.attribution import Gradient
from zennit.composites import EpsilonPlusFlat

import an8suite

network, _ = common.train()
data = an8suite.Dataset(common.sys.argv[1])
explain = an8suite.adapters.zennit(Gradient(network, EpsilonPlusFlat()), common.preprocess, len(data.classes))
common.show(an8suite.evaluate(explain, data, method="zennit-lrp"))
