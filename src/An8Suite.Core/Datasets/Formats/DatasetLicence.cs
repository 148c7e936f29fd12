using An8Suite.Core.Geometry.Gltf;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>
/// What a dataset may be used for: what its recipe says; datasets of the suite's own meshes are free like these.
/// </summary>
internal static class DatasetLicence
{
    private const string OfOwnMeshes = "MIT";

    /// <summary>The SPDX identifier; null where nobody has said one.</summary>
    public static string? Of(string folder)
    {
        string recipe = Path.Combine(folder, DatasetLayout.Recipe);
        string mesh = Path.Combine(folder, DatasetLayout.Mesh);
        string? said = File.Exists(recipe) ? RecipeReader.Read(recipe).Licence : null;
        return said ?? (File.Exists(mesh) && GltfDocument.IsOwnMesh(mesh) ? OfOwnMeshes : null);
    }
}
