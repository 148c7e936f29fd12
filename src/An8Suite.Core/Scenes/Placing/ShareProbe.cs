using System.Numerics;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Core.Scenes.Placing;

/// <summary>
/// A coarse picture of part ids, by which places are judged: which share of an object shows, what it hides.
/// </summary>
/// <remarks>
/// One sample a cell, computed in double without a library's functions, so that places are the same on every machine
/// and at every size of the pictures. Reaches beyond the frame, so that what it cuts off can be counted.
/// </remarks>
internal sealed class ShareProbe
{
    private const int Side = 144;
    private const double Reach = 1.5; // in half-widths of the frame
    private const int FrameMargin = 24; // (1 - 1 / Reach) / 2 of Side

    private readonly double[] _clip = new double[16];
    private readonly double[] _depth = new double[Side * Side];
    private readonly byte[] _ids = new byte[Side * Side];

    /// <summary>An empty picture of a view.</summary>
    public ShareProbe(SceneView view)
    {
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                for (int k = 0; k < 4; k++)
                {
                    _clip[(row * 4) + column] += (double)view.View[row, k] * view.Projection[k, column];
                }
            }
        }

        Array.Fill(_depth, double.MaxValue);
    }

    private ShareProbe(ShareProbe other)
    {
        (_clip, _depth, _ids) = (other._clip, [.. other._depth], [.. other._ids]);
    }

    /// <summary>The same picture, to be drawn on.</summary>
    public ShareProbe Copy() => new(this);

    /// <summary>The same view without anything in it.</summary>
    public ShareProbe Empty()
    {
        var empty = new ShareProbe(this);
        Array.Fill(empty._depth, double.MaxValue);
        Array.Clear(empty._ids);
        return empty;
    }

    /// <summary>Cells inside the frame, or anywhere, that show one of these ids.</summary>
    public int Count(byte first, byte last, bool inFrame = true)
    {
        int count = 0;
        for (int i = 0; i < _ids.Length; i++)
        {
            count += _ids[i] >= first && _ids[i] <= last && (!inFrame || IsInFrame(i)) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The cells inside the frame whose ids are among <paramref name="ids"/>.</summary>
    public int[] CellsOf(IReadOnlySet<byte> ids) =>
        [.. Enumerable.Range(0, _ids.Length).Where(i => ids.Contains(_ids[i]) && IsInFrame(i))];

    /// <summary>How many of some cells show one of these ids.</summary>
    public int CountIn(int[] cells, IReadOnlySet<byte> ids) => cells.Count(cell => ids.Contains(_ids[cell]));

    /// <summary>How many cells whose middle lies in a rectangle of the frame, -1 to 1, show anything.</summary>
    public int CountIn(double left, double low, double right, double high)
    {
        int count = 0;
        for (int i = 0; i < _ids.Length; i++)
        {
            (double x, double y) = Middle(i);
            count += _ids[i] != 0 && x > left && x < right && y > low && y < high ? 1 : 0;
        }

        return count;
    }

    /// <summary>The middle of a cell, in the frame from -1 to 1, y upwards.</summary>
    public static (double X, double Y) Middle(int cell)
    {
        (int row, int column) = Math.DivRem(cell, Side);
        return (((column + 0.5) / Side * 2 * Reach) - Reach, ((row + 0.5) / Side * 2 * Reach) - Reach);
    }

    /// <summary>How far what a cell shows is from the camera, along its line of sight.</summary>
    public double DepthOf(int cell) => _depth[cell];

    /// <summary>Draws a shape where a matrix puts it, behind what is nearer.</summary>
    public void Draw(ProbeShape shape, Matrix4x4 world)
    {
        (double X, double Y, double W)[] points = new (double, double, double)[shape.Positions.Length];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = Seen(shape.Positions[i], world);
        }

        for (int triangle = 0; triangle < shape.Ids.Length; triangle++)
        {
            (double X, double Y, double W) a = points[shape.Triangles[3 * triangle]];
            (double X, double Y, double W) b = points[shape.Triangles[(3 * triangle) + 1]];
            (double X, double Y, double W) c = points[shape.Triangles[(3 * triangle) + 2]];
            if (a.W > 0 && b.W > 0 && c.W > 0)
            {
                Fill(a, b, c, shape.Ids[triangle]);
            }
        }
    }

    private static bool IsInFrame(int cell)
    {
        (int row, int column) = Math.DivRem(cell, Side);
        return Math.Min(row, column) >= FrameMargin && Math.Max(row, column) < Side - FrameMargin;
    }

    /// <summary>Column and row as fractions, and the depth.</summary>
    private (double X, double Y, double W) Seen(Vector3 p, Matrix4x4 world)
    {
        double x = ((double)p.X * world.M11) + ((double)p.Y * world.M21) + ((double)p.Z * world.M31) + world.M41;
        double y = ((double)p.X * world.M12) + ((double)p.Y * world.M22) + ((double)p.Z * world.M32) + world.M42;
        double z = ((double)p.X * world.M13) + ((double)p.Y * world.M23) + ((double)p.Z * world.M33) + world.M43;
        double Row(int column) =>
            (x * _clip[column]) + (y * _clip[4 + column]) + (z * _clip[8 + column]) + _clip[12 + column];
        double w = Row(3);
        return (((Row(0) / w) + Reach) / (2 * Reach) * Side, ((Row(1) / w) + Reach) / (2 * Reach) * Side, w);
    }

    private void Fill(
        (double X, double Y, double W) a, (double X, double Y, double W) b, (double X, double Y, double W) c, byte id)
    {
        double area = ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
        if (area == 0)
        {
            return;
        }

        int left = First(Math.Min(a.X, Math.Min(b.X, c.X)));
        int right = Last(Math.Max(a.X, Math.Max(b.X, c.X)));
        int top = First(Math.Min(a.Y, Math.Min(b.Y, c.Y)));
        int bottom = Last(Math.Max(a.Y, Math.Max(b.Y, c.Y)));
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                (double x, double y) = (column + 0.5, row + 0.5);
                double u = (((b.X - x) * (c.Y - y)) - ((b.Y - y) * (c.X - x))) / area;
                double v = (((c.X - x) * (a.Y - y)) - ((c.Y - y) * (a.X - x))) / area;
                double w = 1 - u - v;
                if (u < 0 || v < 0 || w < 0)
                {
                    continue;
                }

                double depth = 1 / ((u / a.W) + (v / b.W) + (w / c.W));
                int at = (row * Side) + column;
                if (depth < _depth[at])
                {
                    (_depth[at], _ids[at]) = (depth, id);
                }
            }
        }
    }

    private static int First(double low) => (int)Math.Clamp(Math.Floor(low - 0.5), 0, Side);

    private static int Last(double high) => (int)Math.Clamp(Math.Ceiling(high - 0.5), -1, Side - 1);
}
