using System.Numerics;
using An8Suite.Core;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using Silk.NET.OpenGL;

namespace An8Suite.Tests.Rendering;

[Needs(Needs.Gl)]
public sealed class ShaderProgramTests : IDisposable
{
    private const string Vertex = "#version 330 core\nvoid main() { gl_Position = vec4(0.0); }\n";
    private const string Fragment = "#version 330 core\nuniform float used;\nout vec4 color;\nvoid main() { color = vec4(used); }\n";

    private readonly TemporaryFolder _folder = new();
    private readonly EglContext _context = EglContext.Create(RenderDevice.Software);
    private readonly GL _gl;

    public ShaderProgramTests()
    {
        _context.MakeCurrent();
        _gl = GL.GetApi(_context);
    }

    [Fact]
    public void A_mistake_is_reported_with_the_file_and_the_line()
    {
        GlException error = Assert.Throws<GlException>(() => Program(Vertex, "#version 330 core\nvoid main()\n{\n    colour = 1;\n}\n"));
        Assert.StartsWith(_folder["test.frag"] + " does not compile: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("0:4", error.Message, StringComparison.Ordinal);
        Assert.Contains("colour", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_that_do_not_fit_are_reported_with_both_files()
    {
        const string Giving = "#version 330 core\nout vec2 shared_;\nvoid main() { shared_ = vec2(1.0); gl_Position = vec4(0.0); }\n";
        const string Taking = "#version 330 core\nin vec3 shared_;\nout vec4 color;\nvoid main() { color = vec4(shared_, 1.0); }\n";
        GlException error = Assert.Throws<GlException>(() => Program(Giving, Taking));
        Assert.StartsWith(_folder["test"] + ".vert and .frag do not link: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("shared_", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_uniform_that_is_not_there_is_an_error()
    {
        using ShaderProgram program = Program(Vertex, Fragment);
        program.Use();
        program.Set("used", 0.5f);
        GlException error = Assert.Throws<GlException>(() => program.Set("unsued", Vector3.One));
        Assert.Equal("test.vert and .frag have no uniform 'unsued', or do not use it", error.Message);
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_an_error_of_the_pass()
    {
        using ShaderProgram program = Program(Vertex, Fragment);
        program.Use();
        program.Set("used", Vector3.One);
        GlException error = Assert.Throws<GlException>(() => GlException.ThrowIfAny(_gl, "test pass"));
        Assert.Equal("test pass: OpenGL reports InvalidOperation", error.Message);
        GlException.ThrowIfAny(_gl, "test pass");
    }

    [Fact]
    public void A_framebuffer_beyond_the_drivers_limit_is_refused()
    {
        InputException error = Assert.Throws<InputException>(() => new An8Suite.Rendering.Framebuffer(_gl, 1 << 20, 32));
        Assert.Matches("^image size: a framebuffer of 1048576 x 32 samples is needed, this driver's largest side is [0-9]+$", error.Message);
    }

    public void Dispose()
    {
        _context.Clear();
        _gl.Dispose();
        _context.Dispose();
        _folder.Dispose();
    }

    private ShaderProgram Program(string vertex, string fragment)
    {
        File.WriteAllText(_folder["test.vert"], vertex);
        File.WriteAllText(_folder["test.frag"], fragment);
        return new ShaderProgram(_gl, _folder.Path, "test");
    }
}
