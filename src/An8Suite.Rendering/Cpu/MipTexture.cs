using System.Numerics;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;

namespace An8Suite.Rendering.Cpu;

/// <summary>A texture of a mesh with smaller versions for what is far away, all in linear light.</summary>
/// <remarks>Each version halves the one before, by the mean of what falls together, down to one pixel.</remarks>
internal sealed class MipTexture
{
    private static readonly float[] LightOf = [.. Enumerable.Range(0, 256)
        .Select(value => (float)SrgbCurve.Linear((byte)value))];

    private readonly BaseTexture _sampling;
    private readonly List<Level> _levels = [];

    /// <summary>Of a decoded picture; row 0 is at v = 0, as in glTF.</summary>
    public MipTexture(ColorImage picture, BaseTexture sampling)
    {
        _sampling = sampling;
        Vector3[] pixels = new Vector3[picture.Width * picture.Height];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = new Vector3(
                LightOf[picture.Rgb[3 * i]], LightOf[picture.Rgb[(3 * i) + 1]], LightOf[picture.Rgb[(3 * i) + 2]]);
        }

        for (Level level = new(picture.Width, picture.Height, pixels); ; level = level.Halved())
        {
            _levels.Add(level);
            if (level.Width == 1 && level.Height == 1)
            {
                return;
            }
        }
    }

    /// <summary>The light of a place.</summary>
    /// <param name="u">Of the mesh's texture coordinates.</param>
    /// <param name="v">The same.</param>
    /// <param name="changes">How u and v change a sample to the right (X, Y) and a sample down (Z, W).</param>
    public Vector3 At(float u, float v, Vector4 changes)
    {
        (float s, float t) = TextureAddress.Placed(_sampling, u, v);
        float level = LevelFor(changes);
        if (level <= 0)
        {
            return _levels[0].At(_sampling, s, t, _sampling.IsSmooth);
        }

        int finer = Math.Min((int)level, _levels.Count - 1);
        int coarser = Math.Min(finer + 1, _levels.Count - 1);
        Vector3 near = _levels[finer].At(_sampling, s, t, isSmooth: true);
        return near + ((_levels[coarser].At(_sampling, s, t, isSmooth: true) - near) * (level - finer));
    }

    /// <summary>The power of two that a sample spans of the picture's pixels.</summary>
    private float LevelFor(Vector4 changes)
    {
        Matrix3x2 m = _sampling.Transform.Matrix;
        float span = Math.Max(Span(changes.X, changes.Y), Span(changes.Z, changes.W));
        return span > 1 ? BinaryLogarithm(span) : 0;

        float Span(float du, float dv)
        {
            float x = ((m.M11 * du) + (m.M21 * dv)) * _levels[0].Width;
            float y = ((m.M12 * du) + (m.M22 * dv)) * _levels[0].Height;
            return MathF.Sqrt((x * x) + (y * y));
        }
    }

    /// <summary>
    /// To a hundredth, by a parabola between powers of two: what chooses between blurs needs no more.
    /// </summary>
    private static float BinaryLogarithm(float x)
    {
        int exponent = MathF.ILogB(x);
        float mantissa = MathF.ScaleB(x, -exponent);
        return exponent + (((2 - (mantissa / 3)) * mantissa) - (5f / 3));
    }

    private sealed record Level(int Width, int Height, Vector3[] Pixels)
    {
        public Vector3 At(BaseTexture sampling, float u, float v, bool isSmooth)
        {
            TextureAddress.Mix mix = new TextureAddress(sampling, Width, Height).Texels(u, v, isSmooth);
            Vector3 first = Pixels[mix.First];
            if (!isSmooth)
            {
                return first;
            }

            Vector3 top = first + ((Pixels[mix.Right] - first) * mix.X);
            Vector3 below = Pixels[mix.Below];
            Vector3 bottom = below + ((Pixels[mix.Across] - below) * mix.X);
            return top + ((bottom - top) * mix.Y);
        }

        public Level Halved()
        {
            (int width, int height) = (Math.Max(1, Width / 2), Math.Max(1, Height / 2));
            Vector3[] half = new Vector3[width * height];
            for (int y = 0; y < height; y++)
            {
                (int top, int bottom) = Stretch(y, Height, height);
                for (int x = 0; x < width; x++)
                {
                    (int left, int right) = Stretch(x, Width, width);
                    Vector3 sum = Vector3.Zero;
                    for (int row = top; row <= bottom; row++)
                    {
                        for (int column = left; column <= right; column++)
                        {
                            sum += Pixels[(row * Width) + column];
                        }
                    }

                    half[(y * width) + x] = sum * (1f / ((bottom - top + 1) * (right - left + 1)));
                }
            }

            return new Level(width, height, half);
        }

        /// <summary>The first and last of many that fall into one of few.</summary>
        private static (int First, int Last) Stretch(int one, int many, int few) =>
            (one * many / few, Math.Max(one * many / few, (((one + 1) * many) - 1) / few));
    }
}
