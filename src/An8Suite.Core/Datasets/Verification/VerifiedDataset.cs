using An8Suite.Core.Files;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Backdrops;
using An8Suite.Core.Scenes.Placing;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>What a dataset's description says, against which its rows and pictures are held; a shard will do.</summary>
internal sealed record VerifiedDataset
{
    public required string Root { get; init; }

    public required DatasetProvenance Provenance { get; init; }

    public required IReadOnlyList<ClassEntry> Classes { get; init; }

    public required IReadOnlyList<PartEntry> Parts { get; init; }

    public required Recipe Recipe { get; init; }

    /// <summary>What its rows may say of the surface of a part.</summary>
    public required RecordedSurfaces Surfaces { get; init; }

    /// <summary>Where masks are read, and the sets of parts that a pose is rendered with.</summary>
    public required MaskLayers Layers { get; init; }

    /// <summary>All poses of the recipe, by index.</summary>
    public required IReadOnlyList<PlannedPose> Plan { get; init; }

    /// <summary>What places cameras and objects; null where the dataset has no mesh.</summary>
    public required SceneLayout? Layout { get; init; }

    /// <summary>The colours of the classes.</summary>
    public required PosePalettes Palettes { get; init; }

    /// <summary>What stands behind the poses.</summary>
    public required KeptBackdrops Backdrops { get; init; }

    /// <summary>What stands behind a row's picture; null where its pose is none of the recipe's.</summary>
    /// <exception cref="InputException">The file of it is missing or broken; names it.</exception>
    public Backdrop? BackdropOf(MetadataRow row) => row.Pose < 0 || row.Pose >= Plan.Count ? null
        : Backdrops.Of(Plan[row.Pose], Classes[row.Label]);

    /// <summary>
    /// Reads the files of the dataset that are no pictures and no rows; throws <see cref="InputException"/> naming the
    /// file.
    /// </summary>
    public static VerifiedDataset Read(string root)
    {
        foreach (string file
            in (string[])[DatasetLayout.Provenance, DatasetLayout.Classes, DatasetLayout.Parts, DatasetLayout.Recipe])
        {
            if (!File.Exists(Path.Combine(root, file)))
            {
                throw new InputException($"{root}: no {file} in it; was it made by `an8 generate`?");
            }
        }

        Mesh? mesh = File.Exists(Path.Combine(root, DatasetLayout.Mesh)) ? MeshReader.Read(
            Path.Combine(root, DatasetLayout.Mesh)) : null;
        Recipe recipe = RecipeReader.Read(Path.Combine(root, DatasetLayout.Recipe));
        recipe = mesh is null ? recipe : recipe.On(mesh);
        ClassEntry[] classes = SuiteJson.Read<ClassEntry[]>(Path.Combine(root, DatasetLayout.Classes));
        PartEntry[] parts = SuiteJson.Read<PartEntry[]>(Path.Combine(root, DatasetLayout.Parts));
        return new VerifiedDataset
        {
            Root = root,
            Provenance = SuiteJson.Read<DatasetProvenance>(Path.Combine(root, DatasetLayout.Provenance)),
            Classes = classes,
            Parts = parts,
            Recipe = recipe,
            Surfaces = new RecordedSurfaces(recipe),
            Layers = recipe.LayersOf(parts),
            Plan = PosePlan.Of(recipe),
            Layout = mesh is null ? null : new SceneLayout(recipe, mesh),
            Palettes = new PosePalettes(recipe, [.. parts.Select(part => part.Name)]),
            Backdrops = new KeptBackdrops(root, recipe.Backdrops.Count > 0),
        };
    }
}
