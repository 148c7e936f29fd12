using An8Suite.Core;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Tests.Rendering.Contexts;

/// <summary>What of Windows' contexts can be seen elsewhere; tools/windows/test runs the rest under wine.</summary>
public sealed class WglTests
{
    private const string Mend = "install the graphics card's driver, or put Mesa's software renderer "
        + "(opengl32.dll and libgallium_wgl.dll of a Windows build of Mesa) beside an8.dll";

    [Fact]
    public void Software_is_mesa_beside_the_program_and_fastest_is_the_system()
    {
        using var program = new TemporaryFolder();
        string system = Path.Combine("system", "opengl32.dll");
        Assert.Equal(system, Wgl.PathOf(RenderDevice.Software, program.Path, "system"));
        File.WriteAllText(program["opengl32.dll"], "");
        Assert.Equal(program["opengl32.dll"], Wgl.PathOf(RenderDevice.Software, program.Path, "system"));
        Assert.Equal(system, Wgl.PathOf(RenderDevice.Fastest, program.Path, "system"));
    }

    [Fact]
    public void Windows_has_no_numbers() => Assert.Equal(
        "--renderer: Windows gives a program one driver and no numbers; expected software or fastest, found 2",
        Assert.Throws<InputException>(() => Wgl.PathOf(RenderDevice.Numbered(2), "program", "system")).Message);

    [Fact]
    public void A_driver_that_is_too_old_is_named_with_the_remedy() => Assert.Equal(
        $"OpenGL: version 3.3 (core) is needed, this driver offers no more than Intel HD, OpenGL 3.1.0; {Mend}",
        WglContext.TooOld("Intel HD, OpenGL 3.1.0").Message);

    [Fact]
    public void A_library_that_does_not_load_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "it loads there");
        MissingComponentException error = Assert.Throws<MissingComponentException>(() => WglContext.Create(RenderDevice.Software));
        Assert.StartsWith("OpenGL: opengl32.dll cannot be loaded: ", error.Message, StringComparison.Ordinal);
    }
}
