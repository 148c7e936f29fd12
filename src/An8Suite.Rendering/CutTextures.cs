using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;
using An8Suite.Rendering.Contexts;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>
/// The alpha of textures that cut parts out, in the driver's memory, for every pass that says where a part is.
/// </summary>
/// <remarks>
/// Read at full size however small the part appears, so that all passes cut alike and what is cut does not change with
/// distance.
/// </remarks>
internal sealed class CutTextures : IDisposable
{
    /// <summary>What shaders have defined for parts that are cut out.</summary>
    public const string Word = "CUT";

    private const int Unit = 1; // 0 is the base texture's

    private readonly GL _gl;
    private readonly Dictionary<BaseTexture, uint> _textures = [];
    private readonly uint _whole;

    /// <summary>Uploads all alphas.</summary>
    public CutTextures(GL gl, IReadOnlyDictionary<BaseTexture, AlphaImage> alphas)
    {
        _gl = gl;
        _whole = Upload(new AlphaImage(1, 1, [byte.MaxValue]), new BaseTexture { Name = "whole" });
        foreach ((BaseTexture texture, AlphaImage alpha) in alphas)
        {
            _textures.Add(texture, Upload(alpha, texture));
        }

        GlException.ThrowIfAny(gl, "upload of cut-outs");
    }

    /// <summary>Draws a part that is cut out by a program that has <see cref="Word"/> defined and is in use.</summary>
    /// <param name="program">The program.</param>
    /// <param name="part">The part.</param>
    /// <param name="draw">Draws one run of it.</param>
    public void Draw(ShaderProgram program, MeshPart part, Action<MaterialRun> draw)
    {
        foreach (MaterialRun run in part.Runs)
        {
            Bind(program, run);
            draw(run);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (uint texture in _textures.Values.Append(_whole))
        {
            _gl.DeleteTexture(texture);
        }
    }

    private void Bind(ShaderProgram program, MaterialRun run)
    {
        _gl.ActiveTexture(TextureUnit.Texture0 + Unit);
        _gl.BindTexture(TextureTarget.Texture2D, run.Cut is null ? _whole : _textures[run.Texture!]);
        _gl.ActiveTexture(TextureUnit.Texture0);
        Matrix3x2 m = run.Texture?.Transform.Matrix ?? Matrix3x2.Identity;
        AlphaCut cut = run.Cut ?? new AlphaCut(0, 1);
        program.Set("cutTexture", Unit);
        program.Set("cut", new Vector2(cut.Cutoff, cut.Factor));
        program.Set("cutU", new Vector3(m.M11, m.M21, m.M31));
        program.Set("cutV", new Vector3(m.M12, m.M22, m.M32));
    }

    private unsafe uint Upload(AlphaImage alpha, BaseTexture sampling)
    {
        uint texture = _gl.GenTexture();
        _gl.BindTexture(TextureTarget.Texture2D, texture);
        _gl.PixelStore(PixelStoreParameter.UnpackAlignment, 1);
        fixed (byte* values = alpha.Values)
        {
            _gl.TexImage2D(
                TextureTarget.Texture2D, 0, InternalFormat.R8,
                (uint)alpha.Width, (uint)alpha.Height, 0, PixelFormat.Red, PixelType.UnsignedByte, values);
        }

        GLEnum filter = sampling.IsSmooth ? GLEnum.Linear : GLEnum.Nearest;
        BaseTextures.Sample(_gl, sampling, filter, filter);
        return texture;
    }
}
