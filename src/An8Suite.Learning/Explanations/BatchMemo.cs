using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>Tensors that several methods of one batch need, each made once.</summary>
/// <remarks>Owns them: whoever asks for one must not dispose it.</remarks>
internal sealed class BatchMemo : IDisposable
{
    private readonly Dictionary<object, Tensor> _kept = [];

    /// <summary>
    /// The tensor of this <paramref name="key"/>, whose equality must cover all that <paramref name="make"/> depends
    /// on.
    /// </summary>
    public Tensor Of(object key, Func<Tensor> make)
    {
        if (!_kept.TryGetValue(key, out Tensor? tensor))
        {
            tensor = make().DetachFromDisposeScope();
            _kept.Add(key, tensor);
        }

        return tensor;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor tensor in _kept.Values)
        {
            tensor.Dispose();
        }

        _kept.Clear();
    }
}
