using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>The files of a dataset that grow pose by pose, by their paths in its folder.</summary>
/// <remarks>
/// Those under <see cref="Folder"/> are only there while the dataset is unfinished and in a shard, which
/// <see cref="DatasetMerge"/> needs them from.
/// </remarks>
internal static class DatasetLogs
{
    /// <summary>Holds the logs that the finished dataset has in another form.</summary>
    public const string Folder = "journal";

    /// <summary>
    /// What <see cref="Folder"/> is called once nothing in it is needed, so that half of it cannot mislead.
    /// </summary>
    public const string DoneFolder = "journal.done";

    /// <summary>Says how far each log is whole.</summary>
    public const string Journal = $"{Folder}/lengths";

    /// <summary>One line a picture file, in the form of <c>sha256sum</c>.</summary>
    public const string Sums = $"{Folder}/sums";

    /// <summary>One line a twin.</summary>
    public const string Twins = $"{DatasetLayout.Twins}/{DatasetLayout.Metadata}";

    /// <summary>One line an image.</summary>
    public static string Metadata(Split split) => $"{DatasetLayout.Folder(split)}/{DatasetLayout.Metadata}";

    /// <summary>One COCO object an image.</summary>
    public static string CocoImages(Split split) => $"{Folder}/{DatasetLayout.Folder(split)}.images";

    /// <summary>One COCO object a visible part.</summary>
    public static string CocoAnnotations(Split split) => $"{Folder}/{DatasetLayout.Folder(split)}.annotations";

    /// <summary>All logs, in the order of the journal's lengths.</summary>
    public static IReadOnlyList<string> All(bool twins) =>
    [
        .. DatasetLayout.Splits
            .SelectMany(split => (string[])[Metadata(split), CocoImages(split), CocoAnnotations(split)]),
        Sums,
        .. twins ? [Twins] : Array.Empty<string>(),
    ];
}
