namespace An8Suite.Core.Scenes;

/// <summary>What one render pass of a pose leaves behind: for every sample its shading and its part, but no colour.</summary>
/// <remarks>
/// Texels are R = shade, G = tint, B = specular, A = part id (0 = background, whose other bytes are 0). Light is stored as a
/// square root, which spends the bytes where eyes see steps: shade = <see cref="ShadeRange"/> (R / 255)^2, tint =
/// <see cref="TintRange"/> (G / 255)^2, specular = (B / 255)^2. Rows run from the top. A pixel owns 3 x 3 samples; the middle
/// one lies on the pixel's centre. One buffer serves every class of the pose.
/// </remarks>
public sealed class GBuffer
{
    /// <summary>Samples along each side of a pixel.</summary>
    public const int SamplesPerSide = 3;

    /// <summary>The shade that byte 255 stands for; 1 shows a part in its own colour.</summary>
    public const double ShadeRange = 2.25;

    /// <summary>The tint that byte 255 stands for; 1 leaves a part's colour as it is.</summary>
    public const double TintRange = 1.5625;

    /// <summary>Wraps <paramref name="texels"/> (3 height x 3 width x 4 bytes) without copying.</summary>
    public GBuffer(int width, int height, byte[] texels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(texels.Length, width * height * SamplesPerSide * SamplesPerSide * 4);
        (Width, Height, Texels) = (width, height, texels);
    }

    /// <summary>Columns of the final image, in pixels.</summary>
    public int Width { get; }

    /// <summary>Rows of the final image, in pixels.</summary>
    public int Height { get; }

    /// <summary>3 height x 3 width x 4 bytes.</summary>
    public byte[] Texels { get; }
}
