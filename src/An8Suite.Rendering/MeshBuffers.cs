using System.Runtime.InteropServices;
using An8Suite.Core.Geometry;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>
/// A mesh in the driver's memory, drawn part by part so that ids and materials are constant within a draw.
/// </summary>
internal sealed class MeshBuffers : IDisposable
{
    private const int FloatsPerVertex = 9;

    private readonly GL _gl;
    private readonly uint _array;
    private readonly uint _vertices;
    private readonly uint _indices;

    /// <summary>
    /// Uploads <paramref name="mesh"/>: attributes 0 position, 1 normal, 2 texture coordinate, 3 occlusion.
    /// </summary>
    public MeshBuffers(GL gl, Mesh mesh)
    {
        (_gl, Parts) = (gl, mesh.Parts);
        _array = gl.GenVertexArray();
        _vertices = gl.GenBuffer();
        _indices = gl.GenBuffer();
        gl.BindVertexArray(_array);
        gl.BindBuffer(BufferTargetARB.ArrayBuffer, _vertices);
        gl.BufferData<float>(BufferTargetARB.ArrayBuffer, Interleaved(mesh), BufferUsageARB.StaticDraw);
        gl.BindBuffer(BufferTargetARB.ElementArrayBuffer, _indices);
        gl.BufferData<int>(BufferTargetARB.ElementArrayBuffer, mesh.Indices, BufferUsageARB.StaticDraw);
        Attribute(0, 3, 0);
        Attribute(1, 3, 3);
        Attribute(2, 2, 6);
        Attribute(3, 1, 8);
    }

    /// <summary>The mesh's parts, in order of id.</summary>
    public IReadOnlyList<MeshPart> Parts { get; }

    /// <summary>Makes this the mesh that draws take from.</summary>
    public void Bind() => _gl.BindVertexArray(_array);

    /// <summary>Draws the triangles of one part.</summary>
    public void Draw(MeshPart part) => Draw(part.FirstIndex, part.IndexCount);

    /// <summary>Draws one part by the program in use, one for parts cut out where this one is.</summary>
    /// <param name="program">The program.</param>
    /// <param name="part">The part.</param>
    /// <param name="cuts">Null where no part is cut out.</param>
    public void Draw(ShaderProgram program, MeshPart part, CutTextures? cuts)
    {
        if (part.IsCut)
        {
            cuts!.Draw(program, part, Draw);
        }
        else
        {
            Draw(part);
        }
    }

    /// <summary>Draws the triangles of a stretch of a part.</summary>
    public void Draw(MaterialRun run) => Draw(run.FirstIndex, run.IndexCount);

    /// <inheritdoc/>
    public void Dispose()
    {
        _gl.DeleteVertexArray(_array);
        _gl.DeleteBuffer(_vertices);
        _gl.DeleteBuffer(_indices);
    }

    private static float[] Interleaved(Mesh mesh)
    {
        float[] data = new float[mesh.Positions.Length * FloatsPerVertex];
        for (int i = 0; i < mesh.Positions.Length; i++)
        {
            Span<float> vertex = data.AsSpan(i * FloatsPerVertex, FloatsPerVertex);
            MemoryMarshal.Write(MemoryMarshal.AsBytes(vertex), mesh.Positions[i]);
            MemoryMarshal.Write(MemoryMarshal.AsBytes(vertex[3..]), mesh.Normals[i]);
            MemoryMarshal.Write(MemoryMarshal.AsBytes(vertex[6..]), mesh.TexCoords[i]);
            vertex[8] = mesh.Occlusion[i];
        }

        return data;
    }

    private unsafe void Draw(int first, int count) => _gl.DrawElements(
        PrimitiveType.Triangles, (uint)count, DrawElementsType.UnsignedInt, (void*)(first * sizeof(int)));

    private unsafe void Attribute(uint index, int size, int offset)
    {
        _gl.EnableVertexAttribArray(index);
        _gl.VertexAttribPointer(
            index, size, VertexAttribPointerType.Float, false,
            FloatsPerVertex * sizeof(float), (void*)(offset * sizeof(float)));
    }
}
