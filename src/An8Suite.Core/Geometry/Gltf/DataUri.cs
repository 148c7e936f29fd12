namespace An8Suite.Core.Geometry.Gltf;

/// <summary>Data that stands in the address itself (RFC 2397), with whatever media type and parameters.</summary>
internal static class DataUri
{
    private const string Prefix = "data:", Base64 = ";base64";

    /// <summary>Whether an address is the data itself.</summary>
    public static bool Is(string uri) => uri.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The data; throws <see cref="InvalidDataException"/> where it is not written in base64.</summary>
    public static byte[] Read(string uri)
    {
        int comma = uri.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !uri.AsSpan(0, comma).TrimEnd().EndsWith(Base64, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException("is written into the file otherwise than in base64");
        }

        string text = uri[(comma + 1)..];
        text = (text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text).Trim().TrimEnd('=');
        try
        {
            return Convert.FromBase64String(text + new string('=', -text.Length & 3));
        }
        catch (FormatException)
        {
            throw new InvalidDataException("is written into the file in base64 that is damaged");
        }
    }
}
