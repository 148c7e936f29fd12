
namespace An8Suite.Workflow.Experiments.Compare;

/// <summary><c>compare.json</c>: which features of which images were drawn; the pictures lie beside it.</summary>
public sealed record CompareFile
{
    /// <summary>The images, in the dataset's order.</summary>
    public required IReadOnlyList<ComparedImage> Images { get; init; }

    /// <summary>The panel of an image.</summary>
    public static string PanelPath(string folder, string id) => Path.Combine(folder, "panels", id + ".png");
}
