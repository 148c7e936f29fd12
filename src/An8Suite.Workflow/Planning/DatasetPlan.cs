using An8Suite.Core;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Planning;

/// <summary>One dataset of <c>an8 reproduce</c>: its rendering and the cells of its evaluation.</summary>
internal sealed class DatasetPlan
{
    private readonly ReproduceOptions _options;
    private readonly Recipe _recipe;
    private readonly string _recipeName;

    /// <summary>Reads the recipe; <paramref name="options"/> are resolved.</summary>
    public DatasetPlan(ReproduceOptions options, string recipe)
    {
        (_options, _recipeName) = (options, recipe);
        _recipe = RecipeReader.Read(RecipeFiles.Find(recipe));
        Root = Path.Combine(options.Out, _recipe.Name); // the recipe may be a path
        if (string.Equals(_recipe.Name, ReproduceOptions.ReportFolder, StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException(
                $"{_recipe.Path}: name: '{_recipe.Name}' is the folder of the report; give the recipe another name");
        }

        CellOptions cells = options.Cells;
        PlannedDataset dataset = new(Name, Folder, Root, Classes, Images);
        string first = options.Architectures![0];
        int[] folds = options.Fold is int one ? [one] : [.. Enumerable.Range(0, options.FoldCount!.Value)];
        Cells =
        [
            .. Enumerable.Range(0, options.SeedCount!.Value)
                .SelectMany(seed => folds.Select(fold => new CellPlan(cells, dataset, first, (seed, fold)))),
            .. folds.Contains(0) ? options.Architectures.Skip(1)
                .Select(other => new CellPlan(cells, dataset, other, (0, 0))) : [],
        ];
    }

    /// <summary>The folder of everything about the dataset.</summary>
    public string Root { get; }

    /// <summary>The dataset's folder.</summary>
    public string Folder => Path.Combine(Root, "dataset");

    /// <summary>The recipe's name.</summary>
    public string Name => _recipe.Name;

    /// <summary>How many classes.</summary>
    public int Classes => _recipe.Classes.Count;

    /// <summary>How many images.</summary>
    public int Images => Classes * (PoseCount ?? (int)_recipe.Axes.PoseCount);

    /// <summary>Poses to choose by the seed; null for all, as where the recipe has few.</summary>
    private int? PoseCount =>
        _options.Quick && _recipe.Axes.PoseCount > ReproduceOptions.QuickPoseCount ? ReproduceOptions.QuickPoseCount
            : null;

    /// <summary>The first network on every seed and fold, then the others.</summary>
    public IReadOnlyList<CellPlan> Cells { get; }

    /// <summary>The cells of the first network's first fold, one a seed: those that experiments are run on.</summary>
    public IReadOnlyList<CellPlan> Seeds =>
        [.. Cells.Take(_options.SeedCount!.Value * _options.FoldCount!.Value)
            .Where((_, i) => i % _options.FoldCount!.Value == 0)];

    /// <summary>Renders it, with the masks of every policy.</summary>
    public PlannedStep Generate()
    {
        GenerateOptions generate = new()
        {
            Recipe = _recipeName,
            Poses = PoseCount,
            Masks = MaskPolicy.Standard,
            Device = _options.Device,
            Seed = _options.Seed,
        };
        return new(
            $"generate {Name}", Folder, StepCosts.Render * Images, context => GenerateStep.Run(generate, context));
    }
}
