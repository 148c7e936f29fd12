namespace An8Suite.Mutations;

/// <summary>Small ONNX files of many operators, from pictures of 8 x 8 pixels to a few logits.</summary>
internal static class OnnxModels
{
    /// <summary>All that are imported, by name.</summary>
    public static IReadOnlyList<(string Name, OnnxWriter Model)> Imported { get; } =
    [
        ("transformer", Transformer()), ("convolutions", Convolutions()), ("shapes", Shapes()), ("gates", Gates()),
    ];

    /// <summary>Patches of 4 x 4 as tokens, layer norm, attention of two heads, MLP with GELU, as exporters write them.</summary>
    public static OnnxWriter Transformer() => new OnnxWriter(1, 3, 8, 8)
        .Random("patch", 1, 6, 3, 4, 4).Random("patchBias", 2, 6)
        .Node("Conv", ["x", "patch", "patchBias"], "grid", ("strides", new[] { 4L, 4L }))
        .Wholes("tokens", 1, 6, 4).Node("Reshape", ["grid", "tokens"], "rows")
        .Node("Transpose", ["rows"], "t", ("perm", new[] { 0L, 2L, 1L }))
        .Node("ReduceMean", ["t"], "mean", ("axes", new[] { -1L })).Node("Sub", ["t", "mean"], "centred")
        .Floats("two", [], 2).Node("Pow", ["centred", "two"], "square")
        .Node("ReduceMean", ["square"], "variance", ("axes", new[] { -1L }))
        .Floats("epsilon", [], 1e-5f).Node("Add", ["variance", "epsilon"], "safe").Node("Sqrt", ["safe"], "deviation")
        .Node("Div", ["centred", "deviation"], "unit")
        .Random("gamma", 3, 6).Random("beta", 4, 6)
        .Node("Mul", ["unit", "gamma"], "scaled").Node("Add", ["scaled", "beta"], "norm")
        .Random("wq", 5, 6, 6).Random("bq", 6, 6).Node("MatMul", ["norm", "wq"], "q0").Node("Add", ["bq", "q0"], "q")
        .Random("wk", 7, 6, 6).Node("MatMul", ["norm", "wk"], "k")
        .Random("wv", 8, 6, 6).Node("MatMul", ["norm", "wv"], "v")
        .Wholes("heads", 4, 2, 3) // the batch of 1 is gone, as nn.MultiheadAttention does
        .Node("Reshape", ["q", "heads"], "qh").Node("Transpose", ["qh"], "qt", ("perm", new[] { 1L, 0L, 2L }))
        .Node("Reshape", ["k", "heads"], "kh").Node("Transpose", ["kh"], "kt", ("perm", new[] { 1L, 2L, 0L }))
        .Node("Reshape", ["v", "heads"], "vh").Node("Transpose", ["vh"], "vt", ("perm", new[] { 1L, 0L, 2L }))
        .Node("MatMul", ["qt", "kt"], "scores").Node("Softmax", ["scores"], "attention", ("axis", -1L))
        .Node("MatMul", ["attention", "vt"], "mixed").Node("Transpose", ["mixed"], "back", ("perm", new[] { 1L, 0L, 2L }))
        .Wholes("joined", 1, 4, 6).Node("Reshape", ["back", "joined"], "context")
        .Random("wo", 9, 6, 6).Node("MatMul", ["context", "wo"], "out").Node("Add", ["t", "out"], "residual")
        .Random("w1", 10, 6, 8).Node("MatMul", ["residual", "w1"], "h")
        .Floats("root", [], 1.4142135f).Node("Div", ["h", "root"], "h2").Node("Erf", ["h2"], "e")
        .Floats("one", [], 1).Node("Add", ["e", "one"], "p").Node("Mul", ["h", "p"], "hp")
        .Floats("half", [], 0.5f).Node("Mul", ["hp", "half"], "gelu")
        .Node("ReduceMean", ["gelu"], "pooled", ("axes", new[] { 1L }), ("keepdims", 0L))
        .Random("head", 11, 2, 8).Random("headBias", 12, 2)
        .Node("Gemm", ["pooled", "head", "headBias"], "y", ("transB", 1L));

    /// <summary>Convolutions, normalisations, pools, a residual sum, and a softmax at the end.</summary>
    public static OnnxWriter Convolutions() => new OnnxWriter(0, 3, 8, 8)
        .Random("w1", 1, 6, 3, 3, 3).Random("b1", 2, 6)
        .Node("Conv", ["x", "w1", "b1"], "c1", ("pads", new[] { 1L, 1L, 1L, 1L }), ("kernel_shape", new[] { 3L, 3L }))
        .Floats("scale", [6], 1, 2, 1, 0.5f, 1, 1).Random("shift", 3, 6).Random("mean", 4, 6)
        .Floats("variance", [6], 1, 2, 3, 1, 1, 0.5f)
        .Node("BatchNormalization", ["c1", "scale", "shift", "mean", "variance"], "n1", ("epsilon", 1e-3f))
        .Node("Relu", ["n1"], "r1")
        .Random("w2", 5, 6, 2, 3, 3)
        .Node("Conv", ["r1", "w2"], "c2", ("group", 3L), ("dilations", new[] { 2L, 2L }),
            ("pads", new[] { 2L, 2L, 2L, 2L }))
        .Node("Add", ["r1", "c2"], "sum").Node("LeakyRelu", ["sum"], "r2", ("alpha", 0.2f))
        .Node("LRN", ["r2"], "lrn", ("size", 3L))
        .Node("MaxPool", ["lrn"], "p1", ("kernel_shape", new[] { 3L, 3L }), ("strides", new[] { 2L, 2L }),
            ("pads", new[] { 1L, 1L, 1L, 1L }))
        .Node("AveragePool", ["lrn"], "p2", ("kernel_shape", new[] { 2L, 2L }), ("strides", new[] { 2L, 2L }))
        .Node("Concat", ["p1", "p2"], "both", ("axis", 1L))
        .Node("GlobalAveragePool", ["both"], "pooled").Node("Flatten", ["pooled"], "flat")
        .Random("head", 6, 12, 4).Random("headBias", 7, 4)
        .Node("Gemm", ["flat", "head", "headBias"], "logits").Node("Softmax", ["logits"], "y", ("axis", 1L));

    /// <summary>Arithmetic of shapes, as exporters of PyTorch write it, cuts and joins.</summary>
    public static OnnxWriter Shapes() => new OnnxWriter(1, 3, 8, 8)
        .Node("Shape", ["x"], "shape").Wholes("one", 1).Wholes("three", 3).Wholes("minus", -1).Wholes("zero", 0)
        .Node("Gather", ["shape", "zero"], "batch").Node("Concat", ["batch", "three", "minus"], "rows", ("axis", 0L))
        .Node("Reshape", ["x", "rows"], "t").Node("Transpose", ["t"], "u", ("perm", new[] { 0L, 2L, 1L }))
        .Wholes("from", 8).Wholes("to", 40).Wholes("axis", 1).Wholes("step", 2)
        .Node("Slice", ["u", "from", "to", "axis", "step"], "cut")
        .Wholes("parts", 8, 8).Node("Split", ["cut", "parts"], ["a", "b"], ("axis", 1L))
        .Node("Mul", ["a", "b"], "product").Node("Unsqueeze", ["product", "one"], "wide")
        .Wholes("full", 1, 2, 8, 3).Node("Expand", ["wide", "full"], "twice")
        .Node("ReduceMax", ["twice"], "largest", ("axes", new[] { 3L }), ("keepdims", 0L))
        .Node("Cast", ["largest"], "same", ("to", 1L)).Wholes("pads", 0, 0, 1, 0, 0, 1)
        .Node("Pad", ["same", "pads"], "wider").Node("Flatten", ["wider"], "flat")
        .Node("Equal", ["batch", "one"], "isOne")
        .Node("If", ["isOne"], "known", ("then_branch", OnnxWriter.Graph("then", "turned", ("Neg", ["flat"]))),
            ("else_branch", OnnxWriter.Graph("else", "kept", ("Abs", ["flat"]))))
        .Random("head", 1, 20, 3).Node("MatMul", ["known", "head"], "y");

    /// <summary>Squeeze and excitation with what newer networks have for ReLUs.</summary>
    public static OnnxWriter Gates() => new OnnxWriter(1, 3, 8, 8)
        .Random("w", 1, 4, 3, 3, 3).Node("Conv", ["x", "w"], "c", ("strides", new[] { 2L, 2L }))
        .Node("Sigmoid", ["c"], "s").Node("Mul", ["c", "s"], "silu")
        .Node("ReduceMean", ["silu"], "squeezed", ("axes", new[] { 2L, 3L }))
        .Random("down", 2, 2, 4, 1, 1).Node("Conv", ["squeezed", "down"], "few").Node("HardSwish", ["few"], "active")
        .Random("up", 3, 4, 2, 1, 1).Node("Conv", ["active", "up"], "many")
        .Node("HardSigmoid", ["many"], "gate", ("alpha", 0.16666667f))
        .Node("Mul", ["silu", "gate"], "gated").Floats("low", [], 0).Floats("high", [], 6)
        .Node("Clip", ["gated", "low", "high"], "clipped").Node("InstanceNormalization", ["clipped", "g", "h"], "norm")
        .Floats("g", [4], 1, 1, 2, 1).Random("h", 4, 4).Node("Elu", ["norm"], "elu")
        .Node("GlobalMaxPool", ["elu"], "pooled").Node("Squeeze", ["pooled"], "y");

    /// <summary>An operator that the suite does not take over, and a branch.</summary>
    public static OnnxWriter BlackBox() => new OnnxWriter(1, 3, 8, 8)
        .Random("w", 1, 3, 4).Node("Einsum", ["x", "w"], "e", ("equation", "bchw,ck->bk"))
        .Floats("limit", [], 0).Node("ReduceMax", ["e"], "most", ("keepdims", 0L))
        .Node("Greater", ["most", "limit"], "positive")
        .Node("If", ["positive"], "branch",
            ("then_branch", OnnxWriter.Graph("then", "doubled", ("Add", ["e", "e"]))),
            ("else_branch", OnnxWriter.Graph("else", "turned", ("Neg", ["e"]))))
        .Node("Softmax", ["branch"], "y", ("axis", -1L));
}
