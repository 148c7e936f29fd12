using System.Globalization;
using System.Text;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Inspection;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Cli.Recipes;

/// <summary>What <c>an8 mesh inspect</c> prints.</summary>
internal sealed class MeshPage
{
    private const int MostPieces = 60;
    private readonly StringBuilder _text = new();

    /// <summary>Describes a file's pieces and the mesh that they become.</summary>
    public MeshPage(string file, IReadOnlyList<MeshPiece> pieces, Mesh mesh)
    {
        var bounds = MeshBounds.Of(mesh);
        Line(
            $"{file}: {mesh.Parts.Count} parts, {mesh.Indices.Length / 3} triangles, {mesh.Positions.Length} vertices");
        (System.Numerics.Vector3 low, System.Numerics.Vector3 high) = (bounds.Low, bounds.High);
        Line($"bounds: x {low.X:0.####} to {high.X:0.####}, y {low.Y:0.####} to {high.Y:0.####}, z {low.Z:0.####} to {high.Z:0.####}");
        Line($"units: the file's own; scenes frame a mesh by its bounds, so they do not matter");
        Tree(pieces);
        Parts(mesh);
        Line($"");
        IReadOnlyList<string> problems = MeshProblems.Of(pieces, mesh, PictureDecoder.TextureCodec);
        Line($"problems: {(problems.Count == 0 ? "none" : problems.Count)}");
        foreach (string problem in problems)
        {
            Line($"  {problem}");
        }

        Line($"");
        Line($"a recipe to begin with, for a .yaml file beside the mesh; 'tools/an8 recipe new {file} --out NAME.yaml' writes it:");
        Line($"");
        _text.Append(RecipeDraft.Of(
            mesh, Path.GetFileNameWithoutExtension(file), Path.GetFileName(file), [], RecipeDraft.StandardClassCount));
    }

    /// <summary>The page.</summary>
    public string Text => _text.ToString();

    private void Tree(IReadOnlyList<MeshPiece> pieces)
    {
        Line($"");
        Line($"pieces in the file (node / mesh / material):");
        foreach (MeshPiece piece in pieces.Take(MostPieces))
        {
            string material = piece.Material is null && piece.BaseColor is null ? "-"
                : $"{piece.Material} {piece.BaseColor}".Trim();
            string has = string.Join(", ", Has(piece));
            Line($"  {piece.Node ?? "-"} / {piece.Mesh ?? "-"} / {material}: {piece.Triangles.Length / 3} triangles{(has.Length > 0 ? $"; {has}" : string.Empty)}");
        }

        if (pieces.Count > MostPieces)
        {
            Line($"  and {pieces.Count - MostPieces} more");
        }
    }

    private static IEnumerable<string> Has(MeshPiece piece)
    {
        (bool Is, string Name)[] all =
        [
            (piece.Normals is not null, "normals"), (piece.TexCoords is not null, "texture coordinates"),
            (piece.Colors is not null, "vertex colours"), (piece.Texture is not null, "a texture"),
            (piece.Cut is not null, "cut out by its alpha"),
        ];
        return all.Where(entry => entry.Is).Select(entry => entry.Name);
    }

    private void Parts(Mesh mesh)
    {
        IEnumerable<string> lines = new Table<MeshPart>(mesh.Parts)
            .Number("id", part => (int)part.Id)
            .Name("part", part => part.Name)
            .Number("triangles", part => part.IndexCount / 3)
            .Number("area", part => PartArea.Of(mesh, part).ToString("0.####", CultureInfo.InvariantCulture))
            .Text("base colour", part => ColorOf(part))
            .Lines();
        Line($"");
        foreach (string line in lines)
        {
            Line($" {line}");
        }
    }

    private static string ColorOf(MeshPart part) =>
        part.HasTexture ? "textured" : part.Runs.Count > 0 ? "several" : part.BaseColor?.ToString() ?? "-";

    private void Line(FormattableString text) => _text.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
