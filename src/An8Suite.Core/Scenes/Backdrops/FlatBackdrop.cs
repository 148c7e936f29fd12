using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Backdrops;

/// <summary>One colour, drawn from a list.</summary>
/// <param name="Colors">Those that are as likely; empty for any.</param>
public sealed record FlatBackdrop(IReadOnlyList<SrgbColor> Colors) : BackdropKind
{
    /// <inheritdoc/>
    public override string Name => "color";

    /// <inheritdoc/>
    internal override IEnumerable<string> Keys => ColorKey(Colors);

    /// <summary>A colour of a list, or any.</summary>
    internal static SrgbColor Draw(IReadOnlyList<SrgbColor> colors, CounterRandom random) => colors.Count > 0
        ? colors[random.NextInt32(colors.Count)]
        : new SrgbColor((byte)random.NextInt32(256), (byte)random.NextInt32(256), (byte)random.NextInt32(256));
}
