using System.Numerics;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>The metadata rows of one pose, one a class.</summary>
internal sealed class PoseRows(
    Recipe recipe, IReadOnlyList<PartEntry> parts, PlannedPose pose, SceneView view, PosePalettes palettes)
{
    private const int ColorDecimals = 6;

    /// <summary>
    /// The row of the pose's image that shows the parts of <paramref name="set"/> in the colours of
    /// <paramref name="palette"/>.
    /// </summary>
    public MetadataRow Of(ClassEntry entry, Palette palette, PoseSet set)
    {
        string id = DatasetLayout.Id(entry, pose.Index);
        return new MetadataRow
        {
            FileName = $"{DatasetLayout.Images(entry)}/{id}.png",
            PartIdsFileName = $"{DatasetLayout.PartIds(entry)}/{id}.png",
            Id = id,
            Label = entry.Index,
            Class = entry.Name,
            Fold = pose.Fold,
            Split = pose.Split,
            Pose = pose.Index,
            ClassColor = entry.Color,
            ClassColorLinear = Linear(recipe.ColorOf(recipe.Classes[entry.Index])),
            ClassPattern = entry.Pattern,
            CueLabel = palettes.CueOf(entry.Index, pose),
            Background = $"{palette.Background}",
            BackgroundLinear = Linear(palette.Background),
            Camera = pose.Camera,
            LightDirection = [view.LightDirection.X, view.LightDirection.Y, view.LightDirection.Z],
            ModelMatrix = Numbers(view.Model),
            ViewMatrix = Numbers(view.View),
            ProjectionMatrix = Numbers(view.Projection),
            ObjectMatrices = MatricesOf(recipe, view),
            DepthRange = DepthRangeOf(recipe, view),
            Seed = recipe.Seed,
            Parts = [.. parts.Select((part, i) => Part(part, palette.Parts[i], set.Extents[i]) with
            {
                Surface = SurfaceOf(part, entry, palette),
                OccludedShare = set.OccludedShares?[i],
                Shown = ShownOf(part, set),
            })],
        };
    }

    /// <summary>Where the objects of the scene stand, as rows hold it; null where it has none.</summary>
    public static IReadOnlyList<float>? MatricesOf(Recipe recipe, SceneView view) => recipe.SceneObjects.Count == 0
        ? null
        : [.. view.Objects.Take(recipe.SceneObjects.Count).SelectMany(placed => Numbers(placed.World ?? default))];

    /// <summary>The distance that depth is a share of; null where the recipe asks for none.</summary>
    public static double? DepthRangeOf(Recipe recipe, SceneView view) =>
        recipe.Layers.Contains(PictureLayer.Depth) ? view.FarDistance : null;

    /// <summary>A colour as rows hold it in linear light.</summary>
    public static IReadOnlyList<double> Linear(SrgbColor color) =>
    [
        Math.Round(SrgbCurve.Linear(color.R), ColorDecimals),
        Math.Round(SrgbCurve.Linear(color.G), ColorDecimals),
        Math.Round(SrgbCurve.Linear(color.B), ColorDecimals),
    ];

    private static MetadataPart Part(PartEntry part, SrgbColor color, PartExtent extent) =>
        new(part.Id, part.Name, $"{color}", Linear(color),
            extent.PixelCount, extent.Box, extent.Centroid, extent.HiddenShare);

    private string? SurfaceOf(PartEntry part, ClassEntry shown, Palette palette) =>
        shown.Pattern is null && recipe.TexturedParts.Count == 0 ? null
        : palette.SurfaceOf(part.Id).IsTextured ? MetadataPart.Texture
        : recipe.ClassAt(shown.Index, pose.Index).Parts.Contains(part.Name) ? shown.Pattern ?? string.Empty
        : string.Empty;

    private int? ShownOf(PartEntry part, PoseSet set) => set.Shown is null && recipe.SceneObjects.Count == 0 ? null
        : set.Shown?.Contains((byte)part.Id) != false && view.ModelOf((byte)part.Id) is not null ? 1
        : 0;

    private static IReadOnlyList<float> Numbers(Matrix4x4 m) =>
    [
        m.M11, m.M12, m.M13, m.M14,
        m.M21, m.M22, m.M23, m.M24,
        m.M31, m.M32, m.M33, m.M34,
        m.M41, m.M42, m.M43, m.M44,
    ];
}
