using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Backdrops;

/// <summary>Makes the backdrop of every pose from the kinds of a recipe. Safe from any thread.</summary>
/// <remarks>What a pose gets depends on seed and pose alone, not on the poses before it.</remarks>
public sealed class BackdropPainter
{
    private readonly IReadOnlyList<BackdropKind> _kinds;
    private readonly Dictionary<PicturesBackdrop, PictureFolder> _folders;
    private readonly ulong _seed;

    /// <summary>Lists the folders of pictures.</summary>
    /// <param name="kinds">At least one.</param>
    /// <param name="seed">The recipe's.</param>
    /// <param name="placed">Where a folder of the recipe lies.</param>
    /// <param name="codec">Decodes pictures; null where no kind has any.</param>
    /// <exception cref="InputException">A folder has no pictures.</exception>
    public BackdropPainter(
        IReadOnlyList<BackdropKind> kinds, ulong seed, Func<string, string> placed, PictureCodec? codec)
    {
        (_kinds, _seed) = (kinds, seed);
        _folders = kinds.OfType<PicturesBackdrop>().Distinct().ToDictionary(
            kind => kind, kind => new PictureFolder(placed(kind.Folder), codec ?? throw new InputException(
                "background: pictures of a folder need a decoder, which this program has not")));
    }

    /// <summary>The backdrop of a pose.</summary>
    /// <exception cref="InputException">A picture cannot be read; names the file.</exception>
    public Backdrop Of(int pose, PictureSize size)
    {
        CounterRandom random = new(_seed, "backdrop", (ulong)pose);
        double drawn = random.NextDouble() * _kinds.Sum(kind => kind.Share);
        BackdropKind chosen = _kinds[^1];
        foreach (BackdropKind kind in _kinds)
        {
            if (drawn < kind.Share)
            {
                chosen = kind;
                break;
            }

            drawn -= kind.Share;
        }

        return chosen switch
        {
            GradientBackdrop gradient => Backdrop.Of(
                GradientBackdrop.Paint(size, Two(gradient.Colors, random), 360 * random.NextDouble())),
            NoiseBackdrop noise => Backdrop.Of(noise.Paint(size, Two(noise.Colors, random), random.NextUInt64())),
            PicturesBackdrop pictures => Backdrop.Of(_folders[pictures].Draw(size, random)),
            _ => new Backdrop(FlatBackdrop.Draw(((FlatBackdrop)chosen).Colors, random)),
        };
    }

    private static (SrgbColor, SrgbColor) Two(IReadOnlyList<SrgbColor> colors, CounterRandom random)
    {
        if (colors.Count == 0)
        {
            return (FlatBackdrop.Draw(colors, random), FlatBackdrop.Draw(colors, random));
        }

        int[] order = random.Permutation(colors.Count);
        return (colors[order[0]], colors[order[^1]]);
    }
}
