using An8Suite.Core.Imaging;
using An8Suite.Core.Similarity;
using An8Suite.Learning.Explanations;

namespace An8Suite.Learning.Sanity;

/// <summary>
/// Maps of every method and image, ready to be compared with many others; null for a map that is constant.
/// </summary>
internal sealed class PreparedMaps
{
    private readonly Dictionary<string, PreparedMap?[]> _maps;

    private PreparedMaps(Dictionary<string, PreparedMap?[]> maps) => _maps = maps;

    /// <summary>Prepares the maps of the batches of all images, in order.</summary>
    /// <param name="batches">The images' maps by method.</param>
    /// <param name="known">Of the same images: maps that are equal to these are not prepared again.</param>
    public static PreparedMaps Of(
        IReadOnlyList<Dictionary<string, MethodMap[]>> batches, PreparedMaps? known = null) =>
        new(batches[0].Keys.ToDictionary(method => method, method =>
        {
            MethodMap[] maps = [.. batches.SelectMany(batch => batch[method])];
            var prepared = new PreparedMap?[maps.Length];
            Parallel.For(0, maps.Length, i => prepared[i] = maps[i].EmptyBecause is not null ? null
                : known?._maps[method][i] is { } same && same.IsOf(maps[i].Heatmap) ? same
                : new PreparedMap(maps[i].Heatmap));
            return prepared;
        }));

    /// <summary>
    /// Compares every map with that of <paramref name="other"/>, but for images that <paramref name="compared"/> leaves
    /// out.
    /// </summary>
    public SimilarityRow[] Against(PreparedMaps other, SimilarityRow like, Func<int, bool>? compared = null) =>
    [
        .. _maps.Keys.SelectMany(method =>
        {
            var rows = new SimilarityRow?[_maps[method].Length];
            Parallel.For(0, rows.Length, image =>
            {
                if (compared?.Invoke(image) != false)
                {
                    rows[image] = Row(
                        _maps[method][image], other._maps[method][image], like with { Method = method, Image = image });
                }
            });
            return rows.OfType<SimilarityRow>();
        }),
    ];

    private static SimilarityRow Row(PreparedMap? a, PreparedMap? b, SimilarityRow row) =>
        a is { } one && b is { } two
            ? row with
            {
                Spearman = RankedMap.Correlation(one.Ranks, two.Ranks),
                Ssim = StructuralMap.Similarity(one.Structure, two.Structure),
            }
            : row;

    /// <summary>A map with what two measures of similarity need of it.</summary>
    private sealed class PreparedMap(Heatmap map)
    {
        internal RankedMap Ranks { get; } = new(map.Values);

        internal StructuralMap Structure { get; } = new(map);

        internal bool IsOf(Heatmap other) => map.Values.AsSpan().SequenceEqual(other.Values);
    }
}
