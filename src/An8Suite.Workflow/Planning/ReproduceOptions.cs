using An8Suite.Core;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Planning;

/// <summary>What <c>an8 reproduce</c> runs; what is null is decided by <see cref="Size"/>.</summary>
public sealed record ReproduceOptions
{
    /// <summary>The name that stands for both of the paper's datasets.</summary>
    public const string Both = "both";

    /// <summary>The folder of the report, beside those that bear the recipes' names.</summary>
    public const string ReportFolder = "report";

    /// <summary>A fifth of the poses, one fold, one seed, one network, few images in every experiment.</summary>
    public bool Quick { get; init; }

    /// <summary>Both datasets, all folds, and of methods, networks and experiments those of the paper.</summary>
    public bool Paper { get; init; }

    /// <summary>What the two say.</summary>
    public ReproduceSize Size => Quick ? ReproduceSize.Quick : Paper ? ReproduceSize.Paper : ReproduceSize.Full;

    /// <summary>A recipe file, the name of a shipped recipe, or <see cref="Both"/>.</summary>
    public required string Dataset { get; init; }

    /// <summary>The folder that holds every step's folder.</summary>
    public required string Out { get; init; }

    /// <summary>The options of responses and selection: a preset's name.</summary>
    public string Preset { get; init; } = "paper";

    /// <summary>The first seed; the others follow it.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Networks that are trained on each fold, with seeds one apart; null for those of <see cref="Size"/>.
    /// </summary>
    public int? SeedCount { get; init; }

    /// <summary>Folds to test, from fold 0; null for those of <see cref="Size"/>.</summary>
    public int? FoldCount { get; init; }

    /// <summary>
    /// The one fold to do, without experiments and report, for machines that share the folds; null for all of them.
    /// </summary>
    public int? Fold { get; init; }

    /// <summary>
    /// The networks: the first one on all folds and seeds, the others on the first fold with the first seed, unless
    /// <see cref="Size"/> has all on all; null for its own.
    /// </summary>
    public IReadOnlyList<string>? Architectures { get; init; }

    /// <summary>
    /// Poses of each test fold whose images are explained; null for those of <see cref="Size"/>.
    /// </summary>
    public int? EvaluatedPoses { get; init; }

    /// <summary>
    /// How many of them are for the grid and the slow methods as well; null for those of <see cref="Size"/>.
    /// </summary>
    public int? SlowPoses { get; init; }

    /// <summary>What renders.</summary>
    public RenderDevice Device { get; init; }

    /// <summary>Where libtorch computes.</summary>
    public string LearningDevice { get; init; } = "cpu";

    /// <summary>Processor threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Of which each network takes those that its layers allow.</summary>
    public IReadOnlyList<string> Methods => Size.Methods;

    /// <summary>The recipes to run, in order.</summary>
    public IReadOnlyList<string> Recipes => Dataset == Both ? RecipeFiles.Paper : [Dataset];

    /// <summary>What every cell is told; the options are resolved.</summary>
    internal CellOptions Cells => new()
    {
        Seed = Seed,
        Preset = Preset,
        Evaluation = new EvaluateOptions
        {
            Methods = Methods,
            Grid = Size.Grid,
            Poses = EvaluatedPoses,
            SlowPoses = SlowPoses,
        },
        Threads = Threads,
        Device = LearningDevice,
    };

    /// <summary>The same with every choice made.</summary>
    /// <param name="availableFolds">How many folds the recipes have.</param>
    /// <exception cref="InputException">A number is out of range, or a network unknown.</exception>
    public ReproduceOptions Resolve(int availableFolds)
    {
        ReproduceOptions resolved = this with
        {
            SeedCount = SeedCount ?? Size.Seeds,
            FoldCount = FoldCount ?? Size.Folds ?? availableFolds,
            Architectures = Architectures ?? Size.Architectures,
            EvaluatedPoses = EvaluatedPoses ?? Size.EvaluatedPoses,
        };
        resolved = resolved with { SlowPoses = SlowPoses ?? Math.Min(resolved.EvaluatedPoses.Value, Size.SlowPoses) };
        resolved.Require(availableFolds);
        return resolved;
    }

    private void Require(int availableFolds)
    {
        foreach (string architecture in Architectures!)
        {
            _ = Learning.Networks.Architectures.Of(architecture);
        }

        string? problem = this switch
        {
            { Architectures.Count: 0 } => "--architectures: expected at least one network",
            _ when FoldCount < 1 || FoldCount > availableFolds => availableFolds == Core.Labels.FoldSplit.Fixed
                ? $"--folds: {Dataset} has fixed splits, which are one fold, found {FoldCount}"
                : $"--folds: expected 1 to {availableFolds}, found {FoldCount}",
            _ when Fold < 0 || Fold >= FoldCount => $"--fold: expected 0 to {FoldCount - 1}, found {Fold}",
            _ when SeedCount < 1 => $"--seeds: expected 1 or more, found {SeedCount}",
            _ when EvaluatedPoses < 1 => $"--poses: expected 1 or more, found {EvaluatedPoses}",
            _ when SlowPoses < 1 || SlowPoses > EvaluatedPoses => $"--slow-poses: expected 1 to {EvaluatedPoses}, "
                + $"all that are evaluated, found {SlowPoses}",
            _ => null,
        };
        if (problem is not null)
        {
            throw new InputException(problem);
        }
    }
}
