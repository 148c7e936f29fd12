using An8Suite.Core.Files;

namespace An8Suite.Cli.Experiments.Compare;

/// <summary><c>compare.json</c>: which features of which images were drawn; the pictures lie beside it.</summary>
public sealed record CompareFile
{
    /// <summary>The file's name.</summary>
    public const string FileName = "compare.json";

    /// <summary>The images, in the dataset's order.</summary>
    public required IReadOnlyList<ComparedImage> Images { get; init; }

    /// <summary>The panel of an image.</summary>
    public static string PanelPath(string folder, string id) => Path.Combine(folder, "panels", id + ".png");

    /// <summary>Reads it from the folder of <c>compare</c>.</summary>
    public static CompareFile Read(string folder) => SuiteJson.Read<CompareFile>(Path.Combine(folder, FileName));

    /// <summary>Writes it into <paramref name="folder"/>.</summary>
    public void Write(string folder) => SuiteJson.Write(Path.Combine(folder, FileName), this);
}
