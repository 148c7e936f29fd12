using An8Suite.Cli.Looking;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Cli.Recipes;

/// <summary>
/// Looks for classes whose pictures are the same, as where they differ in a part that another one hides.
/// </summary>
internal static class AlikeClasses
{
    private const int PoseCount = 12;
    private const int LongerSide = 96;

    /// <summary>A sentence for every two classes that a few small pictures do not tell apart.</summary>
    /// <param name="recipe">Checked against the mesh.</param>
    /// <param name="mesh">The recipe's.</param>
    public static IReadOnlyList<string> Of(Recipe recipe, Mesh mesh)
    {
        IReadOnlyList<PlannedPose> poses = PoseSpread.Of(recipe, PoseCount);
        try
        {
            return [.. Pairs(recipe, mesh, poses).Select(pair => $"{recipe.Path}: "
                + $"classes '{recipe.Classes[pair.A].Name}' and '{recipe.Classes[pair.B].Name}' "
                + $"look the same in all of {poses.Count} poses tried: {Reason(recipe, pair)}")];
        }
        catch (Exception error) when (error is MissingComponentException or GlException)
        {
            return [$"{recipe.Path}: whether its classes look different was not tried: {error.Message}"];
        }
    }

    private static List<(int A, int B)> Pairs(Recipe recipe, Mesh mesh, IReadOnlyList<PlannedPose> poses)
    {
        List<(int A, int B)> alike = [.. Enumerable.Range(0, recipe.Classes.Count)
            .SelectMany(b => Enumerable.Range(0, b).Select(a => (a, b)))];
        if (alike.Count == 0)
        {
            return alike;
        }

        var subject = new LookSubject { Recipe = recipe, Mesh = mesh, IsMeshAlone = false };
        using var scene = new LookScene(subject, LookScene.SizeOf(recipe, LongerSide), default);
        foreach (PlannedPose pose in poses.TakeWhile(_ => alike.Count > 0))
        {
            RenderedPose rendered = scene.Render(pose);
            PosePictures pictures = scene.Painter.Of(rendered, pose);
            Dictionary<int, ColorImage> images = alike.SelectMany(pair => (int[])[pair.A, pair.B])
                .Distinct().ToDictionary(label => label, pictures.Image);
            alike.RemoveAll(pair => !images[pair.A].Rgb.AsSpan().SequenceEqual(images[pair.B].Rgb));
            rendered.Release();
        }

        return alike;
    }

    private static string Reason(Recipe recipe, (int A, int B) pair)
    {
        (RecipeClass a, RecipeClass b) = (recipe.Classes[pair.A], recipe.Classes[pair.B]);
        string[] hidden = [.. a.Hides.Concat(a.Shows).Concat(b.Hides).Concat(b.Shows).Distinct()];
        return hidden.Length > 0
            ? $"hiding or showing {string.Join(", ", hidden.Select(part => $"'{part}'"))} changes no pixel, "
                + "as where other parts cover it"
            : "the parts in which they differ are covered by others";
    }
}
