namespace An8Suite.Rendering.Drawing;

/// <summary>Where the passes of one picture copy their texels to.</summary>
/// <param name="Scene">The first attachment.</param>
/// <param name="Surface">The second one; null where every part is flat.</param>
internal readonly record struct TexelBuffers(byte[] Scene, byte[]? Surface);
