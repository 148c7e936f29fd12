using System.Numerics;
using System.Text.Json;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes;

namespace An8Suite.Core.Datasets;

/// <summary>Colours, encodes and writes all images of one pose. Safe to use from several threads at once.</summary>
/// <remarks>The part ids and each distinct mask are encoded once and written for every class.</remarks>
internal sealed class PoseWriter
{
    private const int ColorDecimals = 6;

    private readonly Recipe _recipe;
    private readonly string _folder;
    private readonly IReadOnlyList<PartEntry> _parts;
    private readonly IReadOnlyList<ClassEntry> _classes;
    private readonly Palette[] _palettes;

    /// <summary>Prepares to write into <paramref name="folder"/>; the recipe has been checked against the parts.</summary>
    public PoseWriter(Recipe recipe, IReadOnlyList<PartEntry> parts, string folder)
    {
        (_recipe, _parts, _folder) = (recipe, parts, folder);
        string[] names = [.. parts.Select(p => p.Name)];
        _classes = recipe.ClassEntries();
        _palettes = [.. recipe.Classes.Select(c => recipe.PaletteOf(c, names))];
    }

    /// <summary>Makes the folders of the splits that <paramref name="poses"/> use.</summary>
    public void CreateFolders(IEnumerable<PlannedPose> poses)
    {
        foreach (Split split in poses.Select(p => p.Split).Distinct())
        {
            foreach (ClassEntry entry in _classes)
            {
                string[] folders =
                [
                    DatasetLayout.Images(entry),
                    DatasetLayout.PartIds(entry),
                    .. _recipe.Masks.Select(policy => DatasetLayout.Masks(policy, entry)),
                ];
                foreach (string folder in folders)
                {
                    Directory.CreateDirectory(Path.Combine(_folder, DatasetLayout.Folder(split), folder));
                }
            }
        }
    }

    /// <summary>Writes the files of one pose and gives its metadata lines, in order of label.</summary>
    public IReadOnlyList<string> Write(PlannedPose pose, RenderedPose rendered, CancellationToken cancellation)
    {
        var resolver = new PoseResolver(rendered.Buffer);
        byte[] partIds = PngWriter.Encode(resolver.Parts);
        Dictionary<string, byte[]> masks = [];
        IReadOnlyList<PartExtent> extents = PartExtent.Of(resolver.Parts, _parts.Count);
        ColorImage first = resolver.Resolve(_palettes[0]);
        List<string> lines = [];
        foreach (ClassEntry entry in _classes)
        {
            cancellation.ThrowIfCancellationRequested();
            Palette palette = _palettes[entry.Index];
            ColorImage image = entry.Index == 0 ? first : resolver.Recolor(first, _palettes[0], palette);
            MetadataRow row = Row(pose, rendered.View, entry, palette, extents);
            WriteFile(pose, row.FileName, PngWriter.Encode(image));
            WriteFile(pose, row.PartsFileName, partIds);
            foreach (MaskPolicy policy in _recipe.Masks)
            {
                string path = $"{DatasetLayout.Masks(policy, entry)}/{row.Id}.png";
                WriteFile(pose, path, Mask(policy, entry, resolver.Parts, masks));
                row.Masks.Add(policy.Folder + MetadataRow.PathSuffix, JsonSerializer.SerializeToElement(path));
            }

            lines.Add(MetadataJson.ToLine(row));
        }

        return lines;
    }

    private byte[] Mask(MaskPolicy policy, ClassEntry entry, PartMask parts, Dictionary<string, byte[]> encoded)
    {
        HashSet<byte> inside = [.. policy.PartIds(entry, _classes, _parts)];
        string key = string.Join(' ', inside);
        if (!encoded.TryGetValue(key, out byte[]? png))
        {
            png = PngWriter.Encode(BinaryMask.Of(parts, inside.Contains));
            encoded.Add(key, png);
        }

        return png;
    }

    private void WriteFile(PlannedPose pose, string path, byte[] bytes) =>
        File.WriteAllBytes(Path.Combine(_folder, DatasetLayout.Folder(pose.Split), path), bytes);

    private MetadataRow Row(
        PlannedPose pose, SceneView view, ClassEntry entry, Palette palette, IReadOnlyList<PartExtent> extents)
    {
        string id = DatasetLayout.Id(entry, pose.Index);
        return new MetadataRow
        {
            FileName = $"{DatasetLayout.Images(entry)}/{id}.png",
            PartsFileName = $"{DatasetLayout.PartIds(entry)}/{id}.png",
            Id = id,
            Label = entry.Index,
            Class = entry.Name,
            Fold = pose.Fold,
            Split = pose.Split,
            Pose = pose.Index,
            ClassColor = entry.Color,
            ClassColorLinear = Linear(_recipe.Classes[entry.Index].Color),
            Background = $"{palette.Background}",
            BackgroundLinear = Linear(palette.Background),
            YawDegrees = pose.Camera.YawDegrees,
            ElevationDegrees = pose.Camera.ElevationDegrees,
            Distance = pose.Camera.Distance,
            RollDegrees = pose.Camera.RollDegrees,
            FieldOfViewDegrees = pose.Camera.FieldOfViewDegrees,
            LightAzimuthDegrees = pose.Camera.LightAzimuthDegrees,
            LightElevationDegrees = pose.Camera.LightElevationDegrees,
            LightStrength = pose.Camera.LightStrength,
            LightDirection = [view.LightDirection.X, view.LightDirection.Y, view.LightDirection.Z],
            ModelMatrix = Numbers(view.Model),
            ViewMatrix = Numbers(view.View),
            ProjectionMatrix = Numbers(view.Projection),
            Seed = _recipe.Seed,
            Parts = [.. _parts.Select((part, i) => Part(part, palette.Parts[i], extents[i]))],
        };
    }

    private static MetadataPart Part(PartEntry part, SrgbColor color, PartExtent extent) =>
        new(part.Id, part.Name, $"{color}", Linear(color), extent.PixelCount, extent.Box, extent.Centroid);

    /// <summary>Rounded, because the last digits of a power differ between C libraries.</summary>
    private static IReadOnlyList<double> Linear(SrgbColor color) =>
    [
        Math.Round(SrgbCurve.Linear(color.R), ColorDecimals),
        Math.Round(SrgbCurve.Linear(color.G), ColorDecimals),
        Math.Round(SrgbCurve.Linear(color.B), ColorDecimals),
    ];

    private static IReadOnlyList<float> Numbers(Matrix4x4 m) =>
    [
        m.M11, m.M12, m.M13, m.M14,
        m.M21, m.M22, m.M23, m.M24,
        m.M31, m.M32, m.M33, m.M34,
        m.M41, m.M42, m.M43, m.M44,
    ];
}
