using System.Numerics;
using An8Suite.Rendering.Contexts;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>A vertex and a fragment shader, compiled from the two files of one name and linked.</summary>
/// <remarks>
/// Matrices: System.Numerics multiplies row vectors (v M) and stores rows one after the other; read as GLSL's columns
/// the same sixteen floats are the transpose, so shaders write M * v. Nothing is ever transposed on the way.
/// </remarks>
internal sealed class ShaderProgram : IDisposable
{
    private readonly GL _gl;
    private readonly string _name;
    private readonly uint _program;
    private readonly Dictionary<string, int> _locations = [];

    /// <summary>
    /// Compiles <c>name.vert</c> and <c>name.frag</c> of <paramref name="folder"/>, with these words defined in both.
    /// </summary>
    public ShaderProgram(GL gl, string folder, string name, params IEnumerable<string> defined)
    {
        (_gl, _name) = (gl, name);
        string defines = string.Concat(defined.Select(word => $"#define {word}\n"));
        uint vertex = Compile(gl, ShaderType.VertexShader, Path.Combine(folder, name + ".vert"), defines);
        uint fragment = Compile(gl, ShaderType.FragmentShader, Path.Combine(folder, name + ".frag"), defines);
        _program = gl.CreateProgram();
        gl.AttachShader(_program, vertex);
        gl.AttachShader(_program, fragment);
        gl.LinkProgram(_program);
        gl.DeleteShader(vertex);
        gl.DeleteShader(fragment);
        if (gl.GetProgram(_program, ProgramPropertyARB.LinkStatus) == 0)
        {
            string log = gl.GetProgramInfoLog(_program).Trim();
            gl.DeleteProgram(_program);
            throw new GlException($"{Path.Combine(folder, name)}.vert and .frag do not link: {log}");
        }
    }

    /// <summary>Makes this the program that draws.</summary>
    public void Use() => _gl.UseProgram(_program);

    /// <summary>Sets a float; the program must be in use, as for all the others.</summary>
    public void Set(string uniform, float value) => _gl.Uniform1(Location(uniform), value);

    /// <summary>Sets the unit of a sampler.</summary>
    public void Set(string uniform, int unit) => _gl.Uniform1(Location(uniform), unit);

    /// <summary>Sets a vec2.</summary>
    public void Set(string uniform, Vector2 value) => _gl.Uniform2(Location(uniform), value.X, value.Y);

    /// <summary>Sets a vec3.</summary>
    public void Set(string uniform, Vector3 value) => _gl.Uniform3(Location(uniform), value.X, value.Y, value.Z);

    /// <summary>Sets a vec4.</summary>
    public void Set(string uniform, Vector4 value) =>
        _gl.Uniform4(Location(uniform), value.X, value.Y, value.Z, value.W);

    /// <summary>Sets a mat4.</summary>
    public unsafe void Set(string uniform, Matrix4x4 value) =>
        _gl.UniformMatrix4(Location(uniform), 1, false, (float*)&value);

    /// <inheritdoc/>
    public void Dispose() => _gl.DeleteProgram(_program);

    private int Location(string uniform)
    {
        if (!_locations.TryGetValue(uniform, out int location))
        {
            location = _gl.GetUniformLocation(_program, uniform);
            _locations[uniform] = location >= 0
                ? location
                : throw new GlException($"{_name}.vert and .frag have no uniform '{uniform}', or do not use it");
        }

        return location;
    }

    private static uint Compile(GL gl, ShaderType type, string path, string defines)
    {
        uint shader = gl.CreateShader(type);
        gl.ShaderSource(shader, WithDefines(File.ReadAllText(path), defines));
        gl.CompileShader(shader);
        if (gl.GetShader(shader, ShaderParameterName.CompileStatus) == 0)
        {
            string log = gl.GetShaderInfoLog(shader).Trim();
            gl.DeleteShader(shader);
            throw new GlException($"{path} does not compile: {log}");
        }

        return shader;
    }

    // The version must stay the first line; #line keeps the numbers in the driver's messages those of the file.
    private static string WithDefines(string source, string defines)
    {
        int end = source.IndexOf('\n', StringComparison.Ordinal) + 1;
        return defines.Length == 0 ? source : $"{source[..end]}{defines}#line 2\n{source[end..]}";
    }
}
