using An8Suite.Rendering.Display;

namespace An8Suite.Tests.Rendering.Display;

[Needs(Needs.Display)]
public sealed class GlfwWindowTests
{
    [Fact]
    public void A_missing_library_is_named_with_what_mends_it_and_what_needs_none()
    {
        string message = GlfwWindow.Missing("libglfw.so.3").Message;
        Assert.Contains("libglfw.so.3 is not installed", message, StringComparison.Ordinal);
        Assert.Contains(
            OperatingSystem.IsWindows() ? "glfw3.dll of www.glfw.org" : "apt-get install -y libglfw3", message, StringComparison.Ordinal);
        Assert.Contains("'an8 sheet'", message, StringComparison.Ordinal);
    }
}
