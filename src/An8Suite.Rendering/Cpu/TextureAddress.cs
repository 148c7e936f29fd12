using System.Numerics;
using An8Suite.Core.Geometry.Textures;

namespace An8Suite.Rendering.Cpu;

/// <summary>Which pixels of a picture a place on it is mixed from, as OpenGL has it.</summary>
/// <param name="sampling">What lies beyond the sides.</param>
/// <param name="width">Columns of the picture.</param>
/// <param name="height">Rows.</param>
internal readonly struct TextureAddress(BaseTexture sampling, int width, int height)
{
    /// <summary>From the mesh's texture coordinates to shares of the picture.</summary>
    public static (float U, float V) Placed(BaseTexture texture, float u, float v)
    {
        Matrix3x2 m = texture.Transform.Matrix;
        return ((m.M11 * u) + (m.M21 * v) + m.M31, (m.M12 * u) + (m.M22 * v) + m.M32);
    }

    /// <summary>
    /// The pixels, as numbers row by row, and what each counts: four, or the one that the place lies on.
    /// </summary>
    public Mix Texels(float u, float v, bool isSmooth)
    {
        if (!isSmooth)
        {
            int nearest = (Wrapped((int)MathF.Floor(v * height), height, sampling.WrapV) * width)
                + Wrapped((int)MathF.Floor(u * width), width, sampling.WrapU);
            return new Mix(nearest, nearest, nearest, nearest, 0, 0);
        }

        (float x, float y) = ((u * width) - 0.5f, (v * height) - 0.5f);
        (float left, float top) = (MathF.Floor(x), MathF.Floor(y));
        (int x0, int y0) = ((int)left, (int)top);
        int row0 = Wrapped(y0, height, sampling.WrapV) * width;
        int row1 = Wrapped(y0 + 1, height, sampling.WrapV) * width;
        int column0 = Wrapped(x0, width, sampling.WrapU);
        int column1 = Wrapped(x0 + 1, width, sampling.WrapU);
        return new Mix(row0 + column0, row0 + column1, row1 + column0, row1 + column1, x - left, y - top);
    }

    private static int Wrapped(int at, int count, TextureWrap wrap)
    {
        switch (wrap)
        {
            case TextureWrap.Clamp:
                return Math.Clamp(at, 0, count - 1);
            case TextureWrap.Mirror:
                int twice = Modulo(at, 2 * count);
                return twice < count ? twice : (2 * count) - 1 - twice;
            default:
                return Modulo(at, count);
        }
    }

    private static int Modulo(int value, int divisor)
    {
        int remainder = value % divisor;
        return remainder < 0 ? remainder + divisor : remainder;
    }

    /// <summary>Four pixels, and how far the place lies from the first towards the second and the third.</summary>
    public readonly record struct Mix(int First, int Right, int Below, int Across, float X, float Y)
    {
        /// <summary>A value of the four.</summary>
        public float Of(float first, float right, float below, float across)
        {
            float top = first + ((right - first) * X);
            float bottom = below + ((across - below) * X);
            return top + ((bottom - top) * Y);
        }
    }
}
