namespace An8Suite.Rendering.Display;

/// <summary>Keys that type no character; the values are GLFW's.</summary>
public enum WindowKey
{
    /// <summary>Any other key.</summary>
    None = 0,

    /// <summary>Escape.</summary>
    Escape = 256,

    /// <summary>Tabulator.</summary>
    Tab = 258,

    /// <summary>The arrow to the right.</summary>
    Right = 262,

    /// <summary>The arrow to the left.</summary>
    Left = 263,

    /// <summary>The arrow down.</summary>
    Down = 264,

    /// <summary>The arrow up.</summary>
    Up = 265,

    /// <summary>F1.</summary>
    F1 = 290,
}
