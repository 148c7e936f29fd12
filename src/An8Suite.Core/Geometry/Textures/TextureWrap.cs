namespace An8Suite.Core.Geometry.Textures;

/// <summary>What a texture shows beyond its sides.</summary>
public enum TextureWrap
{
    /// <summary>The picture again.</summary>
    Repeat,

    /// <summary>The picture again, every other time mirrored.</summary>
    Mirror,

    /// <summary>The pixels of the side.</summary>
    Clamp,
}
