using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Inspection;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Cli.Recipes;

/// <summary>What is to be said of a recipe before anything is rendered.</summary>
/// <param name="Problem">What is wrong, a line each; null where the recipe can be generated.</param>
/// <param name="Warnings">What is allowed but odd; none where there is a problem.</param>
/// <param name="Summary">What the dataset will hold; null where there is a problem.</param>
internal sealed record RecipeCheck(string? Problem, IReadOnlyList<string> Warnings, string? Summary)
{
    /// <summary>Reads a recipe with its mesh.</summary>
    /// <param name="recipe">A file, or the name of a shipped recipe.</param>
    /// <param name="leastDifference">See <see cref="SchemeWarnings"/>.</param>
    public static RecipeCheck Of(string recipe, double leastDifference)
    {
        try
        {
            string file = RecipeFiles.Find(recipe);
            Recipe read = RecipeReader.Read(file);
            Mesh mesh = read.ReadMesh();
            read = read.On(mesh);
            string[] parts = [.. mesh.Parts.Select(part => part.Name)];
            read.Check(parts);
            // say which texture cannot be shown
            _ = (SurfacePlan.Of(read, mesh, PictureDecoder.TextureCodec),
                TexturePictures.DecodeCuts(mesh.Parts, PictureDecoder.TextureCodec));
            IEnumerable<string> ofMesh = mesh.Remarks.Concat(SharedFaces.Of(mesh))
                .Select(remark => $"{read.MeshPath}: {remark}");
            return new RecipeCheck(
                null,
                [.. SchemeWarnings.Of(read, parts, leastDifference), .. ofMesh, .. AlikeClasses.Of(read, mesh)],
                Summarise(file, read, parts));
        }
        catch (Exception error) when (error is InputException or MissingComponentException)
        {
            return new RecipeCheck(error.Message, [], null);
        }
    }

    private static string Summarise(string file, Recipe recipe, string[] parts)
    {
        long poses = recipe.Axes.PoseCount;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {recipe.Name}, {recipe.Classes.Count} classes x {poses:#,0} poses = "
            + $"{recipe.Classes.Count * poses:#,0} images of {recipe.Width} x {recipe.Height}; "
            + $"parts {string.Join(", ", parts)}");
    }
}
