namespace An8Suite.Rendering;

/// <summary>Which of the machine's OpenGL devices to draw with.</summary>
public enum RenderDevice
{
    /// <summary>The software renderer where there is one: the same bytes on every machine.</summary>
    Software,

    /// <summary>Whatever the system prefers, usually the graphics card.</summary>
    Fastest,
}
