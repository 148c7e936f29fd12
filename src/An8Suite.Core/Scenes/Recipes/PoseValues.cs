using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>The values that a recipe's axes have at a pose, by its index.</summary>
internal static class PoseValues
{
    /// <summary>The camera of the pose with this index.</summary>
    public static CameraPose CameraAt(Recipe recipe, int index)
    {
        RecipeAxes axes = recipe.Axes;
        var values = new (PoseAxis, double)[axes.Known.Count];
        int rest = index;
        foreach ((int place, PoseAxis axis) in axes.Known.Index())
        {
            int count = axes.Count(axis);
            values[place] = (axis, axes.At(axis, rest % count, recipe.Seed, index));
            rest /= count;
        }

        return CameraPose.Of(values);
    }

    /// <summary>The background of the pose with this index.</summary>
    public static SrgbColor BackgroundAt(Recipe recipe, int index)
    {
        int faster = recipe.Axes.Known.Aggregate(1, (product, axis) => product * recipe.Axes.Count(axis));
        return BackgroundAxis.At(recipe, index / faster, index);
    }
}
