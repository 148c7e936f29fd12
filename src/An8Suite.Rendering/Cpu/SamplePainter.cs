using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Drawing;

namespace An8Suite.Rendering.Cpu;

/// <summary>Draws one pose at a time: first which triangle each sample shows, then what it shows of it.</summary>
/// <remarks>
/// Samples are shaded once each, however many triangles lie behind. Keeps its memory from pose to pose; one thread at a
/// time.
/// </remarks>
internal sealed class SamplePainter
{
    private const int Side = GBuffer.SamplesPerSide;

    private readonly Mesh _mesh;
    private readonly PictureSize _size;
    private readonly MeshLooks _looks;
    private readonly PartMaterial[] _materials;
    private readonly CpuCuts? _cuts;
    private readonly SurfacePattern? _pattern;
    private readonly PoseVertices _vertices;
    private readonly VisibleTriangles _visible;
    private readonly List<TrianglePlanes> _planes = [];
    private int[] _planesOf = []; // for each triangle, 1 + the number of its planes; 0 where nobody asked

    /// <summary>Of one mesh at one size.</summary>
    public SamplePainter(Mesh mesh, PictureSize size, MeshLooks looks, CpuCuts? cuts, SurfacePattern? pattern)
    {
        (_mesh, _size, _looks, _cuts, _pattern) = (mesh, size, looks, cuts, pattern);
        _materials = [.. mesh.Parts.Select(part => looks.MaterialOf(part.Name))];
        _vertices = new PoseVertices(mesh, new PictureSize(Side * size.Width, Side * size.Height));
        _visible = new VisibleTriangles(_vertices);
    }

    /// <summary>The pose once for each set of parts, into texels that are all zeros.</summary>
    public IReadOnlyList<GBuffer> Paint(
        SceneView view, PixelRegion region, IReadOnlyList<(PartSet Parts, TexelBuffers Texels)> sets,
        Action<GBuffer> release)
    {
        _vertices.See(view);
        SampleShader shader = new(view);
        uint[][] layers = [.. _mesh.Parts.Chunk(PartSilhouettes.PartsPerLayer)
            .Select(_ => new uint[_size.Width * _size.Height])];
        List<GBuffer> painted = [];
        foreach ((PartSet parts, TexelBuffers texels) in sets)
        {
            Find(view, region, parts, painted.Count == 0 ? layers : null);
            Shade(shader, texels);
            painted.Add(new GBuffer(_size.Width, _size.Height, texels.Scene, region, release)
            {
                Surface = texels.Surface,
                Silhouettes = new PartSilhouettes(layers),
                Geometry = _looks.HasGeometry ? Geometry(shader, view) : null,
            });
        }

        return painted;
    }

    private void Find(SceneView view, PixelRegion region, PartSet shown, uint[][]? silhouettes)
    {
        _visible.Clear(region);
        for (int i = 0; i < _vertices.Draws.Length; i++)
        {
            ref readonly DrawnPart drawn = ref _vertices.Draws[i];
            bool shows = shown.Contains(drawn.Part.Id) && shown.Contains(drawn.Id);
            SilhouetteBits? bits = silhouettes is null || drawn.As == DrawnAs.Shadow
                ? null : BitsOf(drawn.Id, silhouettes);
            if (shows || bits is not null)
            {
                CpuCuts? cuts = drawn.Part.IsCut ? _cuts : null;
                float? radius = drawn.As == DrawnAs.Surface ? null : view.Ground!.Radius;
                bool isWhole = cuts is null && radius is null;
                _visible.Draw(i, shows, bits, isWhole ? null : new SampleTest(_vertices, cuts, radius));
            }
        }

        if (_planesOf.Length < _visible.All.Length)
        {
            _planesOf = new int[2 * _visible.All.Length];
        }

        _planesOf.AsSpan(0, _visible.All.Length).Clear();
        _planes.Clear();
    }

    private SilhouetteBits BitsOf(byte id, uint[][] layers) => new(
        layers[(id - 1) / PartSilhouettes.PartsPerLayer], _size.Width,
        1u << ((id - 1) % PartSilhouettes.PartsPerLayer));

    private void Shade(SampleShader shader, TexelBuffers texels)
    {
        Span<uint> scene = MemoryMarshal.Cast<byte, uint>(texels.Scene.AsSpan());
        Span<uint> surface = MemoryMarshal.Cast<byte, uint>(texels.Surface.AsSpan());
        (int left, int top, int _, int bottom) = _visible.Region;
        for (int y = top; y < bottom; y++)
        {
            ReadOnlySpan<int> row = _visible.Row(y);
            int offset = (y * Side * _size.Width) + left;
            Shade(shader, row, (left, y), scene.Slice(offset, row.Length),
                _pattern is null ? default : surface.Slice(offset, row.Length));
        }
    }

    /// <summary>
    /// One row: as many samples at a time as show the same triangle, at most eight. What is stored beyond them, the
    /// next
    /// ones replace.
    /// </summary>
    private void Shade(
        SampleShader shader, ReadOnlySpan<int> row, (int X, int Y) at, Span<uint> scene, Span<uint> surface)
    {
        for (int start = 0; start < row.Length;)
        {
            int number = row[start];
            int length = Math.Min(row.Length - start, VisibleTriangles.RunLength(row, start));
            if (number == 0)
            {
                Put(Vector256<uint>.Zero, scene[start..]);
                Put(Vector256<uint>.Zero, surface.IsEmpty ? surface : surface[start..]);
            }
            else
            {
                ref readonly TrianglePlanes planes = ref PlanesOf(number - 1, shader.Eye);
                ref readonly VisibleTriangle shown = ref _visible.All[number - 1];
                ref readonly DrawnPart drawn = ref _vertices.Draws[shown.Draw];
                Put(shader.Texels(drawn, _materials[drawn.Part.Id - 1], planes, at.X + start, at.Y), scene[start..]);
                if (_pattern is not null)
                {
                    Put(drawn.As == DrawnAs.Surface
                        ? _pattern.Texels(drawn.Part, shown.Index, planes, at.X + start, at.Y)
                        : Vector256<uint>.Zero, surface[start..]);
                }
            }

            start += length;
        }
    }

    private static void Put(Vector256<uint> texels, Span<uint> to)
    {
        if (to.Length >= Lanes.Count)
        {
            texels.CopyTo(to);
            return;
        }

        Span<uint> all = stackalloc uint[Lanes.Count];
        texels.CopyTo(all);
        all[..to.Length].CopyTo(to);
    }

    private ref readonly TrianglePlanes PlanesOf(int triangle, Vector3 eye)
    {
        ref int number = ref _planesOf[triangle];
        if (number == 0)
        {
            ref readonly VisibleTriangle shown = ref _visible.All[triangle];
            ReadOnlySpan<ScreenVertex> all = _vertices.All;
            _planes.Add(new TrianglePlanes(all[shown.A], all[shown.B], all[shown.C], shown.DoubleArea, eye));
            number = _planes.Count;
        }

        return ref CollectionsMarshal.AsSpan(_planes)[number - 1];
    }

    private PixelGeometry Geometry(SampleShader shader, SceneView view)
    {
        float[] texels = new float[_size.Width * _size.Height * PixelGeometry.FloatsPerPixel];
        (int left, int top, int _, int bottom) = _visible.Region;
        for (int y = top + 1; y < bottom; y += Side)
        {
            ReadOnlySpan<int> row = _visible.Row(y);
            for (int x = 1; x < row.Length; x += Side)
            {
                if (row[x] != 0)
                {
                    int pixel = (y / Side * _size.Width) + ((left + x) / Side);
                    Measure(shader, view, row[x] - 1, (left + x, y),
                        texels.AsSpan(pixel * PixelGeometry.FloatsPerPixel, PixelGeometry.FloatsPerPixel));
                }
            }
        }

        return new PixelGeometry(_size.Width, _size.Height, texels);
    }

    private void Measure(SampleShader shader, SceneView view, int triangle, (int X, int Y) at, Span<float> to)
    {
        ref readonly TrianglePlanes planes = ref PlanesOf(triangle, shader.Eye);
        ref readonly DrawnPart drawn = ref _vertices.Draws[_visible.All[triangle].Draw];
        CornerShares shares = planes.At(at.X, at.Y);
        Vector3x8 facing = drawn.As == DrawnAs.Shadow
            ? Vector3x8.Of(shader.Eye.Y < view.Ground!.Height ? -Vector3.UnitY : Vector3.UnitY)
            : SampleShader.Facing(planes, shares);
        Vector3x8 world = shares.Of(planes.World, planes.WorldB, planes.WorldC);
        Matrix4x4 m = view.View;
        Vector3 n = new(facing.X[0], facing.Y[0], facing.Z[0]);
        to[0] = drawn.Id * ((n.X * m.M11) + (n.Y * m.M21) + (n.Z * m.M31));
        to[1] = drawn.Id * ((n.X * m.M12) + (n.Y * m.M22) + (n.Z * m.M32));
        to[2] = drawn.Id * ((n.X * m.M13) + (n.Y * m.M23) + (n.Z * m.M33));
        to[3] = -((world.X[0] * m.M13) + (world.Y[0] * m.M23) + (world.Z[0] * m.M33) + m.M43);
    }
}
