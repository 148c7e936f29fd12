using System.Diagnostics;
using An8Suite.Cli.Looking;
using An8Suite.Cli.Looking.Viewing;
using An8Suite.Core.Imaging;
using An8Suite.Tests.Cli.Looking.Viewing;

namespace An8Suite.Tests.Cli;

/// <summary><c>an8 view</c> in a real window on a display of the test's own.</summary>
[Needs(Needs.Suite | Needs.Display)]
public sealed class ViewTests(VirtualDisplay display) : IClassFixture<VirtualDisplay>, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_window_holds_the_plant_and_the_lines_pixel_for_pixel()
    {
        string recipe = OwnRecipe.Write(_folder);
        ViewOptions options = new() { Subject = recipe, Size = 200, Pose = 3, Keys = "ccw<left>h" };
        ChildProcess view = View(
            "view", recipe, "--size", "200", "--pose", "3", "--keys", options.Keys, "--screenshot", _folder["w.png"]);
        Assert.Equal((0, _folder["w.png"]), (view.ExitCode, view.Output.Split('\n')[0]));

        ColorImage shown = PngReader.ReadColor(_folder["w.png"]);
        using ViewSession session = new(LookSubject.Read(recipe), options);
        session.Apply(ViewScript.Parse(options.Keys), seconds: 0);
        ViewPicture picture = session.Draw();
        PictureSize window = new(shown.Width, shown.Height);
        Assert.Equal(ViewLayout.WindowFor(session.Size), window);
        ColorImage expected = new ViewLayout(window, session.Size)
            .Draw(picture.Image, ViewText.Status(session.State, session.Size, null, null), null, ViewText.Help);
        Assert.Equal(expected.Rgb, shown.Rgb);
        Assert.InRange(picture.Parts.Ids.Count(id => id > 0), 4_000, 30_000);
    }

    [Fact]
    public void Keys_write_screenshots_and_end_it()
    {
        string recipe = OwnRecipe.Write(_folder);
        ChildProcess view = View("view", recipe, "--size", "64", "--keys", "scsq<left>", "--out", _folder.Path);
        Assert.Equal(0, view.ExitCode);
        string[] written = [.. view.Output.Split('\n').Where(line => line.EndsWith(".png", StringComparison.Ordinal))];
        Assert.Equal(2, written.Length);
        Assert.NotEqual(PngReader.ReadColor(written[0]).Rgb, PngReader.ReadColor(written[1]).Rgb);
        Assert.Equal($"next: an8 generate {recipe} --out out/dataset", view.Error.Trim());
    }

    [Fact]
    public void It_tells_a_broken_recipe_goes_on_after_mending_and_ends_on_ctrl_c()
    {
        Assert.SkipWhen(display.Missing is not null, display.Missing ?? "");
        string recipe = OwnRecipe.Write(_folder);
        string text = File.ReadAllText(recipe);
        using Process view = Start("view", recipe, "--size", "64");
        try
        {
            ReadUntil(view, "window is open");
            File.WriteAllText(recipe, "name: broken\nclasses: 7\n");
            ReadUntil(view, "recipe.yaml");
            File.WriteAllText(recipe, text);
            ReadUntil(view, "again");
            using Process kill = Process.Start("kill", ["-INT", $"{view.Id}"]);
            Assert.True(view.WaitForExit(Limit), "it does not end");
            Assert.Equal(130, view.ExitCode);
        }
        finally
        {
            view.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public void Without_a_display_it_says_what_does_not_need_one() => Suite.Refused(
        Suite.Run(
            Screen(null),
            "view", "an8flower-single-6c"),
        "view: ", "'an8 sheet'");

    [Fact]
    public void What_is_wrong_is_said()
    {
        Suite.Refused(
            Suite.Run("view", "an8flower-single-6c", "--keys", "<lft>"), "--keys: expected one of <left>, <right>");
        Suite.Refused(Suite.Run("view", "nowhere.yaml"), "nowhere.yaml");
        Suite.Refused(Suite.Run("view", "an8flower-single-6c", "--size", "9"), "--size: expected 32 to 2048, found 9");
        Suite.Refused(
            Suite.Run("view", "an8flower-single-6c", "--shaders", "meshes"), "--shaders: meshes has no geometry.frag");
    }

    private ChildProcess View(params string[] arguments)
    {
        Assert.SkipWhen(display.Missing is not null, display.Missing ?? "");
        return Suite.Run(Screen(display.Name), arguments);
    }

    private Process Start(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "an8.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach ((string name, string? value) in Screen(display.Name))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    // A session of the one who runs the tests must not show: GLFW would open the window there.
    private static Dictionary<string, string?> Screen(string? name) => new()
    {
        ["DISPLAY"] = name,
        ["WAYLAND_DISPLAY"] = null,
        ["XDG_SESSION_TYPE"] = null,
        ["XDG_RUNTIME_DIR"] = null,
    };

    private static void ReadUntil(Process process, string text)
    {
        var clock = Stopwatch.StartNew();
        string? line;
        do
        {
            Task<string?> next = process.StandardError.ReadLineAsync();
            Assert.True(next.Wait(Limit - clock.Elapsed), $"'{text}' was not said in time");
            line = next.Result;
            Assert.True(line is not null, $"it ended without saying '{text}'");
        }
        while (!line.Contains(text, StringComparison.Ordinal));
    }
}
