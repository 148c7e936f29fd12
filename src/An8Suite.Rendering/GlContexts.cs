using An8Suite.Core;
using Silk.NET.Core.Contexts;

namespace An8Suite.Rendering;

/// <summary>Opens the kind of OpenGL context that the operating system offers without a visible window.</summary>
internal static class GlContexts
{
    /// <summary>A context that is not current yet.</summary>
    public static IGLContext Create(RenderDevice device) => OperatingSystem.IsLinux()
        ? EglContext.Create(device)
        : throw new MissingComponentException(
            "OpenGL: rendering without a window needs EGL, which only Linux has. Generate the dataset on Linux, "
            + "in WSL or in a container, and copy its folder here.");
}
