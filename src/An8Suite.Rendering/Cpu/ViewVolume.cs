using System.Numerics;
using System.Runtime.Intrinsics;

namespace An8Suite.Rendering.Cpu;

/// <summary>
/// What a camera sees: between its near and far planes, and within some pictures' widths around the picture, where the
/// grid of samples is fine enough.
/// </summary>
internal static class ViewVolume
{
    /// <summary>How many halves of a picture around its middle the grid reaches.</summary>
    private const double Reach = 16;

    private const int PlaneCount = 6;

    /// <summary>A bit for each plane that a point in clip coordinates lies outside of.</summary>
    public static int Outside(Vector256<double> clip)
    {
        int bits = 0;
        for (int plane = 0; plane < PlaneCount; plane++)
        {
            bits |= Inwards(clip, plane) < 0 ? 1 << plane : 0;
        }

        return bits;
    }

    /// <summary>
    /// Cuts a triangle to the volume: the corners of what is left, in order, as shares of the three corners; none where
    /// nothing is.
    /// </summary>
    public static List<Vector3> Clip(Vector256<double> a, Vector256<double> b, Vector256<double> c)
    {
        List<Corner> polygon = [new(a, 1, 0, 0), new(b, 0, 1, 0), new(c, 0, 0, 1)];
        for (int plane = 0; plane < PlaneCount && polygon.Count > 0; plane++)
        {
            List<Corner> kept = [];
            for (int i = 0; i < polygon.Count; i++)
            {
                (Corner from, Corner to) = (polygon[i], polygon[(i + 1) % polygon.Count]);
                (double before, double after) = (Inwards(from.Clip, plane), Inwards(to.Clip, plane));
                if (before >= 0)
                {
                    kept.Add(from);
                }

                if (before < 0 != after < 0)
                {
                    kept.Add(from.Towards(to, before / (before - after)));
                }
            }

            polygon = kept;
        }

        return [.. polygon.Select(corner => new Vector3((float)corner.A, (float)corner.B, (float)corner.C))];
    }

    private static double Inwards(Vector256<double> clip, int plane)
    {
        (double value, double reach) = plane < 2 ? (clip[2], clip[3])
            : (clip[plane < 4 ? 0 : 1], Reach * clip[3]);
        return plane % 2 == 0 ? reach + value : reach - value;
    }

    private readonly record struct Corner(Vector256<double> Clip, double A, double B, double C)
    {
        public Corner Towards(Corner to, double share) => new(
            Clip + ((to.Clip - Clip) * share),
            A + ((to.A - A) * share), B + ((to.B - B) * share), C + ((to.C - C) * share));
    }
}
