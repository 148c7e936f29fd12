using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Colors;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Objects;

/// <summary>Something that goes with the class at a known rate and is not its reason; key <c>cue</c>.</summary>
/// <remarks>
/// An image shows the cue of its own class at the rate of its split, and otherwise that of another class, each as
/// likely. At one over the number of classes the cue says nothing.
/// </remarks>
/// <param name="Kind">What it is.</param>
/// <param name="Train">The rate in the training images, 0 to 1.</param>
/// <param name="Val">In the validation images.</param>
/// <param name="Test">In the test images.</param>
public sealed record SceneCue(CueKind Kind, double Train, double Val, double Test)
{
    /// <summary>The name of the part that a sticker is.</summary>
    public const string StickerName = "sticker";

    // Light enough for a background, and every hue fits into sRGB.
    private const double Lightness = 0.78;
    private const double Chroma = 0.09;

    /// <summary>One colour a class; empty for evenly spaced hues.</summary>
    public IReadOnlyList<SrgbColor> Colors { get; init; } = [];

    /// <summary>The side of a sticker, in shares of the picture's shorter side.</summary>
    public double Size { get; init; } = 0.14;

    /// <summary>Which pixels it takes.</summary>
    public CueExtent Extent => Kind switch
    {
        CueKind.Tint => CueExtent.Picture,
        CueKind.Background => CueExtent.Background,
        _ => CueExtent.Part,
    };

    /// <summary>As a recipe writes it.</summary>
    public string Yaml
    {
        get
        {
            string colors = Colors.Count == 0 ? string.Empty
                : $", colors: [{string.Join(", ", Colors.Select(color => YamlText.Quoted($"{color}")))}]";
            string size = Kind == CueKind.Sticker ? FormattableString.Invariant($", size: {Size:R}") : string.Empty;
            return FormattableString.Invariant(
                $"{{kind: {Choice.NameOf(Kind)}, rate: {{train: {Train:R}, val: {Val:R}, test: {Test:R}}}")
                + $"{size}{colors}}}";
        }
    }

    /// <summary>The rate of a split.</summary>
    public double RateOf(Split split) => split switch
    {
        Split.Train => Train,
        Split.Val => Val,
        _ => Test,
    };

    /// <summary>The class whose cue an image shows.</summary>
    /// <param name="label">The class of the image.</param>
    /// <param name="classes">How many there are.</param>
    /// <param name="seed">The recipe's.</param>
    /// <param name="pose">The pose's index.</param>
    /// <param name="split">The pose's.</param>
    public int ClassOf(int label, int classes, ulong seed, int pose, Split split)
    {
        CounterRandom random = new(seed, "cue", ((ulong)pose * (ulong)classes) + (ulong)label);
        return random.NextDouble() < RateOf(split) || classes == 1
            ? label
            : (label + 1 + random.NextInt32(classes - 1)) % classes;
    }

    /// <summary>The colour that stands for a class.</summary>
    public SrgbColor ColorOf(int label, int classes) => Colors.Count > 0 ? Colors[label]
        : new HueCircle(classes, Lightness, Chroma, 15).Colors()[label];
}
