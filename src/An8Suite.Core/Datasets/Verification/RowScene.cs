using System.Numerics;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>What a metadata row says its picture shows, in the renderer's terms.</summary>
internal static class RowScene
{
    /// <summary>What the row says it shows, with the ground of its dataset's recipe.</summary>
    public static SceneView View(MetadataRow row, VerifiedDataset dataset)
    {
        SceneView view = View(row);
        return dataset.Layout is null ? view
            : dataset.Layout.WithGround(view with { Objects = dataset.Layout.Placed(row.ObjectMatrices ?? []) });
    }

    /// <summary>The row's matrices and light, without further objects.</summary>
    private static SceneView View(MetadataRow row) => new()
    {
        Model = Matrix(row.ModelMatrix, nameof(row.ModelMatrix)),
        View = Matrix(row.ViewMatrix, nameof(row.ViewMatrix)),
        Projection = Matrix(row.ProjectionMatrix, nameof(row.ProjectionMatrix)),
        LightDirection = row.LightDirection is [float x, float y, float z]
            ? new Vector3(x, y, z)
            : throw new InputException(
                $"{row.Id}: light_direction: expected 3 numbers, found {row.LightDirection.Count}"),
        LightStrength = (float)row.Camera.LightStrength,
    };

    /// <summary>The row's colours, as if all parts were flat.</summary>
    public static Palette Colors(MetadataRow row) =>
        new(Color(row.Background, row.Id), [.. row.Parts.Select(part => Color(part.Color, row.Id))]);

    /// <summary>The row's colours and patterns, before what its dataset keeps of what stands behind.</summary>
    public static Palette Colors(MetadataRow row, VerifiedDataset dataset)
    {
        Palette palette = Colors(row) with { Surfaces = dataset.Surfaces.Of(row) };
        return dataset.BackdropOf(row)?.Picture is not { } picture ? palette : palette with
        {
            Backdrop = row.CueLabel is int cue && dataset.Recipe.Cue is { Kind: CueKind.Tint } tint
                ? Palette.Tinted(picture, tint.ColorOf(cue, dataset.Classes.Count))
                : picture,
        };
    }

    /// <summary>Why the row cannot be rendered, or null.</summary>
    public static string? Problem(MetadataRow row, VerifiedDataset dataset)
    {
        if (!row.Parts.Select(part => (part.Id, part.Name))
            .SequenceEqual(dataset.Parts.Select(part => (part.Id, part.Name))))
        {
            return $"{row.Id}: parts: other parts than {DatasetLayout.Parts}";
        }

        try
        {
            _ = (View(row, dataset), Colors(row, dataset));
            return null;
        }
        catch (InputException error)
        {
            return error.Message;
        }
    }

    private static SrgbColor Color(string text, string id) => SrgbColor.TryParse(text, out SrgbColor color)
        ? color
        : throw new InputException($"{id}: expected a colour such as #d81e2c, found '{text}'");

    private static Matrix4x4 Matrix(IReadOnlyList<float> n, string name)
    {
        if (n.Count != 16)
        {
            throw new InputException($"{name}: expected 16 numbers, found {n.Count}");
        }

        return new Matrix4x4(
            n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13], n[14], n[15]);
    }
}
