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
/// neutral colours that is farthest from all others, such as the greens of a plant. Logical networks, with
/// A = 10 and s of a colour min(amount / enough, 1), have the logits A ReLU(s_class + s_partner - 1)
/// (<see cref="And"/>), A s_class + A (s_partner + s_second - 2 ReLU(s_partner + s_second - 1)) (<see cref="Xor"/>) and
/// A ((1 - rho) s_class + rho s_cue) (<see cref="Cue"/>).
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
    /// Every logit has a term that is there while exactly one is of the partner and a second such group: together they
    /// are worth nothing, and each is worth as much as the other takes away.
    /// </summary>
    public const string Xor = "designed-xor";

    /// <summary>
    /// Classes colour two parts, and the second, the cue, counts rho where the first counts 1 - rho.
    /// </summary>
    public const string Cue = "designed-cue";

    /// <summary>rho unless told otherwise.</summary>
    public const double StandardCueWeight = 0.5;

    /// <summary>
    /// A logit of a picture that is all of the colour at full brightness; for <see cref="And"/> and what comes after it
    /// of any amount.
    /// </summary>
    private const float Scale = 100;

    private const float Answer = 10;

    /// <summary>
    /// The mean answer of a detector from which on there is enough of a colour: a few pixels in a thousand. Pixels at
    /// borders, whose blend of two colours can be like a third, add up to less.
    /// </summary>
    private const float Enough = 2e-3f;

    /// <summary>Colours of the neutral parts this near to each other are one group.</summary>
    private const double GroupCosine = 0.98;

    /// <summary>The names that stand in place of an architecture's.</summary>
    public static IReadOnlyList<string> Names { get; } = [Plain, And, Suppressor, Xor, Cue];

    /// <summary>Builds one.</summary>
    /// <param name="description">Its architecture is one of <see cref="Names"/>.</param>
    /// <param name="colors">What the pictures show.</param>
    /// <param name="cueWeight">rho of <see cref="Cue"/>, in [0, 1].</param>
    /// <exception cref="InputException">
    /// Two classes have the same colour, or one that a neutral part has too; or a group or cue is missing.
    /// </exception>
    public static Network Build(
        NetworkDescription description, DesignedColors colors, double cueWeight = StandardCueWeight)
    {
        RequireApart(description, colors);
        LibTorch.Load();
        ColorDetectors detectors = new();
        SrgbColor[] all = [.. colors.All];
        int amounts = 0;
        foreach (IReadOnlyList<SrgbColor> alike in Groups(description.Architecture, colors))
        {
            foreach (SrgbColor color in alike)
            {
                detectors.Add(color, all.Except(alike), amounts);
            }

            amounts++;
        }

        using IDisposable scope = NewDisposeScope();
        return new Network(description, Layers(description, detectors, amounts, cueWeight)) { IsGraph = true };
    }

    /// <summary>The group of neutral colours with the largest angle to all others.</summary>
    internal static SrgbColor[] Partner(SrgbColor[] neutral, SrgbColor[] all) => neutral
        .Select(color => neutral.Where(other => ColorDetectors.Cosine(color, other) >= GroupCosine).ToArray())
        .MinBy(group => all.Except(group)
            .Max(other => group.Max(own => ColorDetectors.Cosine(own, other))))!;

    /// <summary>What is measured: the colours of every class, then those of cues or partners.</summary>
    private static IEnumerable<IReadOnlyList<SrgbColor>> Groups(string name, DesignedColors colors)
    {
        SrgbColor[] all = [.. colors.All];
        return name switch
        {
            Plain => colors.Own,
            Cue => [.. colors.Own, .. colors.Cues],
            Xor => [.. colors.Own, .. TwoPartners(colors)],
            _ => [.. colors.Own, Partner([.. colors.Neutral], all)],
        };
    }

    /// <summary>The group of parts that is farthest from all others, and the one that is once that is taken.</summary>
    private static SrgbColor[][] TwoPartners(DesignedColors colors)
    {
        SrgbColor[] parts = [.. colors.Neutral.Where(color => color != colors.Background)];
        SrgbColor[] all = [.. colors.All];
        SrgbColor[] first = parts.Length > 0 ? Partner(parts, all) : [];
        SrgbColor[] rest = [.. parts.Except(first)];
        return rest.Length > 0
            ? [first, Partner(rest, all)]
            : throw new InputException(
                $"--architecture {Xor}: the parts that tell no class have one colour alone; it needs two groups of "
                + "them");
    }

    private static List<Layer> Layers(
        NetworkDescription description, ColorDetectors detectors, int amounts, double cueWeight)
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
        float[] sums = new float[amounts * detectors.Count];
        foreach ((int detector, int output) in detectors.Outputs.Index())
        {
            sums[(output * detectors.Count) + detector] = 1;
        }

        string name = description.Architecture;
        layers.AddRange(name is Plain or Suppressor
            ? [Full("logits", Logits(name, sums, detectors.Count, classes), new float[classes])]
            : Logical(sums, amounts, Terms(name, classes, cueWeight), classes));
        return layers;
    }

    /// <summary>Scale times the amounts of the class's detectors, less half those of the partner's.</summary>
    private static float[] Logits(string name, float[] sums, int detectors, int classes) =>
    [
        .. Enumerable.Range(0, classes * detectors).Select(i => Scale * (sums[i]
            - (name == Suppressor ? sums[(classes * detectors) + (i % detectors)] / 2 : 0))),
    ];

    /// <summary>
    /// ReLUs of sums of s, and what each adds to which logits: to one of a class, or to all where the class is null.
    /// </summary>
    private static IReadOnlyList<(int[] Of, float Bias, int? Class, double Weight)> Terms(
        string name, int classes, double cueWeight)
    {
        int[] every = [.. Enumerable.Range(0, classes)];
        return name switch
        {
            And => [.. every.Select(label => ((int[])[label, classes], -1f, (int?)label, 1.0))],
            Cue =>
            [
                .. every.Select(label => ((int[])[label], 0f, (int?)label, 1 - cueWeight)),
                .. every.Select(label => ((int[])[classes + label], 0f, (int?)label, cueWeight)),
            ],
            Xor =>
            [
                .. every.Select(label => ((int[])[label], 0f, (int?)label, 1.0)),
                ([classes, classes + 1], 0, null, 1),
                ([classes, classes + 1], -1, null, -2),
            ],
            _ => throw new NotSupportedException(name),
        };
    }

    /// <summary>
    /// Every amount a becomes s = min(a / Enough, 1), as ReLU(a / Enough) - ReLU(a / Enough - 1); then the terms.
    /// </summary>
    private static IEnumerable<Layer> Logical(
        float[] sums, int amounts, IReadOnlyList<(int[] Of, float Bias, int? Class, double Weight)> terms, int classes)
    {
        float[] scaled = [.. sums.Select(one => one / Enough)];
        float[] bias = [.. Enumerable.Range(0, 2 * amounts).Select(i => i < amounts ? 0f : -1f)];
        float[] some = new float[terms.Count * 2 * amounts];
        float[] answers = new float[classes * terms.Count];
        foreach ((int row, (int[] of, _, int? only, double weight)) in terms.Index())
        {
            foreach (int amount in of)
            {
                some[(row * 2 * amounts) + amount] = 1;
                some[(row * 2 * amounts) + amounts + amount] = -1;
            }

            for (int label = 0; label < classes; label++)
            {
                answers[(label * terms.Count) + row] = only is null || only == label ? (float)(Answer * weight) : 0;
            }
        }

        return
        [
            Full("enough", [.. scaled, .. scaled], bias),
            new Relu("enough.relu"),
            Full("terms", some, [.. terms.Select(term => term.Bias)]),
            new Relu("terms.relu"),
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

    private static void RequireApart(NetworkDescription description, DesignedColors colors)
    {
        for (int label = 0; label < colors.Own.Count; label++)
        {
            string name = description.Classes[label];
            if (description.Architecture == Cue && colors.Cues[label].Count == 0)
            {
                throw new InputException(
                    $"class '{name}' colours no second part, which would be the cue of --architecture {Cue}; write "
                    + "{colors: {part: ..., cue: ...}} with two parts");
            }

            if (colors.Own[label].Count == 0 || IsShared(colors.Own[label]) || IsShared(colors.Cues[label]))
            {
                throw new InputException(
                    $"class '{name}' has no colour that no other class and no other part has; a designed network tells "
                    + "classes by their colours alone, wherever they are");
            }
        }

        bool IsShared(IReadOnlyList<SrgbColor> own) => own.Intersect(colors.AllBut(own)).Any();
    }
}
