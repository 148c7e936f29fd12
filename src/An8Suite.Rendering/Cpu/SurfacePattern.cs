using System.Numerics;
using System.Runtime.Intrinsics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Patterns;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Rendering.Cpu;

/// <summary>What samples show of patterns and textures, as <see cref="GBuffer.Surface"/> has it.</summary>
internal sealed class SurfacePattern
{
    private const int Bins = 1024;

    // The byte of sRGB that stands at the beginning of each bin of linear light, and the light at which the next
    // begins.
    private static readonly float[] NextLight = [.. Enumerable.Range(0, 255)
        .Select(value => (float)SrgbCurve.Linear((value + 0.5) / 255)), float.PositiveInfinity];

    private static readonly byte[] FirstByte = [.. Enumerable.Range(0, Bins + 1)
        .Select(bin => (byte)NextLight.Count(light => light <= (float)bin / Bins))];

    private readonly SurfacePlan _plan;
    private readonly Dictionary<BaseTexture, MipTexture> _textures;

    /// <summary>Prepares the textures.</summary>
    public SurfacePattern(SurfacePlan plan)
    {
        _plan = plan;
        _textures = plan.Pictures.ToDictionary(one => one.Key, one => new MipTexture(one.Value, one.Key));
    }

    /// <summary>Of eight samples of a triangle.</summary>
    /// <param name="part">The mesh's part.</param>
    /// <param name="index">Where among its indices the triangle begins.</param>
    /// <param name="planes">The triangle's.</param>
    /// <param name="x">The first sample's column.</param>
    /// <param name="y">The row.</param>
    public Vector256<uint> Texels(MeshPart part, int index, in TrianglePlanes planes, int x, int y)
    {
        CornerShares shares = planes.At(x, y);
        Vector256<uint> bits = Vector256<uint>.Zero;
        byte asked = _plan.PatternBits[part.Id - 1];
        for (int i = 0; i < _plan.Shapes.Count; i++)
        {
            if ((asked & (1 << i)) != 0)
            {
                Vector256<uint> shown = ShowsSecond(_plan.Shapes[i], planes, shares).AsUInt32();
                bits |= shown & Vector256.Create(1u << (i + 24));
            }
        }

        return _plan.IsTextured[part.Id - 1] ? bits | Colors(part.RunAt(index), planes, shares) : bits;
    }

    private Vector256<uint> Colors(MaterialRun run, in TrianglePlanes planes, in CornerShares shares)
    {
        (Vector256<float> u, Vector256<float> v) = shares.OfTexCoord(planes);
        (Vector256<float> rightU, Vector256<float> downU) = planes.Change(
            shares, planes.TexCoordB.X, planes.TexCoordC.X);
        (Vector256<float> rightV, Vector256<float> downV) = planes.Change(
            shares, planes.TexCoordB.Y, planes.TexCoordC.Y);
        Span<uint> colors = stackalloc uint[Lanes.Count];
        MipTexture? texture = run.Texture is null ? null : _textures[run.Texture];
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            Vector3 light = texture?.At(
                u[lane], v[lane], new Vector4(rightU[lane], rightV[lane], downU[lane], downV[lane])) ?? Vector3.One;
            light *= run.Factor;
            colors[lane] = Encoded(light.X) | (Encoded(light.Y) << 8) | (Encoded(light.Z) << 16);
        }

        return Vector256.Create<uint>(colors);
    }

    private static uint Encoded(float light)
    {
        float share = light > 0 ? Math.Min(light, 1) : 0;
        int value = FirstByte[(int)(share * Bins)];
        while (share >= NextLight[value])
        {
            value++;
        }

        return (uint)value;
    }

    /// <summary>All ones where the second colour shows, as the functions of <c>scene.frag</c> say.</summary>
    private Vector256<float> ShowsSecond(PatternShape shape, in TrianglePlanes planes, in CornerShares shares)
    {
        Vector3x8 at = (shares.Of(planes.Model, planes.ModelB, planes.ModelC) - Vector3x8.Of(_plan.Foot))
            * Vector256.Create(1 / _plan.Height);
        Vector256<float> period = Vector256.Create((float)shape.Period);
        Vector256<float> phase = Vector256.Create((float)PatternShape.Phase);
        Vector256<float> half = Vector256.Create(0.5f);
        switch (shape)
        {
            case StripeShape { Along: var axis }:
                (Vector256<float> u, Vector256<float> v) = shares.OfTexCoord(planes);
                Vector3x8 direction = Vector3x8.Of(new Vector3((float)axis.X, (float)axis.Y, (float)axis.Z));
                Vector256<float> along = Vector3x8.Dot(at, direction) + (u * (float)axis.U) + (v * (float)axis.V);
                return Vector256.LessThan(Lanes.Fraction((along / period) + phase), half);
            case DotShape dots:
                Vector3x8 p = new(at.X / period, at.Y / period, at.Z / period);
                Vector3x8 cell = new(Vector256.Floor(p.X), Vector256.Floor(p.Y), Vector256.Floor(p.Z));
                Vector3x8 fromMiddle = p - cell - new Vector3x8(half, half, half);
                Vector3x8 fromCorner = new(FromWhole(p.X), FromWhole(p.Y), FromWhole(p.Z));
                Vector256<float> square = Lanes.AtMost(
                    Vector3x8.Dot(fromCorner, fromCorner), Vector3x8.Dot(fromMiddle, fromMiddle));
                return Vector256.LessThan(Vector256.Sqrt(square) * period, Vector256.Create((float)dots.Radius));
            case CheckerShape:
                Vector256<float> sum = Vector256.Floor((at.X * 2 / period) + phase)
                    + Vector256.Floor((at.Y * 2 / period) + phase) + Vector256.Floor((at.Z * 2 / period) + phase);
                return Vector256.GreaterThan(sum - (Vector256.Floor(sum * half) * 2), half);
            default:
                throw new ArgumentOutOfRangeException(nameof(shape), shape, "no such shape");
        }

        static Vector256<float> FromWhole(Vector256<float> x) => x - Vector256.Floor(x + Vector256.Create(0.5f));
    }
}
