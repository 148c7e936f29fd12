using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Rendering.Drawing;

namespace An8Suite.Rendering.Cpu;

/// <summary>The vertices of one pose, of every part that it draws.</summary>
internal sealed class PoseVertices(Mesh mesh, PictureSize samples)
{
    private readonly (int First, int End)[] _ranges = [.. mesh.Parts.Select(part => RangeOf(mesh, part))];
    private readonly List<ScreenVertex> _vertices = [];
    private readonly List<DrawnPart> _draws = [];
    private readonly List<Matrix4x4> _clipFromModel = [];

    /// <summary>What is drawn, in order.</summary>
    public ReadOnlySpan<DrawnPart> Draws => CollectionsMarshal.AsSpan(_draws);

    /// <summary>Those computed so far.</summary>
    public ReadOnlySpan<ScreenVertex> All => CollectionsMarshal.AsSpan(_vertices);

    /// <summary>The vertices of the mesh that a part's triangles have.</summary>
    public ReadOnlySpan<int> IndicesOf(MeshPart part) => mesh.Indices.AsSpan(part.FirstIndex, part.IndexCount);

    /// <summary>Computes the vertices of everything that a view may show.</summary>
    public void See(SceneView view)
    {
        _vertices.Clear();
        _draws.Clear();
        _clipFromModel.Clear();
        GroundView? ground = view.Ground;
        foreach (MeshPart part in mesh.Parts.Where(part => part.Id != ground?.Id))
        {
            Add(view, part, part.Id, DrawnAs.Surface);
        }

        if (ground is null)
        {
            return;
        }

        foreach (MeshPart part in ground.Shadow is null ? [] : mesh.Parts.Where(part => part.Id != ground.Id))
        {
            Add(view, part, ground.Id, DrawnAs.Shadow);
        }

        Add(view, mesh.Parts[ground.Id - 1], ground.Id, DrawnAs.Ground);
    }

    /// <summary>
    /// Cuts a triangle of a draw, given by vertices of the mesh, to what the camera sees; numbers of the corners, in
    /// order, of which every further one makes a triangle with the first and the one before.
    /// </summary>
    public List<int> Clip(int draw, int a, int b, int c)
    {
        Matrix4x4 clipFromModel = _clipFromModel[draw];
        List<Vector3> corners = ViewVolume.Clip(
            Position(clipFromModel, a), Position(clipFromModel, b), Position(clipFromModel, c));
        int first = _draws[draw].FirstVertex;
        List<int> numbers = [];
        foreach (Vector3 shares in corners)
        {
            ScreenVertex vertex = Mixed(_vertices[first + a], _vertices[first + b], _vertices[first + c], shares);
            Place(ref vertex, Transformed(vertex.Model, Rows(clipFromModel)));
            numbers.Add(_vertices.Count);
            _vertices.Add(vertex);
        }

        return numbers;
    }

    private static (int First, int End) RangeOf(Mesh mesh, MeshPart part)
    {
        ReadOnlySpan<int> used = mesh.Indices.AsSpan(part.FirstIndex, part.IndexCount);
        (int first, int last) = (int.MaxValue, -1);
        foreach (int index in used)
        {
            (first, last) = (Math.Min(first, index), Math.Max(last, index));
        }

        return (Math.Min(first, last + 1), last + 1);
    }

    private void Add(SceneView view, MeshPart part, byte id, DrawnAs drawnAs)
    {
        if (view.ModelOf(part.Id) is not { } model)
        {
            return;
        }

        Matrix4x4 world = drawnAs == DrawnAs.Shadow ? ExactMatrices.Product(model, view.Ground!.Shadow!.Value) : model;
        (int first, int end) = _ranges[part.Id - 1];
        int from = _vertices.Count;
        _draws.Add(new DrawnPart(part, id, world, drawnAs, from - first));
        _clipFromModel.Add(ExactMatrices.ClipFromModel(view, world));
        CollectionsMarshal.SetCount(_vertices, from + end - first);
        Transform(first, CollectionsMarshal.AsSpan(_vertices)[from..], world, _clipFromModel[^1]);
    }

    private void Transform(int first, Span<ScreenVertex> to, Matrix4x4 world, Matrix4x4 clipFromModel)
    {
        Matrix4x4 turn = world with { M41 = 0, M42 = 0, M43 = 0 };
        (Vector256<double>, Vector256<double>, Vector256<double>, Vector256<double>) rows = Rows(clipFromModel);
        for (int i = 0; i < to.Length; i++)
        {
            ref ScreenVertex vertex = ref to[i];
            vertex.Model = mesh.Positions[first + i];
            vertex.World = Transformed(vertex.Model, world);
            vertex.Normal = Transformed(mesh.Normals[first + i], turn);
            vertex.TexCoord = mesh.TexCoords[first + i];
            vertex.OpenSky = mesh.Occlusion[first + i];
            Place(ref vertex, Transformed(vertex.Model, rows));
        }
    }

    private void Place(ref ScreenVertex vertex, Vector256<double> clip)
    {
        vertex.Outside = ViewVolume.Outside(clip);
        double inverse = 1 / clip[3];
        vertex.InverseW = (float)inverse;
        vertex.Depth = (float)(clip[2] * inverse);
        vertex.X = OnGrid(clip[0] * inverse, samples.Width);
        vertex.Y = OnGrid(clip[1] * inverse, samples.Height);
    }

    /// <summary>From -1 to 1 over the picture to the nearest step.</summary>
    private static int OnGrid(double at, int count) =>
        (int)Math.Clamp(Math.Floor(((at + 1) * (0.5 * ScreenVertex.Steps * count)) + 0.5), -1e8, 1e8);

    private static ScreenVertex Mixed(in ScreenVertex a, in ScreenVertex b, in ScreenVertex c, Vector3 shares) => new()
    {
        World = Mixed(a.World, b.World, c.World, shares),
        Normal = Mixed(a.Normal, b.Normal, c.Normal, shares),
        Model = Mixed(a.Model, b.Model, c.Model, shares),
        TexCoord = (a.TexCoord * shares.X) + (b.TexCoord * shares.Y) + (c.TexCoord * shares.Z),
        OpenSky = (a.OpenSky * shares.X) + (b.OpenSky * shares.Y) + (c.OpenSky * shares.Z),
    };

    private static Vector3 Mixed(Vector3 a, Vector3 b, Vector3 c, Vector3 shares) =>
        (a * shares.X) + (b * shares.Y) + (c * shares.Z);

    private Vector256<double> Position(Matrix4x4 clipFromModel, int vertex) =>
        Transformed(mesh.Positions[vertex], Rows(clipFromModel));

    private static (Vector256<double>, Vector256<double>, Vector256<double>, Vector256<double>) Rows(Matrix4x4 m) => (
        Vector256.Create((double)m.M11, m.M12, m.M13, m.M14), Vector256.Create((double)m.M21, m.M22, m.M23, m.M24),
        Vector256.Create((double)m.M31, m.M32, m.M33, m.M34), Vector256.Create((double)m.M41, m.M42, m.M43, m.M44));

    private static Vector256<double> Transformed(
        Vector3 p, (Vector256<double> X, Vector256<double> Y, Vector256<double> Z, Vector256<double> Origin) rows) =>
        (rows.X * p.X) + (rows.Y * p.Y) + (rows.Z * p.Z) + rows.Origin;

    /// <summary>Vector3's own transformation uses fused steps on some processors and not on others.</summary>
    private static Vector3 Transformed(Vector3 p, Matrix4x4 m) => new(
        (p.X * m.M11) + (p.Y * m.M21) + (p.Z * m.M31) + m.M41,
        (p.X * m.M12) + (p.Y * m.M22) + (p.Z * m.M32) + m.M42,
        (p.X * m.M13) + (p.Y * m.M23) + (p.Z * m.M33) + m.M43);
}
