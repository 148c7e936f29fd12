using An8Suite.Cli.Looking;
using An8Suite.Cli.Looking.Viewing;
using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Tests.Cli.Looking.Viewing;

/// <summary>What a window shows, without a window.</summary>
[Needs(Needs.Gl)]
public sealed class ViewSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _recipe;

    public ViewSessionTests() => _recipe = OwnRecipe.Write(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Needs(Needs.Suite)]
    public void A_pose_shows_the_very_pixels_that_generate_writes()
    {
        ChildProcess made = Suite.Run("generate", _recipe, "--size", "48", "--poses", "5", "--out", _folder["dataset"]);
        Assert.True(made.ExitCode == 0, made.Error);
        string orange = Path.Combine("images", "01_orange") + Path.DirectorySeparatorChar;
        string[] images = [.. Directory.GetFiles(_folder["dataset"], "*.png", SearchOption.AllDirectories)
            .Where(path => path.Contains(orange, StringComparison.Ordinal))];
        Assert.Equal(5, images.Length);

        using ViewSession session = Open(new ViewOptions { Subject = _recipe, Size = 48, Pose = 0, Class = "orange" });
        HashSet<string> shown = [];
        for (int pose = 0; pose < session.State.Choices.Poses.Count; pose++)
        {
            shown.Add(Convert.ToHexString(session.Draw().Image.Rgb));
            Press(session, ".");
        }

        Assert.All(images, image => Assert.Contains(Convert.ToHexString(PngReader.ReadColor(image).Rgb), shown));
    }

    [Fact]
    public void Every_layer_is_another_picture()
    {
        using ViewSession session = Open(new ViewOptions { Subject = _recipe, Size = 96, Pose = 1 });
        List<byte[]> pictures = [];
        foreach (string keys in new[] { "", "i", "m", "m", "v", "mmmw", "vvb", "w<left>", "z" })
        {
            Press(session, keys);
            pictures.Add(session.Draw().Image.Rgb);
        }

        Assert.All(
            pictures, (picture, i) => Assert.DoesNotContain(pictures.Take(i), other => other.SequenceEqual(picture)));
        Assert.Equal(2, pictures[3].Distinct().Count());
        Assert.InRange(pictures[4].Distinct().Count(), 3, 10);
    }

    [Fact]
    public void A_broken_recipe_keeps_the_picture_and_a_mended_one_is_read()
    {
        using ViewSession session = Open(new ViewOptions { Subject = _recipe, Size = 48, Pose = 1, Class = "blue" });
        byte[] before = session.Draw().Image.Rgb;
        Assert.False(session.Reload());
        string text = File.ReadAllText(_recipe);

        File.WriteAllText(_recipe, text.Replace("classes:", "klasses:", StringComparison.Ordinal));
        Assert.True(Settled(session));
        Assert.Contains("klasses", session.Problem, StringComparison.Ordinal);
        Assert.Equal(before, session.Draw().Image.Rgb);

        File.Delete(_recipe);
        Assert.True(Settled(session));
        Assert.NotNull(session.Problem);
        Assert.Equal(before, session.Draw().Image.Rgb);

        File.WriteAllText(_recipe, text + "\n");
        Assert.True(Settled(session));
        Assert.Null(session.Problem);
        Assert.Equal("blue", session.State.Choices.Classes[session.State.Label]);
        Assert.Equal(before, session.Draw().Image.Rgb);
    }

    [Fact]
    public void A_mesh_that_changes_is_read_and_a_broken_one_is_told()
    {
        using ViewSession session = Open(new ViewOptions { Subject = _recipe, Size = 48, Pose = 1 });
        byte[] mesh = File.ReadAllBytes(_folder["plant.glb"]);
        File.WriteAllBytes(_folder["plant.glb"], mesh[..1000]);
        Assert.True(Settled(session));
        Assert.Contains("plant.glb", session.Problem, StringComparison.Ordinal);
        File.WriteAllBytes(_folder["plant.glb"], mesh);
        Assert.True(Settled(session));
        Assert.Null(session.Problem);
    }

    [Fact]
    public void Shaders_of_another_folder_are_compiled_again_when_they_change()
    {
        CopyShaders();
        var options = new ViewOptions { Subject = _recipe, Size = 48, Pose = 1 };
        using ViewSession own = Open(options);
        using ViewSession session = Open(
            options with { Device = new RenderDevice { ShaderFolder = _folder["shaders"] } });
        byte[] before = session.Draw().Image.Rgb;
        Assert.Equal(own.Draw().Image.Rgb, before);

        string path = _folder[Path.Combine("shaders", "scene.frag")], text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace("shade(n),", "0.25 * shade(n),", StringComparison.Ordinal));
        Assert.True(Settled(session));
        Assert.Null(session.Problem);
        Assert.True(session.Draw().Image.Rgb.Sum(value => value) < before.Sum(value => value));

        File.WriteAllText(path, text.Replace("shade(n),", "shade(n", StringComparison.Ordinal));
        Assert.True(Settled(session));
        Assert.Contains("scene.frag does not compile", session.Problem, StringComparison.Ordinal);
        Assert.False(own.Reload());
    }

    [Theory]
    [InlineData("scene.frag", "z")]
    [InlineData("silhouette.frag", "w")]
    [InlineData("silhouette.frag", "wz")]
    public void What_a_broken_shader_cannot_draw_is_told_and_the_picture_stays(string shader, string keys)
    {
        CopyShaders();
        using ViewSession session = Open(new ViewOptions
        {
            Subject = _recipe,
            Size = 48,
            Pose = 1,
            Device = new RenderDevice { ShaderFolder = _folder["shaders"] },
        });
        byte[] before = session.Draw().Image.Rgb;
        string path = _folder[Path.Combine("shaders", shader)], text = File.ReadAllText(path);
        File.WriteAllText(path, text + "}");
        _ = Settled(session);
        Press(session, keys);
        Assert.Equal(before, session.Draw().Image.Rgb);
        Assert.Contains($"{shader} does not compile", session.Problem, StringComparison.Ordinal);
        Assert.False(session.State.ShowsWireframe || session.State.HasRecipeSize);
        Assert.Equal(before, session.Draw().Image.Rgb);
        Assert.NotNull(session.Problem);

        File.WriteAllText(path, text);
        Assert.True(Settled(session));
        Press(session, keys);
        Assert.NotEqual(before, session.Draw().Image.Rgb);
        Assert.Null(session.Problem);
    }

    [Fact]
    public void A_mesh_alone_can_be_looked_at()
    {
        using ViewSession session = Open(new ViewOptions { Subject = _folder["plant.glb"], Size = 48 });
        Assert.True(session.Draw().Parts.Ids.Distinct().Count() > 3);
        Assert.True(session.State.IsTurning);
    }

    [Fact]
    public void Options_that_the_recipe_does_not_have_are_refused()
    {
        Assert.Contains(
            "'blau'", Refused(new ViewOptions { Subject = _recipe, Class = "blau" }), StringComparison.Ordinal);
        Assert.Contains(
            "found 99999", Refused(new ViewOptions { Subject = _recipe, Pose = 99_999 }), StringComparison.Ordinal);
    }

    private void CopyShaders()
    {
        Directory.CreateDirectory(_folder["shaders"]);
        foreach (string file in Directory.GetFiles(SceneRenderer.OwnShaderFolder))
        {
            File.Copy(file, _folder[Path.Combine("shaders", Path.GetFileName(file))]);
        }
    }

    private static string Refused(ViewOptions options) => Assert.Throws<InputException>(() => Open(options)).Message;

    private static ViewSession Open(ViewOptions options) => new(LookSubject.Read(options.Subject), options);

    private static void Press(ViewSession session, string keys) => session.Apply(ViewScript.Parse(keys), seconds: 0);

    private static bool Settled(ViewSession session) => session.Reload() | session.Reload();
}
