using System.Reflection;
using System.Text;
using An8Suite.Core.Files;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>Writes the files that say what a dataset is: classes, parts, recipe, mesh and provenance.</summary>
/// <remarks>With recipe and mesh in its folder a dataset can be rendered again from nothing else.</remarks>
internal static class DescriptionFiles
{
    /// <summary>Writes all of them and gives the provenance.</summary>
    public static DatasetProvenance Write(
        Recipe recipe, IReadOnlyList<PartEntry> parts, IReadOnlyList<PlannedPose> poses, DatasetWriterOptions options)
    {
        string yaml = RecipeWriter.ToYaml(
            options.Mesh is null ? recipe : recipe.KeptWith(DatasetLayout.Mesh));
        var provenance = new DatasetProvenance
        {
            Name = recipe.Name,
            SuiteVersion = typeof(DescriptionFiles).Assembly
                .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion.Split('+')[0],
            Driver = options.Driver,
            Seed = recipe.Seed,
            Width = recipe.Width,
            Height = recipe.Height,
            PoseCount = poses.Count,
            ImageCount = poses.Count * recipe.Classes.Count,
            FoldCount = recipe.FoldCount,
            RecipeSha256 = Checksum.Hex(Encoding.UTF8.GetBytes(yaml)),
            MeshSha256 = options.Mesh is null ? null : Checksum.Hex(options.Mesh),
            Twins = options.Twins,
            Shard = options.Shard?.ToString(),
        };
        string In(string file) => Path.Combine(options.Folder, file);
        SuiteJson.Write(In(DatasetLayout.Classes), recipe.ClassEntries());
        SuiteJson.Write(In(DatasetLayout.Parts), parts);
        FinishedFile.WriteText(In(DatasetLayout.Recipe), yaml);
        if (options.Mesh is not null)
        {
            FinishedFile.Write(In(DatasetLayout.Mesh), stream => stream.Write(options.Mesh));
        }

        SuiteJson.Write(In(DatasetLayout.Provenance), provenance);
        return provenance;
    }
}
