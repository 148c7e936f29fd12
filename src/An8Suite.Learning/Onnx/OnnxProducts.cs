using An8Suite.Core;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Onnx;

/// <summary>Matrix products: fully connected layers where one side is constant, operations otherwise.</summary>
internal static class OnnxProducts
{
    /// <summary>y = alpha A B + beta C, each matrix transposed or not.</summary>
    public static GraphValue Gemm(OnnxCall call)
    {
        (double alpha, double beta) = (call.Node.Number("alpha", 1), call.Node.Number("beta", 1));
        GraphValue rows = call.First;
        if (call.Node.Whole("transA", 0) != 0)
        {
            rows = call.Builder.Operation("transpose", [rows], new() { ["perm"] = [1, 0] });
        }

        Tensor matrix = call.Floats(1, "the matrix");
        if (rows.IsConstant || matrix.dim() != 2 || rows.Shape.Length != 2)
        {
            throw new InputException(
                $"multiplies {OnnxOperators.Text(rows.Shape)} with {OnnxOperators.Text(matrix.shape)}, expected two matrices");
        }

        Tensor weight = call.Node.Whole("transB", 0) != 0 ? matrix : matrix.transpose(0, 1);
        Tensor bias = zeros([weight.shape[0]]);
        if (call.Optional(2) is not null)
        {
            Tensor given = call.Floats(2, "the bias");
            bias = given.numel() == 1 || given.shape[^1] == given.numel()
                ? given.reshape(-1).expand(weight.shape[0])
                : throw new InputException($"adds {OnnxOperators.Text(given.shape)} values, expected one a column");
        }

        return FullyConnected(call, rows, Times(weight, alpha), Times(bias, beta));
    }

    /// <summary>A product with a constant matrix at the right is a fully connected layer.</summary>
    public static GraphValue MatMul(OnnxCall call)
    {
        (GraphValue left, GraphValue right) = (call.First, call.Values[1]);
        if (!left.IsConstant && right.IsConstant && right.Shape.Length == 2 && left.Shape.Length >= 2)
        {
            Tensor weight = call.Floats(1, "the matrix").transpose(0, 1);
            return FullyConnected(call, left, weight, zeros([weight.shape[0]]));
        }

        if (left.Shape.Length < 2 || right.Shape.Length < 2)
        {
            throw new InputException("multiplies a row of numbers, expected matrices");
        }

        OnnxTensor.RequireReasonable(
            [.. Broadcast(left.Shape[..^2], right.Shape[..^2]), left.Shape[^2], right.Shape[^1]]);
        return call.Builder.Operation("matmul", [left, right]);
    }

    /// <summary>
    /// The fully connected layer that a sum gives its bias, where that is what the sum is; null elsewhere.
    /// </summary>
    public static GraphValue? WithBias(OnnxCall call)
    {
        int constant = Array.FindIndex(call.Values, value => value.IsConstant);
        if (constant < 0)
        {
            return null;
        }

        (GraphValue bias, GraphValue product) = (call.Values[constant], call.Values[1 - constant]);
        return call.Builder.LayerOf(product) is Linear linear
            && bias.Shape is [long count] && count == linear.Bias.shape[0]
            && call.Builder.IsReadOnce(call.Node.Inputs[1 - constant])
            && linear.Bias.count_nonzero().data<long>()[0] == 0
                ? call.Builder.Replace(
                    new Linear(linear.Name, linear.Weight, bias.Probe.contiguous().alias())
                    {
                        PerPosition = linear.PerPosition,
                        Reads = linear.Reads,
                        StateKey = linear.StateKey,
                    },
                    product)
                : null;
    }

    /// <summary>The shape of two values that are broadcast against each other.</summary>
    /// <exception cref="InputException">They cannot be.</exception>
    public static long[] Broadcast(long[] a, long[] b)
    {
        int rank = Math.Max(a.Length, b.Length);
        return [.. Enumerable.Range(0, rank).Select(axis =>
        {
            (int i, int j) = (axis - rank + a.Length, axis - rank + b.Length);
            (long first, long second) = (i < 0 ? 1 : a[i], j < 0 ? 1 : b[j]);
            return first == second || second == 1 ? first
                : first == 1 ? second
                : throw new InputException(
                    $"cannot bring {OnnxOperators.Text(a)} and {OnnxOperators.Text(b)} values together");
        })];
    }

    private static GraphValue FullyConnected(OnnxCall call, GraphValue rows, Tensor weight, Tensor bias)
    {
        if (rows.Shape[^1] != weight.shape[1])
        {
            throw new InputException(
                $"multiplies rows of {rows.Shape[^1]} values with a matrix of {weight.shape[1]} rows");
        }

        string name = call.Builder.NameFor("linear");
        return call.Builder.Add(
            new Linear(name, weight.contiguous().alias(), bias.contiguous().alias())
            {
                PerPosition = rows.Shape is not [1, _],
                Reads = [rows.Layer!],
                StateKey = name,
            },
            [rows],
            [.. rows.Shape[..^1], weight.shape[0]]);
    }

    private static Tensor Times(Tensor tensor, double factor) =>
        factor == 1 ? tensor : tensor.mul(torch.tensor((float)factor));
}
