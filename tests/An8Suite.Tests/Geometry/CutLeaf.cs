using System.Text.Json.Nodes;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using SkiaSharp;

namespace An8Suite.Tests.Geometry;

/// <summary>
/// A square leaf whose texture is opaque green on the left and transparent on the right, before a pot.
/// </summary>
internal static class CutLeaf
{
    /// <summary>Two pixels: opaque green, and a red of which nothing is there.</summary>
    public static byte[] Png => Pixels(255, 0);

    /// <summary>Pixels of these alphas in a row.</summary>
    public static byte[] Pixels(params byte[] alphas)
    {
        using SKBitmap bitmap = new(new SKImageInfo(alphas.Length, 1, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (int x = 0; x < alphas.Length; x++)
        {
            bitmap.SetPixel(x, 0, alphas[x] > 0 ? new SKColor(0, 200, 0, alphas[x]) : new SKColor(200, 0, 0, 0));
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>The file, which a test may change.</summary>
    public static byte[] Glb(Action<JsonObject>? change = null)
    {
        var glb = new TinyGlb();
        ushort[] square = [0, 1, 2, 0, 2, 3];
        glb.Add("leaf", [-1, 0, 0, 1, 0, 0, 1, 2, 0, -1, 2, 0], square, texCoords: [0, 1, 1, 1, 1, 0, 0, 0]);
        glb.Add("pot", [-0.5f, -1, -0.1f, 0.5f, -1, -0.1f, 0.5f, 0.5f, -0.1f, -0.5f, 0.5f, -0.1f], square);
        return glb.ToBytes(root =>
        {
            root["images"] = new JsonArray(
                new JsonObject { ["uri"] = "data:image/png;base64," + Convert.ToBase64String(Png) });
            root["samplers"] = JsonNode.Parse("""[{"magFilter": 9728, "wrapS": 33071, "wrapT": 33071}]""");
            root["textures"] = JsonNode.Parse("""[{"source": 0, "sampler": 0}]""");
            root["materials"] = JsonNode.Parse("""[{"name": "leaf", "alphaMode": "MASK", "pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}]""");
            root["meshes"]![0]!["primitives"]![0]!["material"] = 0;
            change?.Invoke(root);
        });
    }

    /// <summary>The mesh of the file.</summary>
    public static Mesh Read(Action<JsonObject>? change = null)
    {
        using var file = new MeshFile(Glb(change));
        return MeshReader.Read(file.Path);
    }
}
