using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Drawing;

namespace An8Suite.Rendering;

/// <summary>Finds the pixels that a mesh can reach in a view, so that only those are read back.</summary>
internal static class ShownRegion
{
    /// <summary>
    /// Triangles are rounded to fractions of a sample; a pixel more on each side is on the safe side.
    /// </summary>
    private const double MarginPixels = 1;

    /// <summary>
    /// A rectangle that holds all that is there in a view; the whole picture where a vertex lies behind the camera.
    /// </summary>
    public static PixelRegion Of(Mesh mesh, SceneView view, int width, int height)
    {
        if (view.Objects.Count == 0)
        {
            return Of(mesh.Positions, ExactMatrices.ClipFromModel(view), width, height);
        }

        PixelRegion? all = null;
        foreach (MeshPart part in mesh.Parts)
        {
            if (view.ModelOf(part.Id) is { } model)
            {
                int[] corners = mesh.Indices[part.FirstIndex..(part.FirstIndex + part.IndexCount)];
                PixelRegion own = Of(
                    mesh.Positions.AsSpan(corners.Min()..(corners.Max() + 1)),
                    ExactMatrices.ClipFromModel(view, model), width, height);
                all = all is { } before ? Around(before, own) : own;
            }
        }

        return all ?? default;
    }

    private static PixelRegion Around(PixelRegion a, PixelRegion b)
    {
        (int left, int top) = (Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top));
        return new PixelRegion(
            left, top,
            Math.Max(a.Left + a.Width, b.Left + b.Width) - left, Math.Max(a.Top + a.Height, b.Top + b.Height) - top);
    }

    private static PixelRegion Of(ReadOnlySpan<Vector3> positions, Matrix4x4 m, int width, int height)
    {
        (double left, double right) = (double.MaxValue, double.MinValue);
        (double top, double bottom) = (double.MaxValue, double.MinValue);
        foreach (Vector3 p in positions)
        {
            double w = ((double)p.X * m.M14) + ((double)p.Y * m.M24) + ((double)p.Z * m.M34) + m.M44;
            if (w <= 0)
            {
                return PixelRegion.All(width, height);
            }

            double x = (((double)p.X * m.M11) + ((double)p.Y * m.M21) + ((double)p.Z * m.M31) + m.M41) / w;
            double y = (((double)p.X * m.M12) + ((double)p.Y * m.M22) + ((double)p.Z * m.M32) + m.M42) / w;
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }

        (int first, int columns) = Pixels(left, right, width);
        (int row, int rows) = Pixels(top, bottom, height);
        return new PixelRegion(first, row, columns, rows);
    }

    /// <summary>
    /// From clip coordinates, -1 to 1 over <paramref name="count"/> pixels, to the first pixel and how many.
    /// </summary>
    private static (int First, int Count) Pixels(double low, double high, int count)
    {
        int first = (int)Math.Clamp(Math.Floor(((low + 1) * count / 2) - MarginPixels), 0, count);
        int end = (int)Math.Clamp(Math.Ceiling(((high + 1) * count / 2) + MarginPixels), 0, count);
        return (first, Math.Max(0, end - first));
    }
}
