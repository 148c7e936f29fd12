using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace An8Suite.Rendering.Cpu;

/// <summary>
/// How the shares of a triangle's corners, and its depth, change over the picture; and what the corners have.
/// </summary>
/// <remarks>
/// Measured from the first corner, so that what a sample shows depends on the triangle and the sample alone, and never
/// on
/// what stands beside it or on how many samples are computed at once.
/// </remarks>
internal readonly struct TrianglePlanes
{
    private readonly int _x;
    private readonly int _y;

    // Changes a sample to the right and down of what the second and third corner count, each over its w.
    private readonly float _secondX;
    private readonly float _secondY;
    private readonly float _thirdX;
    private readonly float _thirdY;

    // 1 / w.
    private readonly float _inverseW;
    private readonly float _inverseWX;
    private readonly float _inverseWY;

    /// <summary>Of a triangle whose area is not 0.</summary>
    /// <param name="a">The first corner.</param>
    /// <param name="b">The second.</param>
    /// <param name="c">The third.</param>
    /// <param name="doubleArea">As <see cref="TriangleSpans.DoubleArea"/> has it.</param>
    /// <param name="eye">In the world.</param>
    public TrianglePlanes(in ScreenVertex a, in ScreenVertex b, in ScreenVertex c, long doubleArea, Vector3 eye)
    {
        (_x, _y) = (a.X, a.Y);
        ShareSlopes slopes = new(a, b, c, doubleArea);
        _secondX = (float)(slopes.SecondX * b.InverseW);
        _secondY = (float)(slopes.SecondY * b.InverseW);
        _thirdX = (float)(slopes.ThirdX * c.InverseW);
        _thirdY = (float)(slopes.ThirdY * c.InverseW);
        _inverseW = a.InverseW;
        (_inverseWX, _inverseWY) = slopes.Of(a.InverseW, b.InverseW, c.InverseW);
        (World, WorldB, WorldC) = (a.World, b.World - a.World, c.World - a.World);
        (Normal, NormalB, NormalC) = (a.Normal, b.Normal - a.Normal, c.Normal - a.Normal);
        (Model, ModelB, ModelC) = (a.Model, b.Model - a.Model, c.Model - a.Model);
        (TexCoord, TexCoordB, TexCoordC) = (a.TexCoord, b.TexCoord - a.TexCoord, c.TexCoord - a.TexCoord);
        (OpenSky, OpenSkyB, OpenSkyC) = (a.OpenSky, b.OpenSky - a.OpenSky, c.OpenSky - a.OpenSky);
        Vector3 face = Cross(WorldB, WorldC);
        Vector3 toEye = eye - a.World;
        Face = (face.X * toEye.X) + (face.Y * toEye.Y) + (face.Z * toEye.Z) < 0 ? -face : face;
    }

    /// <summary>The triangle's own normal, of any length, on the side that is seen.</summary>
    public readonly Vector3 Face;

    /// <summary>World position of the first corner, and what the others have beyond it.</summary>
    public readonly Vector3 World, WorldB, WorldC;

    /// <summary>The same of the normal.</summary>
    public readonly Vector3 Normal, NormalB, NormalC;

    /// <summary>The same of the position in the mesh.</summary>
    public readonly Vector3 Model, ModelB, ModelC;

    /// <summary>The same of the texture coordinate.</summary>
    public readonly Vector2 TexCoord, TexCoordB, TexCoordC;

    /// <summary>The same of the occlusion.</summary>
    public readonly float OpenSky, OpenSkyB, OpenSkyC;

    /// <summary>The shares of the second and third corner in eight samples of a row, right for perspective.</summary>
    /// <param name="x">The first sample's column.</param>
    /// <param name="y">The row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CornerShares At(int x, int y)
    {
        (Vector256<float> right, float down) = Offset(x, y, _x, _y);
        Vector256<float> inverseW = Vector256.Create(_inverseW + (_inverseWY * down))
            + (Vector256.Create(_inverseWX) * right);
        Vector256<float> w = Vector256<float>.One / inverseW;
        Vector256<float> second = Lanes.Share(
            (Vector256.Create(_secondY * down) + (Vector256.Create(_secondX) * right)) * w);
        Vector256<float> third = Lanes.AtMost(
            Lanes.Positive((Vector256.Create(_thirdY * down) + (Vector256.Create(_thirdX) * right)) * w),
            Vector256<float>.One - second);
        return new CornerShares(second, third, w);
    }

    /// <summary>
    /// How much a value changes from a sample to the next one to the right, and to the next one below.
    /// </summary>
    /// <param name="shares">Of the sample.</param>
    /// <param name="b">What the second corner has of the value beyond the first.</param>
    /// <param name="c">What the third has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<float> Right, Vector256<float> Down) Change(in CornerShares shares, float b, float c)
    {
        // The value is v = a + (B b + C c) / Q with planes B, C, Q over the picture, so v' = (B' b + C' c - (v - a)
        // Q') / Q.
        Vector256<float> beyond = (shares.B * b) + (shares.C * c);
        return (
            (Vector256.Create((_secondX * b) + (_thirdX * c)) - (beyond * _inverseWX)) * shares.W,
            (Vector256.Create((_secondY * b) + (_thirdY * c)) - (beyond * _inverseWY)) * shares.W);
    }

    /// <summary>How far eight samples of a row lie right of and below a place, in samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<float> Right, float Down) Offset(int x, int y, int fromX, int fromY)
    {
        const float Step = 1f / ScreenVertex.Steps;
        const int Half = ScreenVertex.Steps / 2;
        float right = ((x * ScreenVertex.Steps) + Half - fromX) * Step;
        float down = ((y * ScreenVertex.Steps) + Half - fromY) * Step;
        return (Vector256.Create(right) + Lanes.Numbers, down);
    }

    private static Vector3 Cross(Vector3 a, Vector3 b) => new(
        (a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));
}

/// <summary>
/// How the shares of a triangle's second and third corner grow a sample to the right and a sample down.
/// </summary>
internal readonly struct ShareSlopes
{
    /// <summary>Of a triangle whose area is not 0.</summary>
    public ShareSlopes(in ScreenVertex a, in ScreenVertex b, in ScreenVertex c, long doubleArea)
    {
        double scale = ScreenVertex.Steps / (double)doubleArea;
        SecondX = (c.Y - a.Y) * scale;
        SecondY = (a.X - c.X) * scale;
        ThirdX = (a.Y - b.Y) * scale;
        ThirdY = (b.X - a.X) * scale;
    }

    /// <summary>Of the second corner.</summary>
    public readonly double SecondX, SecondY;

    /// <summary>Of the third.</summary>
    public readonly double ThirdX, ThirdY;

    /// <summary>How a value of the corners grows that is linear in the picture.</summary>
    public (float Right, float Down) Of(float a, float b, float c)
    {
        (double second, double third) = ((double)b - a, (double)c - a);
        return ((float)((SecondX * second) + (ThirdX * third)), (float)((SecondY * second) + (ThirdY * third)));
    }
}

/// <summary>What the second and third corner of a triangle count in eight samples, and w there.</summary>
internal readonly struct CornerShares(Vector256<float> b, Vector256<float> c, Vector256<float> w)
{
    /// <summary>Of the second corner.</summary>
    public readonly Vector256<float> B = b;

    /// <summary>Of the third.</summary>
    public readonly Vector256<float> C = c;

    /// <summary>w.</summary>
    public readonly Vector256<float> W = w;

    /// <summary>A value of the corners: what the first has, and what the others have beyond it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Of(float a, float b, float c) => Vector256.Create(a) + (B * b) + (C * c);

    /// <summary>The same of vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3x8 Of(Vector3 a, Vector3 b, Vector3 c) =>
        new(Of(a.X, b.X, c.X), Of(a.Y, b.Y, c.Y), Of(a.Z, b.Z, c.Z));

    /// <summary>The texture coordinate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<float> U, Vector256<float> V) OfTexCoord(in TrianglePlanes planes) => (
        Of(planes.TexCoord.X, planes.TexCoordB.X, planes.TexCoordC.X),
        Of(planes.TexCoord.Y, planes.TexCoordB.Y, planes.TexCoordC.Y));
}
