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
        CellPlan[] On(string network) =>
        [
            .. Enumerable.Range(0, options.SeedCount!.Value)
                .SelectMany(seed => folds.Select(fold => new CellPlan(cells, dataset, network, (seed, fold)))),
        ];
        IEnumerable<string> everywhere = options.Size.EveryNetworkOnAllFolds ? options.Architectures! : [first];
        CellPlan[][] whole = [.. everywhere.Select(On)];
        Cells =
        [
            .. whole.SelectMany(network => network),
            .. folds.Contains(0) ? options.Architectures!.Except(everywhere)
                .Select(other => new CellPlan(cells, dataset, other, (0, 0))) : [],
        ];
        Asked = [.. whole.Select(network => network.Where((_, i) => i % folds.Length == 0).ToArray())];
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
        _options.Size.RenderedPoses is int poses && _recipe.Axes.PoseCount > poses ? poses : null;

    /// <summary>The networks on every seed and fold, then the others.</summary>
    public IReadOnlyList<CellPlan> Cells { get; }

    /// <summary>
    /// The cells of the first fold, one a seed, of every network that experiments are run on; the first one is first.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<CellPlan>> Asked { get; }

    /// <summary>Those of the first network.</summary>
    public IReadOnlyList<CellPlan> Seeds => Asked[0];

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
            $"generate {Name}", Folder, new StepWork { Rendered = Images },
            context => GenerateStep.Run(generate, context));
    }
}
