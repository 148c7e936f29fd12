using System.Globalization;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Sweeping;

/// <summary>The conditions of <c>an8 replicate</c>: a middle, and one axis varied at a time around it.</summary>
internal static class ReplicateConditions
{
    /// <summary>The verb.</summary>
    public const string Verb = "replicate";

    /// <summary>The key of the axis that the size of the mask follows from.</summary>
    public const string Distance = "distance";

    /// <summary>The key of the length of training.</summary>
    public const string Epochs = "epochs";

    /// <summary>The key of the input size.</summary>
    public const string Side = "side";

    /// <summary>The sweep of some options.</summary>
    public static Sweep Of(ReplicateOptions options)
    {
        Recipe recipe = RecipeReader.Read(RecipeFiles.Find(options.Dataset));
        ReplicateOptions resolved = options.Resolve(recipe);
        return new Sweep
        {
            Verb = Verb,
            RecipeName = options.Dataset,
            Recipe = recipe,
            Options = resolved.Sweep,
            Record = resolved,
            Command = $"{Verb}{SweepFlags.Replicate().Again(options)}",
            Axes =
            [
                new(Distance, "Distance of the camera; at 1 the mesh just fits", resolved.Distances![0]),
                new(Epochs, "Epochs of training", resolved.Epochs![0]),
                new(Side, "Side of the images, pixels", resolved.Sides![0]),
            ],
            Conditions = [.. Conditions(resolved.Distances, resolved.Epochs, resolved.Sides)],
        };
    }

    /// <summary>A recipe at one distance, with images of one size.</summary>
    public static Recipe At(Recipe recipe, double distance, int side) => recipe with
    {
        Width = side,
        Height = side,
        Axes = (recipe.Axes with
        {
            Drawn = recipe.Axes.Drawn.Where(drawn => drawn.Key != PoseAxes.Distance.Key).ToDictionary(),
        }).With(PoseAxes.Distance, [distance]),
    };

    private static IEnumerable<SweepCondition> Conditions(
        IReadOnlyList<double> distances, IReadOnlyList<int> epochs, IReadOnlyList<int> sides) =>
    [
        Condition("middle", distances[0], epochs[0], sides[0]),
        .. distances.Skip(1).Select(value => Condition(Named(Distance, value), value, epochs[0], sides[0])),
        .. epochs.Skip(1).Select(value => Condition(Named(Epochs, value), distances[0], value, sides[0])),
        .. sides.Skip(1).Select(value => Condition(Named(Side, value), distances[0], epochs[0], value)),
    ];

    private static SweepCondition Condition(string name, double distance, int epochs, int side) =>
        new(name, new Dictionary<string, double> { [Distance] = distance, [Epochs] = epochs, [Side] = side })
        {
            Dataset = $"{Named(Distance, distance)}-{Named(Side, side)}",
            Change = recipe => At(recipe, distance, side),
            Epochs = epochs,
            AllEpochs = true,
        };

    private static string Named(string axis, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{axis}-{value}");
}
