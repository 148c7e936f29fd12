using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>
/// How many samples of each pixel are of some parts, counted once for all pairs of classes of a pose that ask for the
/// same.
/// </summary>
internal sealed class PartCoverages(ResolvedPose rendered)
{
    private readonly Dictionary<string, (byte[] Count, bool[]? IsFull)> _known = [];

    /// <summary>Counts the samples of <paramref name="parts"/> where the parts of a set are shown.</summary>
    public byte[] Of(int set, IReadOnlySet<byte> parts) => Find(set, parts).Count;

    /// <summary>The same, and which pixels have no other samples.</summary>
    public (byte[] Count, bool[]? IsFull) Certain(int set, IReadOnlySet<byte> parts)
    {
        (byte[] count, bool[]? isFull) = Find(set, parts);
        if (isFull is null)
        {
            isFull = Array.ConvertAll(count, samples => samples == CoverageScale.SampleCount);
            _known[Key(set, parts)] = (count, isFull);
        }

        return (count, isFull);
    }

    private (byte[] Count, bool[]? IsFull) Find(int set, IReadOnlySet<byte> parts)
    {
        string key = Key(set, parts);
        if (!_known.TryGetValue(key, out (byte[] Count, bool[]? IsFull) found))
        {
            _known.Add(key, found = (rendered.At(set).Coverage(parts.Contains), null));
        }

        return found;
    }

    private static string Key(int set, IEnumerable<byte> parts) => $"{set}:{string.Join(' ', parts.Order())}";
}
