using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace An8Suite.Rendering.Cpu;

/// <summary>A vector in space for each of eight samples.</summary>
internal readonly struct Vector3x8(Vector256<float> x, Vector256<float> y, Vector256<float> z)
{
    /// <summary>The first coordinate.</summary>
    public readonly Vector256<float> X = x;

    /// <summary>The second.</summary>
    public readonly Vector256<float> Y = y;

    /// <summary>The third.</summary>
    public readonly Vector256<float> Z = z;

    /// <summary>The same in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3x8 Of(Vector3 v) => new(Vector256.Create(v.X), Vector256.Create(v.Y), Vector256.Create(v.Z));

    /// <summary>The sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3x8 operator +(Vector3x8 a, Vector3x8 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>The difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3x8 operator -(Vector3x8 a, Vector3x8 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>A multiple.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3x8 operator *(Vector3x8 a, Vector256<float> s) => new(a.X * s, a.Y * s, a.Z * s);

    /// <summary>The inner product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Dot(Vector3x8 a, Vector3x8 b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    /// <summary>The same direction with length 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3x8 Unit() => this * (Vector256<float>.One / Vector256.Sqrt(Dot(this, this)));
}
