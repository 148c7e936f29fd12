using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Native;
using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks.Designed;

/// <summary>
/// Networks whose weights are written down, not learnt, so that what they use is known: kernels of one pixel that
/// detect the classes' colours, averaged over the picture.
/// </summary>
/// <remarks>
/// A pixel that shows nothing of a class's colour has gradient 0 exactly for that class. The partner is the group of
/// neutral colours that is farthest from all others, such as the greens of a plant.
/// </remarks>
public static class DesignedNetwork
{
    /// <summary>The logit of a class is the amount of its colour.</summary>
    public const string Plain = "designed";

    /// <summary>
    /// It is there only together with the partner: both are needed, and how much of each does not matter.
    /// </summary>
    public const string And = "designed-and";

    /// <summary>Half the amount of the partner is taken from every logit.</summary>
    public const string Suppressor = "designed-suppressor";

    /// <summary>
    /// A logit of a picture that is all of the colour at full brightness; for <see cref="And"/> of any amount.
    /// </summary>
    private const float Scale = 100;

    private const float Answer = 10;

    /// <summary>
    /// The mean answer of a detector from which on there is enough for <see cref="And"/>: a pixel or two.
    /// </summary>
    private const float Enough = 2e-4f;

    /// <summary>Colours of the neutral parts this near to each other are one group.</summary>
    private const double GroupCosine = 0.98;

    /// <summary>The names that stand in place of an architecture's.</summary>
    public static IReadOnlyList<string> Names { get; } = [Plain, And, Suppressor];

    /// <summary>Builds one.</summary>
    /// <param name="description">Its architecture is one of <see cref="Names"/>.</param>
    /// <param name="classColors">The colours of every class's own parts, in order of label.</param>
    /// <param name="neutral">All other colours of the pictures, the background's among them.</param>
    /// <exception cref="InputException">
    /// Two classes have the same colour, or one that a neutral part has too.
    /// </exception>
    public static Network Build(
        NetworkDescription description, IReadOnlyList<IReadOnlyList<SrgbColor>> classColors,
        IReadOnlyCollection<SrgbColor> neutral)
    {
        RequireApart(description, classColors, neutral);
        LibTorch.Load();
        ColorDetectors detectors = new();
        SrgbColor[] all = [.. classColors.SelectMany(colors => colors), .. neutral];
        foreach ((int label, IReadOnlyList<SrgbColor> own) in classColors.Index())
        {
            foreach (SrgbColor color in own)
            {
                detectors.Add(color, all.Except(own), label);
            }
        }

        if (description.Architecture != Plain)
        {
            SrgbColor[] partner = Partner([.. neutral], all);
            foreach (SrgbColor color in partner)
            {
                detectors.Add(color, all.Except(partner), classColors.Count);
            }
        }

        using IDisposable scope = NewDisposeScope();
        return new Network(description, Layers(description, detectors)) { IsGraph = true };
    }

    /// <summary>The group of neutral colours with the largest angle to all others.</summary>
    internal static SrgbColor[] Partner(SrgbColor[] neutral, SrgbColor[] all) => neutral
        .Select(color => neutral.Where(other => ColorDetectors.Cosine(color, other) >= GroupCosine).ToArray())
        .MinBy(group => all.Except(group)
            .Max(other => group.Max(own => ColorDetectors.Cosine(own, other))))!;

    private static List<Layer> Layers(NetworkDescription description, ColorDetectors detectors)
    {
        (float[] cells, float[] cellBias) = detectors.Cells(description.Normalization);
        (float[] vetoes, float[] vetoBias) = detectors.Vetoes();
        List<Layer> layers =
        [
            Pixelwise("cells", cells, cellBias),
            new Relu("cells.relu"),
            Pixelwise("colours", vetoes, vetoBias),
            new Relu("colours.relu"),
            new AdaptiveAveragePool("amounts", Extent.Square(1)),
            new Flatten("flatten"),
        ];
        int classes = description.Classes.Count;
        float[] sums = new float[(classes + 1) * detectors.Count];
        foreach ((int detector, int output) in detectors.Outputs.Index())
        {
            sums[(output * detectors.Count) + detector] = 1;
        }

        layers.AddRange(description.Architecture == And
            ? Conjunction(sums, detectors.Count, classes)
            : [Full("logits", Logits(description.Architecture, sums, detectors.Count, classes), new float[classes])]);
        return layers;
    }

    /// <summary>Scale times the amounts of the class's detectors, less half those of the partner's.</summary>
    private static float[] Logits(string name, float[] sums, int detectors, int classes) =>
    [
        .. Enumerable.Range(0, classes * detectors).Select(i => Scale * (sums[i]
            - (name == Suppressor ? sums[(classes * detectors) + (i % detectors)] / 2 : 0))),
    ];

    /// <summary>
    /// Every amount a becomes s = min(a / Enough, 1), as ReLU(a / Enough) - ReLU(a / Enough - 1), and a logit Answer
    /// times ReLU(s of the class + s of the partner - 1).
    /// </summary>
    private static IEnumerable<Layer> Conjunction(float[] sums, int detectors, int classes)
    {
        int amounts = classes + 1;
        float[] scaled = [.. sums.Select(one => one / Enough)];
        float[] bias = [.. Enumerable.Range(0, 2 * amounts).Select(i => i < amounts ? 0f : -1f)];
        float[] both = new float[classes * 2 * amounts];
        float[] answers = new float[classes * classes];
        for (int label = 0; label < classes; label++)
        {
            foreach (int amount in (int[])[label, classes])
            {
                both[(label * 2 * amounts) + amount] = 1;
                both[(label * 2 * amounts) + amounts + amount] = -1;
            }

            answers[(label * classes) + label] = Answer;
        }

        float[] once = new float[classes];
        Array.Fill(once, -1);
        return
        [
            Full("enough", [.. scaled, .. scaled], bias),
            new Relu("enough.relu"),
            Full("both", both, once),
            new Relu("both.relu"),
            Full("logits", answers, new float[classes]),
        ];
    }

    private static Convolution Pixelwise(string name, float[] weight, float[] bias) => new(
        name, Of(weight, [bias.Length, weight.Length / bias.Length, 1, 1]), Of(bias, [bias.Length]),
        Extent.Square(1), ZeroPadding.Around(0))
    {
        StateKey = name,
    };

    private static Linear Full(string name, float[] weight, float[] bias) =>
        new(name, Of(weight, [bias.Length, weight.Length / bias.Length]), Of(bias, [bias.Length])) { StateKey = name };

    private static Tensor Of(float[] values, long[] shape) => tensor(values, shape, device: LibTorch.Device);

    private static void RequireApart(
        NetworkDescription description, IReadOnlyList<IReadOnlyList<SrgbColor>> classColors,
        IReadOnlyCollection<SrgbColor> neutral)
    {
        for (int label = 0; label < classColors.Count; label++)
        {
            IEnumerable<SrgbColor> others = classColors.Where((_, other) => other != label).SelectMany(own => own)
                .Concat(neutral);
            if (classColors[label].Count == 0 || classColors[label].Intersect(others).Any())
            {
                throw new InputException(
                    $"class '{description.Classes[label]}' has no colour that no other class and no other part has; a designed "
                    + "network tells classes by their colours alone, wherever they are");
            }
        }
    }
}
