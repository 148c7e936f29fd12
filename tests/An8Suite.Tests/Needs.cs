namespace An8Suite.Tests;

/// <summary>What a test may need beside the processor and a folder; <c>tools/test --fast</c> leaves out those that need any of it.</summary>
[Flags]
public enum Needs
{
    None = 0,

    /// <summary>A renderer: OpenGL and a driver.</summary>
    Gl = 1,

    LibTorch = 2,

    /// <summary>Another process, mostly the suite's own program.</summary>
    Process = 4,

    /// <summary>A small disk that fills up or turns read-only.</summary>
    Disk = 8,

    /// <summary>libassimp, which reads foreign meshes in a process of its own.</summary>
    Assimp = 16,

    Browser = 32,

    /// <summary>A display, and GLFW to open a window on it.</summary>
    Display = 64,

    /// <summary>The suite's own program, with all its verbs.</summary>
    Suite = Gl | LibTorch | Process,
}
