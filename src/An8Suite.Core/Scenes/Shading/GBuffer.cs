namespace An8Suite.Core.Scenes.Shading;

/// <summary>
/// What one render pass of a pose leaves behind: for every sample its shading and its part, but no colour.
/// </summary>
/// <remarks>
/// Texels are R = shade, G = tint, B = specular, A = part id (0 = background, whose other bytes are 0). Light is stored
/// as a square root, which spends the bytes where eyes see steps: shade = <see cref="ShadeRange"/> (R / 255)^2, tint =
/// <see cref="TintRange"/> (G / 255)^2, specular = (B / 255)^2. Rows run from the top. A pixel owns 3 x 3 samples; the
/// middle one lies on the pixel's centre. One buffer serves every class of the pose.
/// </remarks>
public sealed class GBuffer
{
    /// <summary>Samples along each side of a pixel.</summary>
    public const int SamplesPerSide = 3;

    /// <summary>The shade that byte 255 stands for; 1 shows a part in its own colour.</summary>
    public const double ShadeRange = 2.25;

    /// <summary>The tint that byte 255 stands for; 1 leaves a part's colour as it is.</summary>
    public const double TintRange = 1.5625;

    private Action<GBuffer>? _release;

    /// <summary>Wraps <paramref name="texels"/> (3 height x 3 width x 4 bytes) without copying.</summary>
    /// <param name="width">Columns of the final image.</param>
    /// <param name="height">Rows of the final image.</param>
    /// <param name="texels">Of the whole picture.</param>
    /// <param name="region">Pixels outside it show background only; null where nothing is known.</param>
    /// <param name="release">Takes the texels back; null where they are nobody else's.</param>
    public GBuffer(int width, int height, byte[] texels, PixelRegion? region = null, Action<GBuffer>? release = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(texels.Length, TexelBytes(width, height));
        (Width, Height, Texels, _release) = (width, height, texels, release);
        Region = region ?? PixelRegion.All(width, height);
    }

    /// <summary>Columns of the final image, in pixels.</summary>
    public int Width { get; }

    /// <summary>Rows of the final image, in pixels.</summary>
    public int Height { get; }

    /// <summary>3 height x 3 width x 4 bytes.</summary>
    public byte[] Texels { get; }

    /// <summary>
    /// What each sample shows of a patterned or textured surface, in as many bytes as <see cref="Texels"/>; null where
    /// nothing of the mesh has one. Bytes 0 to 2 of a sample are the texture's colour in sRGB, byte 3 has a bit for
    /// each shape of the recipe's patterns, set where its second colour shows.
    /// </summary>
    public byte[]? Surface { get; init; }

    /// <summary>Where the picture may show anything but background.</summary>
    public PixelRegion Region { get; }

    /// <summary>Where each part would show alone; null where nobody found out.</summary>
    public PartSilhouettes? Silhouettes { get; init; }

    /// <summary>Distances and normals; null where no layer of the recipe needs them.</summary>
    public PixelGeometry? Geometry { get; init; }

    /// <summary>The length of <see cref="Texels"/> for an image of this size.</summary>
    public static int TexelBytes(int width, int height) => width * height * SamplesPerSide * SamplesPerSide * 4;

    /// <summary>Lets the renderer use the texels again; they must not be read after this. Need not be called.</summary>
    public void Release() => Interlocked.Exchange(ref _release, null)?.Invoke(this);
}
