using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;
using Silk.NET.Core.Contexts;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>Renders poses of one mesh at one size into G-buffers, without a window.</summary>
/// <remarks>
/// Any thread may call; calls wait for each other, and the context is current only inside a call. Disposing frees the
/// driver's buffers, then the context.
/// </remarks>
public sealed class SceneRenderer : IDisposable
{
    /// <summary>The smallest width and height of an image, in pixels.</summary>
    public const int MinimumSize = 32;

    /// <summary>The largest width and height of an image, in pixels.</summary>
    public const int MaximumSize = 2048;

    private readonly Lock _oneAtATime = new();
    private readonly IGLContext _context;
    private readonly GL _gl;
    private readonly MeshBuffers _uploaded;
    private readonly CutTextures? _cuts;
    private readonly ScenePass _pass;
    private readonly SilhouettePass _silhouettes;
    private readonly GeometryPass? _geometry; // null unless layers need it
    private readonly Mesh _mesh;
    private readonly TexelPool _texels;
    private readonly int _width;
    private readonly int _height;
    private readonly bool _hasSurface;
    private bool _disposed;

    /// <summary>
    /// Opens a context and uploads <paramref name="mesh"/>; images are <paramref name="width"/> x
    /// <paramref name="height"/>.
    /// </summary>
    public SceneRenderer(Mesh mesh, int width, int height, RenderDevice device = default)
        : this(
            mesh, new PictureSize(width, height), (null, TexturePictures.DecodeCuts(mesh.Parts, null)),
            (device, PartMaterial.Of, false))
    {
    }

    /// <summary>
    /// The same for a recipe's pictures: of its size, and with what its patterns and the mesh's textures need.
    /// </summary>
    /// <param name="mesh">The recipe's.</param>
    /// <param name="recipe">Checked against the mesh.</param>
    /// <param name="device">What renders.</param>
    /// <param name="textures">
    /// Decodes the textures of <see cref="Recipe.TexturedParts"/> and of parts that are cut out; may be null where
    /// there are none.
    /// </param>
    public SceneRenderer(Mesh mesh, Recipe recipe, RenderDevice device = default, PictureCodec? textures = null)
        : this(mesh, new PictureSize(recipe.Width, recipe.Height),
            (SurfacePlan.Of(recipe, mesh, textures), TexturePictures.DecodeCuts(mesh.Parts, textures)),
            (device, part => PartMaterial.Of(part, recipe), recipe.NeedsGeometry))
    {
    }

    private SceneRenderer(
        Mesh mesh, PictureSize size, (SurfacePlan? Surface, IReadOnlyDictionary<BaseTexture, AlphaImage> Cuts) looks,
        (RenderDevice Device, Func<string, PartMaterial> MaterialOf, bool HasGeometry) means)
    {
        RenderDevice device = means.Device;
        (int width, int height) = (size.Width, size.Height);
        RequireSize(nameof(width), width);
        RequireSize(nameof(height), height);
        (_mesh, _width, _height, _hasSurface) = (mesh, width, height, looks.Surface is not null);
        _texels = new TexelPool(width, height);
        _context = GlContexts.Create(device);
        try
        {
            _context.MakeCurrent();
            _gl = GL.GetApi(_context);
            Driver = GlDriver.Of(_gl);
            _uploaded = new MeshBuffers(_gl, mesh);
            GlException.ThrowIfAny(_gl, "upload of the mesh");
            var samples = new PictureSize(width * GBuffer.SamplesPerSide, height * GBuffer.SamplesPerSide);
            var shaders = Shaders.Of(_gl, device);
            _cuts = looks.Cuts.Count == 0 ? null : new CutTextures(_gl, looks.Cuts);
            _pass = new ScenePass(
                shaders, (_uploaded, [.. mesh.Parts.Select(part => means.MaterialOf(part.Name))]), samples,
                looks.Surface, _cuts);
            _silhouettes = new SilhouettePass(shaders, _uploaded, size, _cuts);
            _geometry = means.HasGeometry ? new GeometryPass(shaders, _uploaded, size, _cuts) : null;
        }
        catch
        {
            _context.Clear();
            _context.Dispose();
            throw;
        }

        _context.Clear();
    }

    /// <summary>The folder of the suite's own shaders.</summary>
    public static string OwnShaderFolder => Shaders.OwnFolder;

    /// <summary>Who draws.</summary>
    public GlDriver Driver { get; }

    /// <summary>Draws one pose; <see cref="GBuffer.Release"/> lets the next one use its memory.</summary>
    public GBuffer Render(SceneView view) => Render(view, [PartSet.All])[0];

    /// <summary>
    /// Draws one pose once for each set of parts; a part that is not in a set leaves no trace in its buffer.
    /// </summary>
    public IReadOnlyList<GBuffer> Render(SceneView view, IReadOnlyList<PartSet> sets)
    {
        PixelRegion region = ShownRegion.Of(_mesh, view, _width, _height);
        TexelBuffers[] texels = [.. sets.Select(
            _ => new TexelBuffers(_texels.Rent(), _hasSurface ? _texels.Rent() : null))];
        lock (_oneAtATime)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _context.MakeCurrent();
            try
            {
                for (int i = 0; i < sets.Count; i++)
                {
                    _pass.Draw(view, region, texels[i], sets[i]);
                }

                PartSilhouettes silhouettes = _silhouettes.Draw(view, region);
                return [.. texels.Select((own, i) => new GBuffer(_width, _height, own.Scene, region, _texels.Return)
                {
                    Surface = own.Surface,
                    Silhouettes = silhouettes,
                    Geometry = _geometry?.Draw(view, region, sets[i]),
                })];
            }
            finally
            {
                _context.Clear();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_oneAtATime)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _context.MakeCurrent();
            _geometry?.Dispose();
            _silhouettes.Dispose();
            _pass.Dispose();
            _cuts?.Dispose();
            _uploaded.Dispose();
            _context.Clear();
            _gl.Dispose();
            _context.Dispose();
        }
    }

    private static void RequireSize(string name, int size)
    {
        if (size is < MinimumSize or > MaximumSize)
        {
            throw new InputException($"image {name}: expected {MinimumSize} to {MaximumSize} pixels, found {size}");
        }
    }
}
