using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Drawing;

namespace An8Suite.Rendering.Cpu;

/// <summary>What <c>scene.frag</c> computes, on eight samples of one triangle at once.</summary>
internal sealed class SampleShader
{
    private const float Sky = 0.54f;
    private const float Ground = 0.42f;
    private const float Sun = 0.64f;
    private const float ShadeScale = (float)(1 / GBuffer.ShadeRange);
    private const float TintScale = (float)(1 / GBuffer.TintRange);

    private readonly Vector3 _light;
    private readonly float _strength;
    private readonly GroundView? _ground;

    /// <summary>Of one view.</summary>
    public SampleShader(SceneView view)
    {
        (_light, _strength, _ground) = (view.LightDirection, view.LightStrength, view.Ground);
        Eye = ExactMatrices.Eye(view);
    }

    /// <summary>Where the camera stands, in the world.</summary>
    public Vector3 Eye { get; }

    /// <summary>The texels, as <see cref="GBuffer"/> has them, of eight samples of a row.</summary>
    /// <param name="drawn">What they show.</param>
    /// <param name="material">The part's.</param>
    /// <param name="planes">The triangle's.</param>
    /// <param name="x">The first sample's column.</param>
    /// <param name="y">The row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<uint> Texels(in DrawnPart drawn, PartMaterial material, in TrianglePlanes planes, int x, int y)
    {
        CornerShares shares = planes.At(x, y);
        if (drawn.As != DrawnAs.Surface)
        {
            return Packed(OnGround(drawn.As, shares.Of(planes.World, planes.WorldB, planes.WorldC)), drawn.Id);
        }

        return Packed(material.IsUnlit
            ? Vector3x8.Of(new Vector3(ShadeScale, TintScale, 0))
            : OnSurface(material, planes, shares), drawn.Id);
    }

    /// <summary>The normals on the side that is seen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3x8 Facing(in TrianglePlanes planes, in CornerShares shares)
    {
        Vector3x8 normal = shares.Of(planes.Normal, planes.NormalB, planes.NormalC).Unit();
        Vector256<float> away = Vector3x8.Dot(normal, Vector3x8.Of(planes.Face));
        Vector256<float> sign = Vector256.ConditionalSelect(
            Vector256.LessThan(away, Vector256<float>.Zero), Vector256.Create(-1f), Vector256<float>.One);
        return normal * sign;
    }

    /// <summary>Square roots of three shares as bytes, and the id above them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Packed(Vector3x8 codes, byte id) =>
        Byte(codes.X) | Vector256.ShiftLeft(Byte(codes.Y), 8) | Vector256.ShiftLeft(Byte(codes.Z), 16)
        | Vector256.Create((uint)id << 24);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Byte(Vector256<float> code) => Vector256.ConvertToInt32Native(
        (Vector256.Sqrt(Lanes.Share(code)) * Vector256.Create(255f)) + Vector256.Create(0.5f)).AsUInt32();

    /// <summary>Shade, tint and specular over the ranges of their bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector3x8 OnSurface(PartMaterial material, in TrianglePlanes planes, in CornerShares shares)
    {
        Vector3x8 light = Vector3x8.Of(_light);
        Vector3x8 normal = Facing(planes, shares);
        Vector256<float> openSky = shares.Of(planes.OpenSky, planes.OpenSkyB, planes.OpenSkyC);
        Vector256<float> towards = Vector3x8.Dot(normal, light);
        Vector256<float> lit = Lanes.Positive(
            (towards + Vector256.Create(material.Wrap)) * Vector256.Create(1 / (1 + material.Wrap)));
        Vector256<float> through = Lanes.Positive(-towards) * material.Translucency;
        Vector256<float> reached = (openSky * 0.5f) + Vector256.Create(0.5f);
        Vector256<float> sky = ((normal.Y * ((Sky - Ground) / 2)) + Vector256.Create((Sky + Ground) / 2)) * openSky;
        Vector256<float> shade = sky + (reached * (lit + through) * (Sun * _strength));
        Vector256<float> tint = SurfaceRelief.Tint(material, planes, shares);
        Vector256<float> highlight = Highlight(
            normal, Vector3x8.Of(Eye) - shares.Of(planes.World, planes.WorldB, planes.WorldC), material.Shininess);
        return new Vector3x8(
            shade * ShadeScale, tint * TintScale, openSky * highlight * (material.Specular * _strength));
    }

    /// <summary>
    /// f / (s - s f + f) with f the cosine between the normal and the middle of eye and light: the two have the same
    /// length here, and the middle's length multiplies the fraction's terms, which saves two of three divisions.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Highlight(Vector3x8 normal, Vector3x8 toEye, float shininess)
    {
        Vector3x8 middle = toEye + (Vector3x8.Of(_light) * Vector256.Sqrt(Vector3x8.Dot(toEye, toEye)));
        Vector256<float> length = Vector256.Sqrt(Vector3x8.Dot(middle, middle));
        Vector256<float> facing = Lanes.Positive(Vector3x8.Dot(normal, middle));
        return facing / ((length * shininess) - (facing * (shininess - 1)));
    }

    private Vector3x8 OnGround(DrawnAs drawnAs, Vector3x8 world)
    {
        Vector256<float> open = Vector256<float>.One;
        foreach (Vector4 foot in _ground!.Feet)
        {
            Vector256<float> x = world.X - Vector256.Create(foot.X);
            Vector256<float> z = world.Z - Vector256.Create(foot.Y);
            Vector256<float> away = Vector256.Sqrt((x * x) + (z * z)) * (1 / Math.Max(foot.Z, 1e-6f));
            open *= Vector256<float>.One - ((Vector256<float>.One - Lanes.SmoothStep(0.7f, 1.9f, away)) * foot.W);
        }

        Vector256<float> shade = open * Sky;
        if (drawnAs == DrawnAs.Ground)
        {
            shade += ((open * 0.5f) + Vector256.Create(0.5f)) * (Sun * _strength * Math.Max(_light.Y, 0));
        }

        return new Vector3x8(shade * ShadeScale, Vector256.Create(TintScale), Vector256<float>.Zero);
    }
}
