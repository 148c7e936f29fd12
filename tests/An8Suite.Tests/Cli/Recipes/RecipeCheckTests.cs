using An8Suite.Cli.Recipes;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Tests.Geometry;

namespace An8Suite.Tests.Cli.Recipes;

[Needs(Needs.Gl)]
public sealed class RecipeCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_textured_mesh_passes()
    {
        RecipeCheck check = Check();
        Assert.Null(check.Problem);
        Assert.EndsWith("parts box, foot", check.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("four.png", "texture 'four.png' of part 'box': there is no such file beside the mesh", false)]
    [InlineData("four.png", "texture 'four.png' of part 'box': is no PNG, JPEG or WebP picture", true)]
    public void A_texture_that_generate_would_refuse_is_refused_here(string picture, string expected, bool isThere)
    {
        RecipeCheck check = Check(() =>
        {
            File.Delete(_folder[picture]);
            if (isThere)
            {
                File.WriteAllText(_folder[picture], "no picture");
            }
        });
        Assert.Contains(expected, check.Problem, StringComparison.Ordinal);
        Assert.Null(check.Summary);
    }

    [Fact]
    public void A_broken_texture_under_a_colour_does_not_matter() =>
        Assert.Null(Check(() => File.Delete(_folder["stripes.jpg"])).Problem);

    private RecipeCheck Check(Action? change = null)
    {
        string mesh = TexturedBox.Write(_folder);
        File.WriteAllText(_folder["box.yaml"], RecipeDraft.Of(MeshReader.Read(mesh), "box", "box.gltf", ["foot"], 2));
        change?.Invoke();
        return RecipeCheck.Of(_folder["box.yaml"], SchemeWarnings.StandardLeastDifference);
    }
}
