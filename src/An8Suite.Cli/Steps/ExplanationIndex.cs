using An8Suite.Core.Files;

namespace An8Suite.Cli.Steps;

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

    /// <summary>The heatmap of one method for one image.</summary>
    public static string HeatmapPath(string folder, string method, string id) => Path.Combine(folder, method, id + ".npy");

    /// <summary>Reads it from the folder of <c>explain</c>.</summary>
    public static ExplanationIndex Read(string folder) => SuiteJson.Read<ExplanationIndex>(Path.Combine(folder, FileName));
}
