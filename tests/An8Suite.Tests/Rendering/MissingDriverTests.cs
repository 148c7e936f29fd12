using System.Security.Cryptography;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Tests.Scenes;

namespace An8Suite.Tests.Rendering;

/// <summary>What depends on the environment of a process, seen in child processes that run one test of this assembly.</summary>
[Needs(Needs.Gl | Needs.Process)]
public sealed class MissingDriverTests
{
    private const string AnswerVariable = "AN8_TEST_ANSWER";

    [Fact]
    public void Without_the_library_the_message_names_the_packages()
    {
        MissingComponentException error = Assert.Throws<MissingComponentException>(
            () => EglContext.Create(RenderDevice.Software, "libEGL-that-is-not-here.so.1"));
        Assert.Equal(
            "OpenGL: the library libEGL-that-is-not-here.so.1 is not installed. "
            + "On Debian or Ubuntu: apt-get install -y libegl1 libgl1-mesa-dri; or draw without OpenGL, by --renderer cpu",
            error.Message);
    }

    [Fact]
    public void Without_a_driver_the_message_names_the_packages() => Assert.Equal(
        "OpenGL: libEGL.so.1 is installed, but no driver behind it offers OpenGL 3.3. "
        + "On Debian or Ubuntu: apt-get install -y libegl1 libgl1-mesa-dri; or draw without OpenGL, by --renderer cpu",
        AnswerOf(nameof(Answer_with_the_message), new() { ["__EGL_VENDOR_LIBRARY_FILENAMES"] = "/nonexistent" }));

    [Fact]
    public void Pixels_do_not_depend_on_process_or_thread_count()
    {
        string here = HashOfRender();
        Assert.Equal(here, AnswerOf(nameof(Answer_with_the_hash_of_a_render), new() { ["LP_NUM_THREADS"] = "0" }));
        Assert.Equal(here, AnswerOf(nameof(Answer_with_the_hash_of_a_render), new() { ["LP_NUM_THREADS"] = "3", ["DISPLAY"] = ":9" }));
    }

    /// <summary>Mesa's own switches stand for other processors: the width of its vectors, and the instructions it may use.</summary>
    [Theory]
    [InlineData("LP_NATIVE_VECTOR_WIDTH", "128")]
    [InlineData("LP_NATIVE_VECTOR_WIDTH", "256")]
    [InlineData("LP_NATIVE_VECTOR_WIDTH", "512")]
    [InlineData("GALLIUM_OVERRIDE_CPU_CAPS", "sse4.1")]
    [InlineData("GALLIUM_OVERRIDE_CPU_CAPS", "avx")]
    public void Pixels_do_not_depend_on_the_processor(string variable, string value) => Assert.Equal(
        HashOfRender(), AnswerOf(nameof(Answer_with_the_hash_of_a_render), new() { [variable] = value }));

    [Fact(Explicit = true)]
    public void Answer_with_the_message() => Answer(
        Assert.Throws<MissingComponentException>(() => new SceneRenderer(SmallMesh.House(), 32, 32)).Message);

    [Fact(Explicit = true)]
    public void Answer_with_the_hash_of_a_render() => Answer(HashOfRender());

    private static string HashOfRender()
    {
        Mesh house = SmallMesh.House();
        using var renderer = new SceneRenderer(house, 128, 128);
        SceneView view = Camera.View(Framing.Of(house), new CameraPose { YawDegrees = 33 }, 1);
        return Convert.ToHexString(SHA256.HashData(renderer.Render(view).Texels));
    }

    private static void Answer(string text) => File.WriteAllText(Environment.GetEnvironmentVariable(AnswerVariable)!, text);

    private static string AnswerOf(string test, Dictionary<string, string?> environment)
    {
        using var folder = new TemporaryFolder();
        environment[AnswerVariable] = folder["answer"];
        string[] arguments = [typeof(MissingDriverTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(MissingDriverTests)}.{test}"];
        ChildProcess child = ChildProcess.Run("dotnet", arguments, environment);
        Assert.True(child.ExitCode == 0, child.Output + child.Error);
        return File.ReadAllText(folder["answer"]);
    }
}
