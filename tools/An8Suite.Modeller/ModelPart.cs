namespace An8Suite.Modeller;

/// <summary>The vertices and triangles of one named part.</summary>
internal sealed class ModelPart(string name)
{
    // Positions are kept on a grid fine enough not to show and coarse enough that the last bits of sine and cosine,
    // which differ between C libraries, never reach the file.
    private const double GridStep = 1.0 / (1 << 20);

    public string Name { get; } = name;

    public List<Vector3d> Positions { get; } = [];

    public List<Vector3d> Normals { get; } = [];

    public List<(double U, double V)> TexCoords { get; } = [];

    /// <summary>The weight of each vertex's upper side in its occlusion: see <see cref="Patch.UpperShare"/>.</summary>
    public List<double> UpperShares { get; } = [];

    public List<int> Indices { get; } = [];

    /// <summary>The triangles of <see cref="Indices"/> that darken what lies below them.</summary>
    public List<int> ShadingIndices { get; } = [];

    /// <summary>Appends <paramref name="patch"/> with smooth normals of its own.</summary>
    /// <param name="patch">The surface.</param>
    /// <param name="shades">False for what lies so close on a coarser surface that its shade would be a blot.</param>
    public void Add(Patch patch, bool shades = true)
    {
        int first = Positions.Count;
        int[,] vertices = AddVertices(patch);
        int firstIndex = Indices.Count;
        AddTriangles(patch, vertices);
        AddNormals(first, firstIndex);
        if (shades)
        {
            ShadingIndices.AddRange(Indices.Skip(firstIndex));
        }

        if (patch.IsClosed)
        {
            JoinSeam(patch, vertices);
        }
    }

    private static Vector3d Snap(Vector3d p) => new(Snap(p.X), Snap(p.Y), Snap(p.Z));

    private static double Snap(double x) => Math.Round(x / GridStep) * GridStep;

    private int[,] AddVertices(Patch patch)
    {
        int[,] vertices = new int[patch.RowCount, patch.ColumnCount];
        for (int row = 0; row < patch.RowCount; row++)
        {
            bool pole = patch.IsPole(row);
            for (int column = 0; column < patch.ColumnCount; column++)
            {
                if (column == 0 || !pole)
                {
                    SurfacePoint point = patch[row, column];
                    Positions.Add(Snap(point.Position));
                    TexCoords.Add((Snap(pole ? 0.5 : point.U), Snap(point.V)));
                    UpperShares.Add(patch.UpperShare);
                }

                vertices[row, column] = Positions.Count - 1;
            }
        }

        return vertices;
    }

    private void AddTriangles(Patch patch, int[,] vertices)
    {
        for (int row = 0; row + 1 < patch.RowCount; row++)
        {
            for (int column = 0; column + 1 < patch.ColumnCount; column++)
            {
                int a = vertices[row, column], b = vertices[row, column + 1];
                int c = vertices[row + 1, column], d = vertices[row + 1, column + 1];
                AddTriangle(a, b, d);
                AddTriangle(a, d, c);
            }
        }
    }

    private void AddTriangle(int a, int b, int c)
    {
        if (a != b && b != c && c != a)
        {
            Indices.AddRange([a, b, c]);
        }
    }

    // Weighted by area: sums and square roots only, which are the same on every machine.
    private void AddNormals(int first, int firstIndex)
    {
        var sums = new Vector3d[Positions.Count - first];
        for (int i = firstIndex; i < Indices.Count; i += 3)
        {
            (int a, int b, int c) = (Indices[i], Indices[i + 1], Indices[i + 2]);
            Vector3d area = Vector3d.Cross(Positions[b] - Positions[a], Positions[c] - Positions[a]);
            sums[a - first] += area;
            sums[b - first] += area;
            sums[c - first] += area;
        }

        Normals.AddRange(sums.Select(sum => sum.Unit));
    }

    private void JoinSeam(Patch patch, int[,] vertices)
    {
        for (int row = 0; row < patch.RowCount; row++)
        {
            (int a, int b) = (vertices[row, 0], vertices[row, patch.ColumnCount - 1]);
            Normals[a] = Normals[b] = (Normals[a] + Normals[b]).Unit;
        }
    }
}
