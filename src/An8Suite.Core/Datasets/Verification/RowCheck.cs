using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>Holds the rows of a pose against the recipe, the plan of its poses, and the pictures.</summary>
internal sealed class RowCheck(VerifiedDataset dataset, Proof proof)
{
    /// <summary>Checks all rows of one pose.</summary>
    public void Run(VerifiedPose pose)
    {
        int[] labels = [.. pose.Rows.Select(row => row.Label)];
        if (!labels.SequenceEqual(Enumerable.Range(0, dataset.Classes.Count)))
        {
            proof.Fail($"pose {pose.Rows[0].Pose}: expected one image of every class in order, "
                + $"found labels {string.Join(", ", labels)}");
        }

        SceneView? view = ExpectedView(pose.Rows[0]);
        Dictionary<int, IReadOnlyList<PartExtent>> extentsOfSets = [];
        for (int i = 0; i < pose.Rows.Count; i++)
        {
            MetadataRow row = pose.Rows[i];
            int set = dataset.Layers.Presence.ShownIn(row.Label);
            if (!extentsOfSets.TryGetValue(set, out IReadOnlyList<PartExtent>? extents))
            {
                extents = PartExtent.Of(pose.PartIds[i], dataset.Parts.Count, pose.Rendered?.At(set).SilhouettePixels);
                extentsOfSets.Add(set, extents);
            }

            proof.Count();
            double[]? occluded = pose.Rendered?.At(set).OccludedShares(dataset.Parts);
            foreach (string problem in Problems(row, view).Concat(ColumnProblems(row, pose.Rows[0]))
                .Concat(PartProblems(row, (extents, occluded), view, pose.Rendered is not null)))
            {
                proof.Fail($"{row.Id}: {problem}");
            }
        }
    }

    private IEnumerable<string> Problems(MetadataRow row, SceneView? view)
    {
        ClassEntry entry = dataset.Classes[row.Label];
        if (row.Pose < 0 || row.Pose >= dataset.Plan.Count)
        {
            yield return $"pose: expected 0 to {dataset.Plan.Count - 1}, found {row.Pose}";
            yield break;
        }

        PlannedPose planned = dataset.Plan[row.Pose];
        string id = DatasetLayout.Id(entry, row.Pose);
        Palette colors = dataset.Palettes.Of(row.Label, planned);
        (string Key, object Expected, object Found)[] pairs =
        [
            ("id", id, row.Id),
            ("file_name", $"{DatasetLayout.Images(entry)}/{id}.png", row.FileName),
            ("part_ids_file_name", $"{DatasetLayout.PartIds(entry)}/{id}.png", row.PartIdsFileName),
            ("class_color", entry.Color, row.ClassColor),
            ("class_pattern", $"'{entry.Pattern}'", $"'{row.ClassPattern}'"),
            ("fold", planned.Fold, row.Fold),
            ("split", planned.Split, row.Split),
            ("seed", dataset.Provenance.Seed, row.Seed),
            ("camera", planned.Camera, row.Camera),
            (
                "background", dataset.Recipe.Backdrops.Count > 0 ? row.Background : $"{colors.Background}",
                row.Background),
            ("cue_label", $"{dataset.Palettes.CueOf(row.Label, planned)}", $"{row.CueLabel}"),
            (
                "depth_range", $"{PoseRows.DepthRangeOf(dataset.Recipe, RowScene.View(row, dataset))}",
                $"{row.DepthRange}"),
            ("matrices and light", view ?? RowScene.View(row, dataset), RowScene.View(row, dataset)),
        ];
        foreach ((string key, object expected, object stated) in pairs)
        {
            if (!expected.Equals(stated))
            {
                yield return $"{key}: expected {expected}, found {stated}";
            }
        }

        Palette found = RowScene.Colors(row, dataset);
        if (found != colors with { Background = found.Background, Backdrop = found.Backdrop })
        {
            yield return $"parts: other colours or patterns than the recipe gives class '{row.Class}'";
        }

        (string Key, SrgbColor Color, IReadOnlyList<double> Linear)[] linear =
        [
            ("class_color_linear", dataset.Recipe.ColorOf(dataset.Recipe.Classes[row.Label]), row.ClassColorLinear),
            ("background_linear", found.Background, row.BackgroundLinear),
            .. row.Parts.Select((part, i) => ($"color_linear of part {part.Name}", found.Parts[i], part.ColorLinear)),
        ];
        foreach ((string key, SrgbColor color, IReadOnlyList<double> stated) in linear)
        {
            IReadOnlyList<double> expected = PoseRows.Linear(color);
            if (!expected.SequenceEqual(stated))
            {
                yield return FormattableString.Invariant(
                    $"{key}: expected {string.Join(", ", expected)}, found {string.Join(", ", stated)}");
            }
        }
    }

    /// <summary>A file that no row names would be looked at by nobody.</summary>
    private IEnumerable<string> ColumnProblems(MetadataRow row, MetadataRow first)
    {
        IEnumerable<string> masks = dataset.Recipe.Masks.Select(policy => MetadataRow.MaskPrefix + policy.Folder);
        IEnumerable<string> changes = dataset.Recipe.Masks.Any(policy => policy.IsMeasured) ? [MetadataRow.Change] : [];
        IEnumerable<string> backdrops = dataset.Recipe.Backdrops.Count > 0 ? [MetadataRow.Backdrop] : [];
        IEnumerable<string> layers = dataset.Recipe.Layers.Select(Choice.NameOf);
        string[] missing = [.. masks.Concat(changes).Concat(backdrops).Concat(layers)
            .Select(column => column + MetadataRow.PathSuffix)
            .Where(column => !row.Files.ContainsKey(column))];
        if (missing.Length > 0)
        {
            yield return $"columns are missing: {string.Join(", ", missing)}";
        }

        if (!row.Files.Keys.ToHashSet().SetEquals(first.Files.Keys))
        {
            yield return $"other columns than in {first.Id}";
        }
    }

    private IEnumerable<string> PartProblems(
        MetadataRow row, (IReadOnlyList<PartExtent> Extents, double[]? Occluded) measured, SceneView? view,
        bool rendered)
    {
        PartSet shown = dataset.Layers.Presence.Sets[dataset.Layers.Presence.ShownIn(row.Label)];
        bool isSaid = dataset.Layers.Presence.IsUsed || dataset.Recipe.SceneObjects.Count > 0;
        foreach ((MetadataPart part, PartExtent extent) in row.Parts.Zip(measured.Extents))
        {
            int? expected = !isSaid ? null
                : shown.Contains((byte)part.Id) && (view is null || view.ModelOf((byte)part.Id) is not null) ? 1
                : 0;
            if (part.Shown != expected)
            {
                yield return $"part {part.Name}: expected shown {Describe(expected)}, found {Describe(part.Shown)}";
            }

            if (part.VisiblePixels != extent.PixelCount || !part.Bbox.SequenceEqual(extent.Box)
                || !part.Centroid.SequenceEqual(extent.Centroid))
            {
                yield return $"part {part.Name}: expected {extent.PixelCount} pixels in "
                    + $"[{string.Join(", ", extent.Box)}], "
                    + $"found {part.VisiblePixels} in [{string.Join(", ", part.Bbox)}], or another centroid";
            }
            else if (rendered && part.OccludedShare != measured.Occluded?[part.Id - 1])
            {
                yield return FormattableString.Invariant(
                    $"part {part.Name}: expected an occluded_share of {measured.Occluded?[part.Id - 1]}, ")
                    + FormattableString.Invariant($"found {part.OccludedShare}");
            }
            else if (rendered && part.HiddenShare != extent.HiddenShare)
            {
                yield return FormattableString.Invariant(
                    $"part {part.Name}: expected a hidden_share of {extent.HiddenShare}, found {part.HiddenShare}");
            }
        }
    }

    private static string Describe(int? shown) => shown is int value ? $"{value}" : "nothing";

    /// <summary>
    /// What the pose's camera sees, computed anew; null where the dataset has no mesh or no such pose.
    /// </summary>
    private SceneView? ExpectedView(MetadataRow row) =>
        dataset.Layout is { } layout && row.Pose >= 0 && row.Pose < dataset.Plan.Count
            ? layout.View(dataset.Plan[row.Pose])
            : null;
}
