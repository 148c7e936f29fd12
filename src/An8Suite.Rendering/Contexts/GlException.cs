using Silk.NET.OpenGL;

namespace An8Suite.Rendering.Contexts;

/// <summary>
/// OpenGL refused something: the message names the shader file or the pass and holds the driver's own words.
/// </summary>
public sealed class GlException(string message) : Exception(message)
{
    /// <summary>
    /// Throws when the driver has recorded an error since the last check; <paramref name="pass"/> says where.
    /// </summary>
    internal static void ThrowIfAny(GL gl, string pass)
    {
        List<string> errors = [];
        for (GLEnum error = gl.GetError(); error != GLEnum.NoError && errors.Count < 8; error = gl.GetError())
        {
            errors.Add(error.ToString());
        }

        if (errors.Count > 0)
        {
            throw new GlException($"{pass}: OpenGL reports {string.Join(", ", errors)}");
        }
    }
}
