using System.Text.Json.Serialization;
using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Explaining;

/// <summary><c>index.json</c>: which images were explained, for which class, through which features.</summary>
public sealed record ExplanationIndex
{
    /// <summary>The file's name in the folder of <c>explain</c>.</summary>
    public const string FileName = "index.json";

    /// <summary>The methods, in the order of the tables.</summary>
    public required IReadOnlyList<IndexedMethod> Methods { get; init; }

    /// <summary>How many relevant features an image was given.</summary>
    public required int Top { get; init; }

    /// <summary><c>predicted</c>, <c>true</c> or a class's name.</summary>
    public required string ClassChoice { get; init; }

    /// <summary>Class names, in the order of the labels; empty in folders of earlier versions.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>One entry an image, in the dataset's order.</summary>
    public required IReadOnlyList<ExplainedImage> Images { get; init; }

    /// <summary>The index of what was drawn.</summary>
    /// <param name="methods">Names.</param>
    /// <param name="top">Relevant features an image.</param>
    /// <param name="classChoice"><c>predicted</c>, <c>true</c> or a class's name.</param>
    /// <param name="classes">In the order of the labels.</param>
    /// <param name="images">In the dataset's order.</param>
    public static ExplanationIndex Of(
        IReadOnlyList<string> methods, int top, string classChoice,
        IReadOnlyList<string> classes, IReadOnlyList<ExplainedImage> images) => new()
        {
            Methods = [.. methods.Select(ExplanationMethods.Of).Select(
            m => new IndexedMethod(m.Name, m.Title, m.Kind == MethodKind.Control ? "control" : "method"))],
            Top = top,
            ClassChoice = classChoice,
            Classes = classes,
            Images = images,
        };

    /// <summary>Writes it into <paramref name="folder"/>.</summary>
    public void Write(string folder) => SuiteJson.Write(Path.Combine(folder, FileName), this);

    /// <summary>The heatmap of one method for one image.</summary>
    public static string HeatmapPath(string folder, string method, string id) =>
        Path.Combine(folder, method, id + ".npy");

    /// <summary>Reads it from the folder of <c>explain</c>.</summary>
    /// <exception cref="InputException">It is missing or damaged, or a label is that of no class.</exception>
    public static ExplanationIndex Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        ExplanationIndex index = SuiteJson.Read<ExplanationIndex>(path);
        int count = index.Classes.Count > 0 ? index.Classes.Count : int.MaxValue;
        foreach (ExplainedImage image in index.Images)
        {
            foreach (int label in (ReadOnlySpan<int>)[image.Predicted, image.ClassExplained])
            {
                if (label < 0 || label >= count)
                {
                    throw new InputException($"{path}: expected labels of {index.Classes.Count} classes, "
                        + $"found {label} of image '{image.Id}'");
                }
            }
        }

        return index;
    }
}

/// <summary>A method that heatmaps were made with.</summary>
/// <param name="Name">The folder of its heatmaps.</param>
/// <param name="Title">For people.</param>
/// <param name="Kind"><c>method</c> or <c>control</c>.</param>
public sealed record IndexedMethod(string Name, string Title, string Kind);

/// <summary>One image that was explained.</summary>
/// <param name="Id">The sample's id and the name of its heatmaps.</param>
/// <param name="Label">Its true class; null where it is not known.</param>
/// <param name="Predicted">The class the network sees.</param>
/// <param name="ClassExplained">The class the heatmaps explain.</param>
/// <param name="Features">Its most relevant features, the most relevant first.</param>
/// <param name="Notes">Why a method's map is all zeros, by method; methods with a map are not named.</param>
public sealed record ExplainedImage(
    string Id,
    int? Label,
    int Predicted,
    int ClassExplained,
    IReadOnlyList<ExplainedFeature> Features,
    IReadOnlyDictionary<string, string> Notes)
{
    /// <summary>
    /// What the signed values of a method add up to, as a share of what they should, by method: see
    /// <see cref="MethodMap.Completeness"/>. Methods that promise no sum are not named.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Completeness { get; init; }

    /// <summary>That of one method; null where it promises no sum.</summary>
    public double? CompletenessOf(string method) =>
        Completeness is not null && Completeness.TryGetValue(method, out double share) ? share : null;

    /// <summary>The entry of an explanation.</summary>
    public static ExplainedImage Of(Explanation explanation) => new(
        explanation.Id,
        explanation.Label,
        explanation.PredictedClass,
        explanation.TargetClass,
        [.. explanation.Features.Select(f => new ExplainedFeature(
            f.Feature.Layer, f.Feature.Channel, f.Weight, f.Response, f.Relevance))],
        explanation.Maps.Where(m => m.Value.EmptyBecause is not null)
            .OrderBy(m => m.Key, StringComparer.Ordinal)
            .ToDictionary(m => m.Key, m => m.Value.EmptyBecause!))
    {
        Completeness = explanation.Maps.Any(m => m.Value.Completeness is not null)
            ? explanation.Maps.Where(m => m.Value.Completeness is not null)
                .OrderBy(m => m.Key, StringComparer.Ordinal)
                .ToDictionary(m => m.Key, m => m.Value.Completeness!.Value)
            : null,
    };
}

/// <summary>A channel that speaks for the explained class in one image.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Channel">From 0.</param>
/// <param name="Weight">The lasso's weight of the channel for the class.</param>
/// <param name="Response">How strongly the channel responds to the image.</param>
/// <param name="Relevance">Weight times response; positive.</param>
public sealed record ExplainedFeature(string Layer, int Channel, double Weight, double Response, double Relevance);
