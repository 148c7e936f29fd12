using An8Suite.Rendering.Contexts;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>A folder of shaders and the context that compiles them.</summary>
internal sealed record Shaders(GL Gl, string Folder)
{
    /// <summary>The folder of the suite's own.</summary>
    public static string OwnFolder { get; } = Path.Combine(AppContext.BaseDirectory, "shaders");

    /// <summary>Those that <paramref name="device"/> runs.</summary>
    public static Shaders Of(GL gl, RenderDevice device) => new(gl, device.ShaderFolder ?? OwnFolder);

    /// <summary>The program of one name, with these words defined in it.</summary>
    public ShaderProgram Compile(string name, params IEnumerable<string> defined) => new(Gl, Folder, name, defined);
}
