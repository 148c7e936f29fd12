using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using An8Suite.Rendering.Drawing;

namespace An8Suite.Rendering.Cpu;

/// <summary>
/// How the brightness of a part's colour varies over it: from root to tip, along veins and in grains.
/// </summary>
internal static class SurfaceRelief
{
    /// <summary>What the colour of eight samples is multiplied by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tint(PartMaterial material, in TrianglePlanes planes, in CornerShares shares)
    {
        bool isFlat = material.RootTint == material.TipTint;
        Vector256<float> tint = Vector256.Create(material.RootTint);
        if (!isFlat || material.ParallelVeins > 0 || material.PinnateVeins > 0)
        {
            (Vector256<float> u, Vector256<float> v) = shares.OfTexCoord(planes);
            tint += Lanes.SmoothStep(0, 0.75f, v) * (material.TipTint - material.RootTint);
            tint = material.ParallelVeins > 0
                ? Deepened(tint, material.ParallelVeins, ParallelVeins(planes, shares, u, v)) : tint;
            tint = material.PinnateVeins > 0
                ? Deepened(tint, material.PinnateVeins, PinnateVeins(planes, shares, u, v)) : tint;
        }

        return material.Grain > 0 ? Deepened(tint, material.Grain, Grain(planes, shares)) : tint;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Deepened(Vector256<float> tint, float depth, Vector256<float> relief) =>
        tint * ((relief * depth) + Vector256<float>.One);

    private static Vector256<float> ParallelVeins(
        in TrianglePlanes planes, in CornerShares shares, Vector256<float> u, Vector256<float> v)
    {
        (Vector256<float> right, Vector256<float> down) = planes.Change(
            shares, planes.TexCoordB.X, planes.TexCoordC.X);
        Vector256<float> width = Vector256.Abs(right) + Vector256.Abs(down);
        Vector256<float> across = u - Vector256.Create(0.5f);
        Vector256<float> crease = Vector256<float>.One - Lanes.SmoothStep(
            Vector256<float>.Zero, width + Vector256.Create(0.09f), Vector256.Abs(across));
        Vector256<float> side = Line((across * 7) + Vector256.Create(0.5f), width * 7, 0.1f)
            * (Vector256<float>.One - Lanes.SmoothStep(0.75f, 1, v));
        return -Lanes.AtLeast(crease, side * 0.8f);
    }

    private static Vector256<float> PinnateVeins(
        in TrianglePlanes planes, in CornerShares shares, Vector256<float> u, Vector256<float> v)
    {
        (Vector256<float> rightU, Vector256<float> downU) = planes.Change(
            shares, planes.TexCoordB.X, planes.TexCoordC.X);
        (Vector256<float> rightV, Vector256<float> downV) = planes.Change(
            shares, planes.TexCoordB.Y, planes.TexCoordC.Y);
        Vector256<float> half = Vector256.Create(0.5f);
        Vector256<float> across = Vector256.Abs(u - half);
        Vector256<float> outwards = Vector256.ConditionalSelect(
            Vector256.LessThan(u, half), Vector256.Create(-7f), Vector256.Create(7f));
        Vector256<float> blur = Vector256.Abs((rightV * 8) - (rightU * outwards))
            + Vector256.Abs((downV * 8) - (downU * outwards));
        Vector256<float> midrib = Vector256<float>.One - Lanes.SmoothStep(
            Vector256.Create(0.02f),
            Vector256.Abs(rightU) + Vector256.Abs(downU) + Vector256.Create(0.05f), across);
        Vector256<float> side = Line((v * 8) - (across * 7), blur, 0.04f)
            * (Vector256<float>.One - Lanes.SmoothStep(0.35f, 0.5f, across));
        return Lanes.AtLeast(midrib, side * 0.45f);
    }

    /// <summary>
    /// A bright line of the given half-width at whole numbers of x, fading out where it is finer than the samples.
    /// </summary>
    /// <param name="x">Where.</param>
    /// <param name="blur">How much x changes from sample to sample.</param>
    /// <param name="halfWidth">Of the line.</param>
    private static Vector256<float> Line(Vector256<float> x, Vector256<float> blur, float halfWidth)
    {
        Vector256<float> away = Vector256.Abs(x - Vector256.Floor(x + Vector256.Create(0.5f)));
        Vector256<float> fade = Vector256<float>.One - Lanes.SmoothStep(0.35f, 0.8f, blur);
        return fade * (Vector256<float>.One - Lanes.SmoothStep(
            Vector256.Create(halfWidth), blur + Vector256.Create(halfWidth + 0.12f), away));
    }

    private static Vector256<float> Grain(in TrianglePlanes planes, in CornerShares shares)
    {
        Vector3x8 at = shares.Of(planes.Model, planes.ModelB, planes.ModelC);
        return (Noise(at * Vector256.Create(30f)) * 0.6f) + (Noise(at * Vector256.Create(75f)) * 0.4f);
    }

    private static Vector256<float> Noise(Vector3x8 at)
    {
        Vector3x8 cell = new(Vector256.Floor(at.X), Vector256.Floor(at.Y), Vector256.Floor(at.Z));
        Vector3x8 f = at - cell;
        f = new Vector3x8(Eased(f.X), Eased(f.Y), Eased(f.Z));
        Vector256<uint> x = Whole(cell.X) * 0x8da6b343u;
        Vector256<uint> y = Whole(cell.Y) * 0xd8163841u;
        Vector256<uint> z = Whole(cell.Z) * 0xcb1ab31fu;
        Vector256<uint> nextX = x + Vector256.Create(0x8da6b343u);
        Vector256<uint> nextY = y + Vector256.Create(0xd8163841u);
        Vector256<uint> nextZ = z + Vector256.Create(0xcb1ab31fu);
        Vector256<float> low = Lanes.Mix(
            Lanes.Mix(Hash(x ^ y ^ z), Hash(x ^ y ^ nextZ), f.Z),
            Lanes.Mix(Hash(x ^ nextY ^ z), Hash(x ^ nextY ^ nextZ), f.Z), f.Y);
        Vector256<float> high = Lanes.Mix(
            Lanes.Mix(Hash(nextX ^ y ^ z), Hash(nextX ^ y ^ nextZ), f.Z),
            Lanes.Mix(Hash(nextX ^ nextY ^ z), Hash(nextX ^ nextY ^ nextZ), f.Z), f.Y);
        return (Lanes.Mix(low, high, f.X) * 2) - Vector256<float>.One;

        static Vector256<float> Eased(Vector256<float> t) => t * t * (Vector256.Create(3f) - (t + t));
        static Vector256<uint> Whole(Vector256<float> value) => Vector256.ConvertToInt32(value).AsUInt32();
    }

    /// <summary>From 0 to below 1, of a cell's three coordinates, multiplied and mixed.</summary>
    private static Vector256<float> Hash(Vector256<uint> h)
    {
        h = (h ^ Vector256.ShiftRightLogical(h, 15)) * 0x2c1b3c6du;
        h = (h ^ Vector256.ShiftRightLogical(h, 12)) * 0x297a2d39u;
        h = Vector256.ShiftRightLogical(h ^ Vector256.ShiftRightLogical(h, 15), 8);
        return Vector256.ConvertToSingle(h.AsInt32()) * (1 / 16777216f);
    }
}
