using static TorchSharp.torch;

namespace An8Suite.Learning.Training;

/// <summary>A copy of weights that can be put back.</summary>
internal sealed class WeightSnapshot : IDisposable
{
    private readonly IReadOnlyList<Tensor> _weights;
    private readonly Tensor[] _copies;

    /// <summary>Takes a first copy of <paramref name="weights"/>.</summary>
    public WeightSnapshot(IReadOnlyList<Tensor> weights)
    {
        using IDisposable scope = NewDisposeScope();
        _weights = weights;
        _copies = [.. weights.Select(weight => weight.detach().clone().DetachFromDisposeScope())];
    }

    /// <summary>Copies the weights as they are now.</summary>
    public void Take() => Copy(_weights, _copies);

    /// <summary>Puts the last copy back.</summary>
    public void Restore() => Copy(_copies, _weights);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor copy in _copies)
        {
            copy.Dispose();
        }
    }

    private static void Copy(IReadOnlyList<Tensor> from, IReadOnlyList<Tensor> to)
    {
        using IDisposable inference = no_grad();
        for (int i = 0; i < from.Count; i++)
        {
            to[i].copy_(from[i]);
        }
    }
}
