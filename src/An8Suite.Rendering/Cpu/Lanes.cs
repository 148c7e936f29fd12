using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace An8Suite.Rendering.Cpu;

/// <summary>What a shader computes with, on eight samples at once.</summary>
/// <remarks>
/// Only operations that IEEE 754 rounds correctly, in a fixed order and never fused, so that every processor gives the
/// same bits; comparisons choose, because processors differ in the least and greatest of NaN.
/// </remarks>
internal static class Lanes
{
    /// <summary>How many samples.</summary>
    public const int Count = 8;

    /// <summary>0, 1, ... 7.</summary>
    public static Vector256<float> Numbers => Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>All ones in the first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> First(int count) =>
        Vector256.LessThan(Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create(count)).AsSingle();

    /// <summary>The smaller; <paramref name="most"/> for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtMost(Vector256<float> x, Vector256<float> most) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, most), x, most);

    /// <summary>The greater; <paramref name="least"/> for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtLeast(Vector256<float> x, Vector256<float> least) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(x, least), x, least);

    /// <summary>The greater of x and 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Positive(Vector256<float> x) =>
        x & Vector256.GreaterThan(x, Vector256<float>.Zero);

    /// <summary>From 0 to 1; 0 for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Share(Vector256<float> x) => AtMost(Positive(x), Vector256<float>.One);

    /// <summary>GLSL's <c>fract</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Fraction(Vector256<float> x) => x - Vector256.Floor(x);

    /// <summary>GLSL's <c>mix</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mix(Vector256<float> a, Vector256<float> b, Vector256<float> t) => a + ((b - a) * t);

    /// <summary>GLSL's <c>smoothstep</c> between two edges that are the same in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SmoothStep(float from, float to, Vector256<float> x) =>
        Smooth((x - Vector256.Create(from)) * Vector256.Create(1 / (to - from)));

    /// <summary>GLSL's <c>smoothstep</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SmoothStep(Vector256<float> from, Vector256<float> to, Vector256<float> x) =>
        Smooth((x - from) / (to - from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Smooth(Vector256<float> x)
    {
        Vector256<float> t = Share(x);
        return t * t * (Vector256.Create(3f) - (t + t));
    }
}
