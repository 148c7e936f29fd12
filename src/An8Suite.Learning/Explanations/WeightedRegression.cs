using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>Least squares over few unknowns, in double.</summary>
internal static class WeightedRegression
{
    private const double RelativeTolerance = 1e-10;

    /// <summary>
    /// The shortest b that minimises sum_i weights_i (targets_i - rows_i . b)^2 + ridge |b|^2.
    /// </summary>
    internal static double[] Solve(double[][] rows, double[] targets, double[] weights, double ridge)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar penalty = ridge;
        using Scalar one = 1;
        int unknowns = rows[0].Length;
        Tensor z = tensor([.. rows.SelectMany(row => row)], [rows.Length, unknowns]);
        Tensor weighted = z.mul(tensor(weights, [weights.Length, 1])).transpose(0, 1);
        Tensor gram = weighted.matmul(z).add(eye(unknowns, dtype: ScalarType.Float64).mul(penalty), one);
        Tensor inverse = linalg.pinv(gram, rtol: RelativeTolerance, hermitian: true);
        return inverse.matmul(weighted.matmul(tensor(targets))).data<double>().ToArray();
    }
}
