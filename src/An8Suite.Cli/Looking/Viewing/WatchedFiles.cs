using An8Suite.Core;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Workflow.Generating;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>
/// The files that a subject is made from, as far as they can be told while some of them may be broken.
/// </summary>
internal static class WatchedFiles
{
    /// <summary>
    /// Recipe, face ranges, mesh, what the mesh names (buffers, materials, pictures) or has beside it under its name,
    /// and the shaders.
    /// </summary>
    public static IReadOnlyList<string> Of(string subject, string shaderFolder)
    {
        IEnumerable<string> files = LookSubject.IsMesh(subject) ? MeshFiles(subject) : RecipeAndMesh(subject);
        return [.. files.Concat(FilesIn(shaderFolder, "*")).Distinct()];
    }

    private static IEnumerable<string> RecipeAndMesh(string subject)
    {
        string? path = null;
        try
        {
            path = RecipeFiles.Find(subject);
            Recipe recipe = RecipeReader.Read(path);
            IEnumerable<string> faces = recipe.PlacedMeshOptions.Faces is string file ? [file] : [];
            return [path, .. faces, .. MeshFiles(recipe.MeshPath)];
        }
        catch (Exception error) when (error is InputException or IOException or UnauthorizedAccessException)
        {
            // Whoever mends it writes the recipe again; until then nothing tells which mesh it means.
            return [path ?? subject];
        }
    }

    private static IEnumerable<string> MeshFiles(string mesh) => FilesIn(
        Path.GetDirectoryName(Path.GetFullPath(mesh))!,
        Path.GetFileNameWithoutExtension(mesh) + ".*").Prepend(mesh).Concat(SideFiles.Of(mesh));

    private static IEnumerable<string> FilesIn(string folder, string pattern)
    {
        try
        {
            return Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
