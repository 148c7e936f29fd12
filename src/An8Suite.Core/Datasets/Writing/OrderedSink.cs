namespace An8Suite.Core.Datasets.Writing;

/// <summary>
/// Takes things in any order from any thread and passes them on one at a time in order of their position.
/// </summary>
internal sealed class OrderedSink<T>(int first, Action<T> next)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, T> _early = [];
    private int _position = first;

    /// <summary>Every position from the first on must be given once.</summary>
    public void Add(int position, T item)
    {
        lock (_gate)
        {
            _early.Add(position, item);
            while (_early.Remove(_position, out T? due))
            {
                next(due);
                _position++;
            }
        }
    }
}
