using System.Globalization;
using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Explaining;

/// <summary>Pictures for people beside the heatmaps, whose names say image, method and class explained.</summary>
public sealed class OverlayFiles(string folder, IReadOnlyList<string> classes, ColorMap colors)
{
    /// <summary>Where the picture of one heatmap lies, such as <c>ours/00_red-p0017_ours_red.png</c>.</summary>
    public static string PathOf(string folder, string method, string id, string classExplained) =>
        Path.Combine(folder, method, $"{id}_{method}_{classExplained}.png");

    /// <summary>Draws every map.</summary>
    /// <param name="explanation">What the captions say.</param>
    /// <param name="picture">What the maps are laid over, of their size.</param>
    /// <param name="maps">By method.</param>
    public void Write(Explanation explanation, Func<ColorImage> picture, IReadOnlyDictionary<string, Heatmap> maps)
    {
        ColorImage image = picture();
        string target = classes[explanation.TargetClass];
        foreach ((string method, MethodMap map) in explanation.Maps)
        {
            ColorImage figure = HeatmapFigure.Draw(image, maps[method], colors, Caption(explanation, method, map));
            PngWriter.Write(PathOf(folder, method, explanation.Id, target), PngWriter.Encode(figure));
        }
    }

    private string[] Caption(Explanation explanation, string method, MethodMap map)
    {
        string shows = explanation.Label is int label ? $"shows {classes[label]}, " : "";
        string[] head =
        [
            $"{ExplanationMethods.Of(method).Title} ({method})",
            $"explains {classes[explanation.TargetClass]}",
            $"{explanation.Id}: {shows}predicted {classes[explanation.PredictedClass]}",
        ];
        return map.EmptyBecause is string because ? [.. head, $"no map: {because}"]
            : UsesFeatures(method) ? [.. head, .. explanation.Features.Select(Line)]
            : head;
    }

    private static bool UsesFeatures(string method) =>
        method == "ours" || method.StartsWith("lasso.", StringComparison.Ordinal);

    private static string Line(RelevantFeature feature) => string.Create(
        CultureInfo.InvariantCulture,
        $"{feature.Feature.Layer}:{feature.Feature.Channel}, relevance {feature.Relevance:0.0000}");
}
