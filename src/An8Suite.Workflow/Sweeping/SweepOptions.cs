using System.Text.Json.Serialization;
using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Workflow.Sweeping;

/// <summary>What all conditions of a sweep are told; what is null is decided by <see cref="Quick"/>.</summary>
public sealed record SweepOptions
{
    /// <summary>
    /// Drawn whatever is named: chance and ceiling, between which headroom lies, and what scores without a network.
    /// </summary>
    public static IReadOnlyList<string> Controls { get; } = ["noise", "centre-gaussian", "edges", "silhouette", "mask"];

    /// <summary>What is drawn unless methods are named: the paper's table, some classics, one black box.</summary>
    public static IReadOnlyList<string> StandardMethods { get; } =
    [
        "ours", "guided-backprop", "guided-grad-cam-plus-plus", "grad-cam", "upsampled-activation", "gradient",
        "deconvnet", "guided-grad-cam", "grad-cam-plus-plus", "occlusion",
    ];

    /// <summary>Few images, epochs and conditions.</summary>
    public bool Quick { get; init; }

    /// <summary>The networks; null for those of the verb.</summary>
    public IReadOnlyList<string>? Architectures { get; init; }

    /// <summary>The methods beside <see cref="Controls"/>; null for <see cref="StandardMethods"/>.</summary>
    public IReadOnlyList<string>? Methods { get; init; }

    /// <summary>Networks of each condition and architecture, with seeds one apart; null for 1 or 3.</summary>
    public int? SeedCount { get; init; }

    /// <summary>Poses that each dataset renders; null for 60 or all.</summary>
    public int? RenderedPoses { get; init; }

    /// <summary>Poses of the test fold that are explained, each with all classes; null for 6 or 20.</summary>
    public int? EvaluatedPoses { get; init; }

    /// <summary>Processor threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Where libtorch computes.</summary>
    public string LearningDevice { get; init; } = "cpu";

    /// <summary>The folder that holds every step's folder.</summary>
    [JsonIgnore]
    public string Out { get; init; } = "";

    /// <summary>What renders.</summary>
    [JsonIgnore]
    public RenderDevice Device { get; init; }

    /// <summary>The first seed; the record of the step holds it by itself.</summary>
    [JsonIgnore]
    public ulong Seed { get; init; }

    /// <summary>What is drawn and scored; the options are resolved.</summary>
    internal IReadOnlyList<string> Drawn => [.. Methods!, .. Controls.Except(Methods!)];

    /// <summary>The same with every choice made.</summary>
    /// <param name="poses">How many poses each dataset has.</param>
    /// <param name="architectures">The networks of the verb.</param>
    /// <exception cref="InputException">A number is out of range, or a name unknown.</exception>
    internal SweepOptions Resolve(int poses, IReadOnlyList<string> architectures)
    {
        SweepOptions resolved = this with
        {
            Architectures = Architectures ?? architectures,
            Methods = Methods ?? (Quick
                ? [.. StandardMethods.Where(name => !ExplanationMethods.Of(name).IsSlow)]
                : StandardMethods),
            SeedCount = SeedCount ?? (Quick ? 1 : 3),
            RenderedPoses = Math.Min(RenderedPoses ?? (Quick ? 60 : poses), poses),
            EvaluatedPoses = EvaluatedPoses ?? (Quick ? 6 : 20),
        };
        resolved.Require();
        return resolved;
    }

    private void Require()
    {
        foreach (string name in Architectures!)
        {
            _ = Learning.Networks.Architectures.Of(name);
        }

        string? problem = this switch
        {
            _ when !Methods!.Except(Controls).Any() =>
                "--methods: expected at least one that is no control, such as grad-cam",
            _ when SeedCount < 1 => $"--seeds: expected 1 or more, found {SeedCount}",
            _ when RenderedPoses < 1 => $"--rendered-poses: expected 1 or more, found {RenderedPoses}",
            _ when EvaluatedPoses < 1 => $"--poses: expected 1 or more, found {EvaluatedPoses}",
            _ => null,
        };
        if (problem is not null)
        {
            throw new InputException(problem);
        }
    }
}
