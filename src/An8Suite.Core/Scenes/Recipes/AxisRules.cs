using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Splitting;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>What the axes of a recipe must satisfy, each alone and together with the split rule.</summary>
internal static class AxisRules
{
    private const string Axes = "axes";
    private const string Splits = "splits";

    /// <summary>Notes every problem; what needs the poses is looked at where there are poses to look at.</summary>
    public static void Check(Recipe recipe, RecipeProblems problems)
    {
        (string Path, string Message)[] found =
        [
            .. recipe.Axes.Known.SelectMany(axis =>
                Below($"{Axes}.{axis.Key}", recipe.Axes.Problems(axis)).Take(RecipeProblems.MostProblems)),
            .. Below($"{Axes}.{BackgroundAxis.Key}", BackgroundAxis.Problems(recipe.Axes)),
            .. UnknownDraws(recipe.Axes),
        ];
        long poses = recipe.Axes.PoseCount;
        (string Path, string Message)[] counts =
        [
            .. poses > CameraPose.MaximumCount
                ? new[] { (Axes, $"expected at most {CameraPose.MaximumCount} poses in all, found {poses} or more") }
                : [],
            .. (poses < 1 ? [] : Below(Splits, recipe.Splits.Problems(poses)))
                .Select(p => (KeyOfFolds(p.Path, problems.Lines), p.Message)),
        ];
        foreach ((string path, string message) in found.Concat(counts))
        {
            problems.Add(path, message);
        }

        if (found.Length + counts.Length == 0)
        {
            CheckPoses(recipe, problems);
        }
    }

    private static void CheckPoses(Recipe recipe, RecipeProblems problems)
    {
        int poses = (int)recipe.Axes.PoseCount;
        if (recipe.Splits is ArcRule)
        {
            double[] views = [.. Enumerable.Range(0, poses)
                .Select(index => PoseValues.CameraAt(recipe, index).YawDegrees)];
            foreach ((string path, string message) in Below(Splits, recipe.Splits.PoseProblems(views)))
            {
                problems.Add(path, message);
            }
        }

        bool isMultiplied = recipe.Axes.Drawn.Values.Any(drawn => drawn.Count > 1)
            || recipe.Axes.DrawnBackground?.Count > 1;
        if (isMultiplied && Alike(recipe, poses) is (int first, int second))
        {
            problems.Add(Axes, $"poses {first} and {second} are drawn alike, and each pose may come once, "
                + "or splits would overlap; "
                + "draw fewer, or from more values");
        }
    }

    /// <summary>Two poses that show the same, or null.</summary>
    private static (int First, int Second)? Alike(Recipe recipe, int poses)
    {
        PoseAxis[] directions = [.. recipe.Axes.Known.Where(axis => axis.IsDirection)];
        Dictionary<(CameraPose, SrgbColor), int> seen = [];
        for (int index = 0; index < poses; index++)
        {
            CameraPose camera = directions.Aggregate(
                PoseValues.CameraAt(recipe, index), (pose, axis) => pose.With(axis, Arc.Turn(pose.At(axis))));
            if (!seen.TryAdd((camera, PoseValues.BackgroundAt(recipe, index)), index))
            {
                return (seen[(camera, PoseValues.BackgroundAt(recipe, index))], index);
            }
        }

        return null;
    }

    private static IEnumerable<(string Path, string Message)> UnknownDraws(RecipeAxes axes)
    {
        string[] valid = [.. axes.Known.Select(axis => axis.Key)];
        return axes.Drawn.Keys.Where(key => !valid.Contains(key))
            .Select(key => ($"{Axes}.{key}", $"unknown key; {NearestName.Hint(key, valid)}"));
    }

    private static IEnumerable<(string Path, string Message)> Below(
        string path, IEnumerable<(string Key, string Message)> problems) =>
        problems.Select(
            problem => (problem.Key.Length > 0 ? RecipeLines.Join(path, problem.Key) : path, problem.Message));

    /// <summary>The number of folds may stand under its short key.</summary>
    private static string KeyOfFolds(string path, RecipeLines lines) =>
        path == $"{Splits}.count" && !lines.Has(Splits) ? "folds" : path;
}
