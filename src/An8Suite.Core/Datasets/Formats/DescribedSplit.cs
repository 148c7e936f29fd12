using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>One split and its <c>metadata.jsonl</c>.</summary>
/// <param name="Split">Which.</param>
/// <param name="ImageCount">Its rows; may be 0.</param>
/// <param name="ByteCount">The length of the file.</param>
/// <param name="Sha256">Its hash, lower-case hex.</param>
internal sealed record DescribedSplit(Split Split, int ImageCount, long ByteCount, string Sha256)
{
    /// <summary>The split's folder.</summary>
    internal string Folder => DatasetLayout.Folder(Split);
}
