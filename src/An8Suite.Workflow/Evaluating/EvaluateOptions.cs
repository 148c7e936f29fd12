using System.Text.Json.Serialization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Evaluating;

/// <summary>What <c>an8 evaluate</c> draws and scores.</summary>
public sealed record EvaluateOptions
{
    /// <summary>Names of <see cref="ExplanationMethods.All"/>, scored under every policy.</summary>
    public IReadOnlyList<string> Methods { get; init; } = ExplanationMethods.Default;

    /// <summary>
    /// Whether the cells of <see cref="Learning.Explanations.Grid"/> are scored as well, under the first policy.
    /// </summary>
    public bool Grid { get; init; } = true;

    /// <summary>
    /// Mask policies; the first one decides which heatmaps are kept. None for all that the dataset has.
    /// </summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>
    /// Poses of the test fold, chosen by the seed, each with its images of all classes; null for all.
    /// </summary>
    public int? Poses { get; init; }

    /// <summary>
    /// How many of these poses are for the grid and <see cref="SlowMethods"/> as well, which cost up to a hundred times
    /// as much; null for all of them.
    /// </summary>
    public int? SlowPoses { get; init; }

    /// <summary>Relevant features an image.</summary>
    public int Top { get; init; } = 3;

    /// <summary>How many heatmaps of a method are kept at either end of its scores.</summary>
    public int KeptExtremes { get; init; } = 2;

    /// <summary>Images that pass the network together; memory grows with it.</summary>
    public int BatchSize { get; init; } = new ExplainOptions().BatchSize;

    /// <summary>The numbers of the methods.</summary>
    public MethodOptions Numbers { get; init; } = new();

    /// <summary>
    /// Whether <see cref="Methods"/> were asked for by name: then what cannot be done is refused, not left out.
    /// </summary>
    [JsonIgnore]
    public bool MethodsAreNamed { get; init; }

    /// <summary>The seed of what is random in methods and of the choice of poses.</summary>
    [JsonIgnore]
    public ulong Seed { get; init; }

    /// <summary>The methods that pass the network tens or hundreds of times for one map.</summary>
    public static IReadOnlyList<string> SlowMethods { get; } =
        [.. ExplanationMethods.All.Where(method => method.IsSlow).Select(method => method.Name)];

    /// <summary>What is drawn of an image: everything, or what is fast.</summary>
    internal IReadOnlyList<string> Drawn(bool slow) =>
        !slow ? [.. Methods.Except(SlowMethods)] : Grid ? [.. Methods, .. GridNames.Except(Methods)] : Methods;

    /// <summary>What the explainer is asked for.</summary>
    internal ExplainOptions ToExplain(bool slow) => new()
    {
        Methods = Drawn(slow),
        FeatureCount = Top,
        Seed = Seed,
        Numbers = Numbers,
        BatchSize = BatchSize,
        SweepSize = Numbers.PassSize,
    };

    /// <summary>Checks the numbers that no one else checks.</summary>
    /// <exception cref="InputException">One is out of range.</exception>
    public void Validate()
    {
        if (Poses < 1)
        {
            throw new InputException($"poses: expected 1 or more, found {Poses}");
        }

        if (SlowPoses < 1 || SlowPoses > Poses)
        {
            throw new InputException("slow poses: expected 1 to "
                + $"{(Poses is int poses ? $"{poses}, all that are evaluated" : "the number of poses")}, "
                + $"found {SlowPoses}");
        }

        if (Methods.Count > 0 && !Methods.Except(SlowMethods).Any())
        {
            throw new InputException("methods: expected at least one that is not slow, such as gradient");
        }

        if (Top < 1)
        {
            throw new InputException($"top: expected 1 or more, found {Top}");
        }
    }

    /// <summary>The policies to score under, each of which <paramref name="dataset"/> must have.</summary>
    /// <exception cref="InputException">It lacks one; the message names the nearest.</exception>
    internal IReadOnlyList<string> PoliciesOf(Dataset dataset)
    {
        IReadOnlyList<string> all = dataset.MaskPolicies;
        string? unknown = Policies.FirstOrDefault(policy => !all.Contains(policy));
        return unknown is not null
            ? throw new InputException(
                $"{dataset.Root}: no masks of policy '{unknown}'; {NearestName.Hint(unknown, all)}")
            : Policies.Count > 0 ? Policies : [.. all.OrderByDescending(policy => policy == MaskPolicy.ClassPart.Name)];
    }

    private static IReadOnlyList<string> GridNames => Learning.Explanations.Grid.Names;
}

/// <summary>The options of <c>an8 evaluate</c> as <c>step.json</c> holds them.</summary>
/// <param name="Evaluation">Everything but the seed, which the record holds by itself.</param>
/// <param name="Threads">Threads of one operation: they shape the last bits of every sum.</param>
/// <param name="Device">Where it is computed, which shapes them too.</param>
public sealed record EvaluateRecord(EvaluateOptions Evaluation, int Threads, string Device);
