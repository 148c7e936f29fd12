using An8Suite.Core.Files;

namespace An8Suite.Core.Geometry.Textures;

/// <summary>The base-colour texture of a material, still encoded: only a renderer that shows it decodes it.</summary>
public sealed record BaseTexture
{
    /// <summary>The largest side of its picture, in pixels.</summary>
    public const int LargestSide = 4096;

    /// <summary>For messages: the file and the texture.</summary>
    public required string Name { get; init => field = OneLine.Of(value); }

    /// <summary>The picture's file, PNG or JPEG; empty where <see cref="Problem"/> says why there is none.</summary>
    public byte[] Encoded { get; init; } = [];

    /// <summary>Why the texture cannot be had, which matters only to recipes that show it; null where it can.</summary>
    public string? Problem { get; init; }

    /// <summary>What lies beyond the picture's left and right sides.</summary>
    public TextureWrap WrapU { get; init; }

    /// <summary>What lies beyond its top and bottom.</summary>
    public TextureWrap WrapV { get; init; }

    /// <summary>Whether enlarged pixels run into each other; false leaves squares.</summary>
    public bool IsSmooth { get; init; } = true;

    /// <summary>How it lies on the mesh.</summary>
    public TexturePlacement Transform { get; init; } = TexturePlacement.Identity;
}
