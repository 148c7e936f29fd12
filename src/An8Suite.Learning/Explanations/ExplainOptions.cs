using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>What is explained, how, and how much of it at once.</summary>
public sealed record ExplainOptions
{
    /// <summary>Names of <see cref="ExplanationMethods.All"/> or of cells of <see cref="Grid"/>.</summary>
    public IReadOnlyList<string> Methods { get; init; } = ExplanationMethods.Default;

    /// <summary>The numbers of the methods.</summary>
    public MethodOptions Numbers { get; init; } = new();

    /// <summary>
    /// Training images, which methods that compare an image with others draw from; none where they are not known, and
    /// the mean colour stands for them.
    /// </summary>
    public IReadOnlyList<ColorImage> References { get; init; } = [];

    /// <summary>Whether <see cref="MethodMap.Raw"/> is kept.</summary>
    public bool KeepRaw { get; init; }

    /// <summary>k, how many of an image's relevant features are visualised.</summary>
    public int FeatureCount { get; init; } = 3;

    /// <summary>Which class is explained.</summary>
    public ClassChoice Class { get; init; } = ClassChoice.Predicted;

    /// <summary>The label to explain where <see cref="Class"/> is <see cref="ClassChoice.Given"/>.</summary>
    public int? GivenClass { get; init; }

    /// <summary>
    /// Keys what is random: the control <c>noise</c>, the noise of noisy copies, masks, references, the
    /// grid's random features.
    /// </summary>
    public ulong Seed { get; init; }

    /// <summary>Images that pass the network together.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Signals that go back through the network together; memory grows with it.</summary>
    public int SweepSize { get; init; } = ReverseSweep.DefaultChunkSize;

    /// <summary>
    /// The references as <see cref="ExplanationRequest.References"/> holds them; null without any, or where no method
    /// asks for them.
    /// </summary>
    internal Tensor? ReferenceTensor(Network network)
    {
        if (References.Count == 0 || !Methods.Any(name => ExplanationMethods.Of(name).NeedsReferences))
        {
            return null;
        }

        using Tensor bytes = ImageSet.Stack([.. References]);
        return network.Normalize(bytes);
    }

    /// <summary>Checks every value, for <paramref name="network"/>'s classes and input size.</summary>
    /// <exception cref="InputException">Names every value that is wrong.</exception>
    public void Validate(NetworkDescription network)
    {
        int classCount = network.Classes.Count;
        List<string> problems =
        [
            .. Methods.Select(ExplanationMethods.Problem).OfType<string>(),
            .. Methods.GroupBy(name => name).Where(same => same.Count() > 1)
                .Select(same => $"method '{same.Key}' is named twice"),
        ];
        Require(Methods.Count > 0, $"methods: none named; valid: {string.Join(", ", ExplanationMethods.Names)}");
        Require(FeatureCount >= 1, $"feature count must be at least 1, found {FeatureCount}");
        Require(BatchSize >= 1, $"batch size must be at least 1, found {BatchSize}");
        Require(SweepSize >= 1, $"sweep size must be at least 1, found {SweepSize}");
        Require(
            (Class == ClassChoice.Given) == GivenClass.HasValue,
            "a class to explain is given exactly when the class choice is 'given'");
        Require(
            GivenClass is null || (GivenClass >= 0 && GivenClass < classCount),
            $"the class to explain must lie in 0 to {classCount - 1}, found {GivenClass}");
        ColorImage? odd = References.FirstOrDefault(
            image => (image.Width, image.Height) != (network.Width, network.Height));
        Require(
            odd is null,
            $"reference images must have the network's {network.Width} x {network.Height} pixels, "
            + $"found {odd?.Width} x {odd?.Height}");
        problems.AddRange(Numbers.Problems(network.Height, network.Width));
        if (problems.Count > 0)
        {
            throw new InputException(string.Join("\n", problems));
        }

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }
}
