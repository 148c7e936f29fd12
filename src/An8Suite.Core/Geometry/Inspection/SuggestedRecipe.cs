using System.Text;
using System.Text.RegularExpressions;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry.Inspection;

/// <summary>A recipe to begin with: two classes that recolour the largest part, everything else in its own colour or grey.</summary>
public static partial class SuggestedRecipe
{
    private static readonly SrgbColor Grey = new(0xb0, 0xb0, 0xb0);

    /// <summary>YAML; <paramref name="file"/> is named without its folder, so the recipe belongs beside it.</summary>
    public static string Of(string file, Mesh mesh)
    {
        MeshPart largest = mesh.Parts.MaxBy(part => MeshBounds.AreaOf(mesh, part))!;
        string name = NotInNames().Replace(Path.GetFileNameWithoutExtension(file), "-").Trim('-', '.', '_');
        StringBuilder yaml = new();
        yaml.Append(name.Length > 0 ? $"name: {name[..Math.Min(name.Length, 60)]}-2c\n" : "name: mesh-2c\n");
        string path = Quoted(Path.GetFileName(file));
        yaml.Append(MeshBounds.Of(mesh).IsOffAxis ? $"mesh: {{file: {path}, center: true}}\n" : $"mesh: {path}\n");
        yaml.Append("size: 128\n");
        yaml.Append("parts:\n");
        foreach (MeshPart part in mesh.Parts.Where(part => part != largest))
        {
            yaml.Append($"  {Quoted(part.Name)}: \"{part.BaseColor ?? Grey}\"\n");
        }

        yaml.Append("classes:\n");
        yaml.Append($"  - {{name: red, color: \"#c03030\", parts: [{Quoted(largest.Name)}]}}\n");
        yaml.Append($"  - {{name: blue, color: \"#3050c0\", parts: [{Quoted(largest.Name)}]}}\n");
        yaml.Append("axes:\n");
        yaml.Append("  view_degrees: {from: 0, to: 360, count: 36}\n");
        return yaml.Replace("parts:\nclasses", "parts: {}\nclasses").ToString();
    }

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex("[^A-Za-z0-9_.-]+")]
    private static partial Regex NotInNames();
}
