using An8Suite.Learning.Networks.Graphs;
using TorchSharp;

namespace An8Suite.Learning.Onnx;

/// <summary>
/// Operators that exporters write as several: GELU, SiLU, HardSwish and layer normalisation, found at their last node.
/// </summary>
/// <remarks>What they were made of stays behind without a reader, and is left out at the end.</remarks>
internal static class OnnxPatterns
{
    private const double Tolerance = 1e-3; // exporters write constants with three digits and more

    /// <summary>x Phi(x), x sigmoid(x) or x hardsigmoid(x) that ends in this product; null for another one.</summary>
    public static GraphValue? Product(OnnxCall call)
    {
        List<GraphValue> factors = [];
        double scale = 1;
        Collect(call.Builder, call.Values, factors, ref scale);
        if (factors.Count != 2)
        {
            return null;
        }

        foreach ((GraphValue x, GraphValue gate) in new[] { (factors[0], factors[1]), (factors[1], factors[0]) })
        {
            if (KindOf(call.Builder, gate) is "sigmoid" or "hard-sigmoid"
                && call.Builder.OperandsOf(gate)[0].Layer == x.Layer && Near(scale, 1))
            {
                return KindOf(call.Builder, gate) == "sigmoid"
                    ? call.Builder.Operation("silu", [x])
                    : IsHardSwishGate((Operation)call.Builder.LayerOf(gate)!)
                        ? call.Builder.Operation("hard-swish", [x])
                        : null;
            }

            if (Near(scale, 0.5) && OnePlus(call.Builder, gate) is { } inner && IsErf(call.Builder, inner, x))
            {
                return call.Builder.Operation("gelu", [x], OnnxOperators.One("tanh", 0));
            }

            if (Near(scale, 0.5) && OnePlus(call.Builder, gate) is { } outer
                && KindOf(call.Builder, outer) == "tanh" && ComesFrom(call.Builder, outer, x))
            {
                return call.Builder.Operation("gelu", [x], OnnxOperators.One("tanh", 1));
            }
        }

        return null;
    }

    /// <summary>(x - mean) / sqrt(variance + epsilon) * w + b over the last axis that ends in this sum.</summary>
    public static GraphValue? LayerNorm(OnnxCall call)
    {
        GraphBuilder builder = call.Builder;
        if (Constant(call.Values) is not var (bias, scaled) || KindOf(builder, scaled) != "mul"
            || Constant(builder.OperandsOf(scaled)) is not var (weight, quotient)
            || KindOf(builder, quotient) != "div"
            || builder.OperandsOf(quotient) is not [var centred, var deviation]
            || KindOf(builder, centred) != "sub" || KindOf(builder, deviation) != "sqrt"
            || Constant(builder.OperandsOf(builder.OperandsOf(deviation)[0])) is not var (epsilon, variance)
            || epsilon.Probe.numel() != 1
            || builder.OperandsOf(centred) is not [var x, var mean]
            || !IsMeanOverLast(builder, mean, x)
            || !IsMeanOverLast(builder, variance, null)
            || builder.OperandsOf(variance) is not [var square] || builder.OperandsOf(square) is not [var spread, ..]
            || !IsSquare(builder, square, centred, spread)
            || weight.Probe.numel() != x.Shape[^1] || bias.Probe.numel() != x.Shape[^1])
        {
            return null;
        }

        return builder.Operation("layer-norm", [x, Row(weight), Row(bias)], new()
        {
            ["axes"] = [1],
            ["epsilon"] = [Number(epsilon)!.Value],
        });

        GraphValue Row(GraphValue value) => GraphValue.Constant(value.Probe.reshape(x.Shape[^1]));
    }

    private static string? KindOf(GraphBuilder builder, GraphValue value) =>
        (builder.LayerOf(value) as Operation)?.Kind.Name;

    /// <summary>The constant of two values and the other one.</summary>
    private static (GraphValue Constant, GraphValue Other)? Constant(GraphValue[] values) => values switch
    {
        [{ IsConstant: true } constant, { IsConstant: false } other] => (constant, other),
        [{ IsConstant: false } other, { IsConstant: true } constant] => (constant, other),
        _ => null,
    };

    /// <summary>The factors of a product, and of the products and quotients by a number it is made of.</summary>
    private static void Collect(GraphBuilder builder, GraphValue[] values, List<GraphValue> factors, ref double scale)
    {
        foreach (GraphValue value in values)
        {
            if (Number(value) is double number)
            {
                scale *= number;
            }
            else if (KindOf(builder, value) == "mul" && builder.OperandsOf(value) is { } inner
                && factors.Count < 3)
            {
                Collect(builder, inner, factors, ref scale);
            }
            else
            {
                factors.Add(value);
            }
        }
    }

    private static double? Number(GraphValue value) => value.IsConstant && value.Probe.numel() == 1
        ? value.Probe.to(torch.ScalarType.Float64).reshape(1).data<double>()[0]
        : null;

    /// <summary>What 1 is added to; null where the value is no such sum.</summary>
    private static GraphValue? OnePlus(GraphBuilder builder, GraphValue value) =>
        KindOf(builder, value) == "add" && Constant(builder.OperandsOf(value)) is var (one, other)
        && Number(one) is double number && Near(number, 1) ? other : null;

    /// <summary>Whether a value is erf(x / sqrt(2)).</summary>
    private static bool IsErf(GraphBuilder builder, GraphValue value, GraphValue x)
    {
        if (KindOf(builder, value) != "erf" || builder.OperandsOf(value) is not [var inner]
            || builder.OperandsOf(inner) is not { Length: 2 } operands
            || Constant(operands) is not var (constant, other) || other.Layer != x.Layer
            || Number(constant) is not double number)
        {
            return false;
        }

        return KindOf(builder, inner) switch
        {
            "div" => operands[1].IsConstant && Near(number, Math.Sqrt(2)),
            "mul" => Near(number, Math.Sqrt(0.5)),
            _ => false,
        };
    }

    /// <summary>Whether a value is made of x and constants alone, some layers up.</summary>
    private static bool ComesFrom(GraphBuilder builder, GraphValue value, GraphValue x)
    {
        Queue<(GraphValue Value, int Depth)> open = new([(value, 0)]);
        bool cubes = false;
        while (open.TryDequeue(out (GraphValue Value, int Depth) next))
        {
            if (next.Value.IsConstant || next.Value.Layer == x.Layer)
            {
                cubes |= Number(next.Value) is double number && Near(number, 0.044715);
                continue;
            }

            if (next.Depth > 8 || KindOf(builder, next.Value) is not ("tanh" or "mul" or "add" or "pow"))
            {
                return false;
            }

            foreach (GraphValue operand in builder.OperandsOf(next.Value))
            {
                open.Enqueue((operand, next.Depth + 1));
            }
        }

        return cubes;
    }

    private static bool IsHardSwishGate(Operation gate) =>
        Near(gate.Numbers["alpha"][0], 1.0 / 6) && Near(gate.Numbers["beta"][0], 0.5);

    private static bool IsMeanOverLast(GraphBuilder builder, GraphValue mean, GraphValue? of) =>
        builder.LayerOf(mean) is Operation { Kind.Name: "reduce-mean" } layer
        && layer.Numbers["axes"] is [double axis] && axis == layer.OperandShapes[0].Length - 1
        && (of is null || builder.OperandsOf(mean)[0].Layer == of.Layer);

    /// <summary>Whether a value is the square of what is centred, which some exporters compute twice.</summary>
    private static bool IsSquare(GraphBuilder builder, GraphValue square, GraphValue centred, GraphValue spread)
    {
        bool same = spread.Layer == centred.Layer
            || (KindOf(builder, spread) == "sub"
                && builder.OperandsOf(spread)[0].Layer == builder.OperandsOf(centred)[0].Layer);
        return same && KindOf(builder, square) switch
        {
            "pow" => builder.OperandsOf(square) is [_, var exponent] && Number(exponent) == 2,
            "mul" => builder.OperandsOf(square) is [var a, var b] && a.Layer == b.Layer,
            _ => false,
        };
    }

    private static bool Near(double value, double expected) => Math.Abs(value - expected) <= Tolerance * expected;
}
