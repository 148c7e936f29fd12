using An8Suite.Learning.Explanations;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Planning;

/// <summary>How much <c>an8 reproduce</c> does where it is not told otherwise; each has its row.</summary>
/// <param name="Name">In the name of the folder.</param>
public sealed record ReproduceSize(string Name)
{
    /// <summary>For a first look.</summary>
    public static ReproduceSize Quick { get; } = new("quick")
    {
        RenderedPoses = 200,
        Seeds = 1,
        Folds = 1,
        Architectures = ["small"],
        EvaluatedPoses = 4,
        SlowPoses = 1,
    };

    /// <summary>The paper's table: its datasets, folds, methods and experiments.</summary>
    public static ReproduceSize Paper { get; } = new("paper")
    {
        Datasets = ReproduceOptions.Both,
        Seeds = 1,
        Architectures = ["small", "an8net"],
        EveryNetworkOnAllFolds = true,
        EvaluatedPoses = 40,
        SlowPoses = 4,
        Grid = false,
        Experiments = ["ablate", "sanity", "faithfulness", "compare", "features"],
    };

    /// <summary>Everything.</summary>
    public static ReproduceSize Full { get; } = new("full")
    {
        Seeds = 3,
        Architectures = ["small", "vgg-f", "alexnet", "resnet18"],
        EvaluatedPoses = 40,
        SlowPoses = 4,
        Methods = ExplanationMethods.Names,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ReproduceSize> All { get; } = [Quick, Paper, Full];

    /// <summary>A recipe, or <see cref="ReproduceOptions.Both"/>.</summary>
    public string Datasets { get; private init; } = RecipeFiles.Paper[0];

    /// <summary>Poses of each recipe, where it has more; null for all.</summary>
    public int? RenderedPoses { get; private init; }

    /// <summary>Networks trained on each fold.</summary>
    public required int Seeds { get; init; }

    /// <summary>Folds tested; null for all.</summary>
    public int? Folds { get; private init; }

    /// <summary>The networks.</summary>
    public required IReadOnlyList<string> Architectures { get; init; }

    /// <summary>
    /// Whether not only the first network is trained on all folds and seeds and asked by the experiments.
    /// </summary>
    public bool EveryNetworkOnAllFolds { get; private init; }

    /// <summary>Poses of each test fold whose images are explained.</summary>
    public required int EvaluatedPoses { get; init; }

    /// <summary>Of these so many for the grid and the slow methods.</summary>
    public required int SlowPoses { get; init; }

    /// <summary>Of which each network takes those that its layers allow: the paper's table, and the controls.</summary>
    public IReadOnlyList<string> Methods { get; private init; } = ExplanationMethods.Default;

    /// <summary>Whether every start, ReLU rule and way through strides is scored as well.</summary>
    public bool Grid { get; private init; } = true;

    /// <summary>The experiments by their verbs; null for all that plan a run.</summary>
    public IReadOnlyList<string>? Experiments { get; private init; }
}
