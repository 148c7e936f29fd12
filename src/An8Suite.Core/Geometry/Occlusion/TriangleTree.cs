namespace An8Suite.Core.Geometry.Occlusion;

/// <summary>Triangles in a binary tree of boxes, for finding the nearest one along a ray.</summary>
internal sealed class TriangleTree
{
    private const int LeafSize = 4;
    private readonly Vector3d[] _corners;
    private readonly int[] _order;
    private readonly Node _root;

    /// <summary>Builds the tree over <paramref name="corners"/>, three to a triangle.</summary>
    public TriangleTree(Vector3d[] corners)
    {
        _corners = corners;
        _order = [.. Enumerable.Range(0, corners.Length / 3)];
        _root = Split(0, _order.Length);
    }

    /// <summary>The distance to the nearest triangle between near and far, or <paramref name="far"/>.</summary>
    public double Nearest(Vector3d origin, Vector3d direction, double near, double far) =>
        Nearest(_root, new Ray(origin, direction, near), far);

    private Node Split(int start, int count)
    {
        Vector3d low = new(double.MaxValue, double.MaxValue, double.MaxValue), high = -low;
        for (int i = 3 * start; i < 3 * (start + count); i++)
        {
            Vector3d p = _corners[(3 * _order[i / 3]) + (i % 3)];
            low = new Vector3d(Math.Min(low.X, p.X), Math.Min(low.Y, p.Y), Math.Min(low.Z, p.Z));
            high = new Vector3d(Math.Max(high.X, p.X), Math.Max(high.Y, p.Y), Math.Max(high.Z, p.Z));
        }

        if (count <= LeafSize)
        {
            return new Node(low, high, start, count, null, null);
        }

        Vector3d size = high - low;
        Vector3d axis = size.X >= size.Y && size.X >= size.Z ? Vector3d.UnitX
            : size.Y >= size.Z ? Vector3d.UnitY : Vector3d.UnitZ;
        _order.AsSpan(start, count).Sort((a, b) =>
            Compare(Vector3d.Dot(axis, Middle(a)), Vector3d.Dot(axis, Middle(b)), a, b));
        int half = count / 2;
        return new Node(low, high, start, count, Split(start, half), Split(start + half, count - half)) { Axis = axis };
    }

    private static int Compare(double x, double y, int a, int b) => x < y ? -1 : x > y ? 1 : a.CompareTo(b);

    private Vector3d Middle(int triangle) =>
        _corners[3 * triangle] + _corners[(3 * triangle) + 1] + _corners[(3 * triangle) + 2];

    private double Nearest(Node node, in Ray ray, double far)
    {
        if (!ray.Meets(node.Low, node.High, far))
        {
            return far;
        }

        if (node.Left is not null)
        {
            bool forwards = Vector3d.Dot(node.Axis, ray.Direction) >= 0;
            (Node first, Node second) = forwards ? (node.Left, node.Right!) : (node.Right!, node.Left);
            return Nearest(second, ray, Nearest(first, ray, far));
        }

        for (int i = node.Start; i < node.Start + node.Count; i++)
        {
            int corner = 3 * _order[i];
            far = Math.Min(far, ray.Hit(_corners[corner], _corners[corner + 1], _corners[corner + 2]));
        }

        return far;
    }

    private sealed record Node(Vector3d Low, Vector3d High, int Start, int Count, Node? Left, Node? Right)
    {
        /// <summary>Left holds the lower half along it.</summary>
        public Vector3d Axis { get; init; }
    }
}
