namespace An8Suite.Core.Selection;

/// <summary>The lasso of every class on every bootstrap sample.</summary>
/// <param name="table">All images.</param>
/// <param name="classCount">Labels are below it.</param>
/// <param name="groups">The group of every image, from 0; a group is drawn as a whole.</param>
public sealed class BootstrapFits(ResponseTable table, int classCount, int[] groups)
{
    /// <summary>Samples x classes; null where a sample holds no image of a class.</summary>
    /// <param name="options">Samples and lasso.</param>
    /// <param name="seed">Same seed, same samples, however many threads draw them.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    /// <param name="progress">Called from any thread with the number of samples done.</param>
    /// <exception cref="InputException">
    /// The options are out of range, or a response or label cannot be used.
    /// </exception>
    public LassoFit?[][] Run(
        StabilityOptions options, ulong seed, ParallelOptions parallel, Action<int>? progress = null)
    {
        options.Validate();
        var fits = new LassoFit?[options.Samples][];
        int done = 0;
        Parallel.For(0, options.Samples, parallel, sample =>
        {
            int[] counts = Bootstrap.Counts(groups, seed, sample);
            var system = GramSystem.Build(table, classCount, options.Lasso.Labels, counts);
            fits[sample] = [.. Enumerable.Range(0, classCount).Select(index =>
                system.TargetNorm(index) > 0 ? Lasso.Fit(system, index, options.Lasso) : null)];
            progress?.Invoke(Interlocked.Increment(ref done));
        });
        return fits;
    }
}
