using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>What of a dataset is exported, and how it runs.</summary>
public sealed record ExportOptions
{
    /// <summary>What <see cref="ShardImages"/> is when nobody says.</summary>
    public const int StandardShardImages = 1000;

    /// <summary>The split; null for all that have images.</summary>
    public Split? Split { get; init; }

    /// <summary>
    /// The mask policy, for formats that have one mask an image; null for <c>class_part</c> or the only one there is.
    /// </summary>
    public string? Policy { get; init; }

    /// <summary>At most so many images of each split; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Chooses the images when there is a limit.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Images in one file, for formats that cut a split into several; null for <see cref="StandardShardImages"/>.
    /// </summary>
    public int? ShardImages { get; init; }

    /// <summary>How many threads write, for formats of one file an image; changes no byte.</summary>
    public int ThreadCount { get; init; } = 1;

    /// <summary>Renders views again, for formats that need it; null where nobody does.</summary>
    public ExportViews? Views { get; init; }

    /// <summary>
    /// Heatmaps to lay beside the images, by method: each gives that of a sample in the images' size with values in
    /// [0, 1], or null where it has none. Called from one thread.
    /// </summary>
    public IReadOnlyDictionary<string, Func<Sample, Heatmap?>>? Heatmaps { get; init; }

    /// <summary>Called with the images written so far, from any thread.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>
    /// Throws <see cref="InputException"/> naming every option that is out of range or means nothing to the format.
    /// </summary>
    public void Validate(ExportFormat format)
    {
        List<string> problems = [];
        AtLeastOne("--images", Limit);
        AtLeastOne("--shard-images", ShardImages);
        if (Policy is not null && !format.HasPolicy)
        {
            problems.Add($"--policy: format {format.Name} has no single mask to choose; leave it out");
        }

        if (ShardImages is not null && !format.HasShards)
        {
            problems.Add($"--shard-images: format {format.Name} is not cut into shards; leave it out");
        }

        if (Heatmaps is not null && !format.HasHeatmaps)
        {
            problems.Add($"--heatmaps: format {format.Name} holds no heatmaps; leave it out");
        }

        if (problems.Count > 0)
        {
            throw new InputException(string.Join("\n", problems));
        }

        void AtLeastOne(string name, int? value)
        {
            if (value < 1)
            {
                problems.Add(FormattableString.Invariant($"{name}: expected 1 or more, found {value}"));
            }
        }
    }
}
