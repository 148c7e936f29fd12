using An8Suite.Core;
using Silk.NET.Core.Contexts;

namespace An8Suite.Rendering.Contexts;

/// <summary>Opens the kind of OpenGL context that the operating system offers without a visible window.</summary>
internal static class GlContexts
{
    /// <summary>A context that is not current yet.</summary>
    public static IGLContext Create(RenderDevice device) =>
        OperatingSystem.IsLinux() ? EglContext.Create(device)
        : OperatingSystem.IsWindows() ? WglContext.Create(device)
        : throw new MissingComponentException(
            "OpenGL: rendering without a window needs EGL, which Linux has, or WGL, which Windows has. "
            + "Generate the dataset on "
            + "one of them and copy its folder here.");
}
