using System.Numerics;
using System.Text.Json.Nodes;
using An8Suite.Core.Imaging;
using An8Suite.Tests.Pictures;
using SkiaSharp;

namespace An8Suite.Tests.Geometry;

/// <summary>
/// A box of glTF with a base-colour texture on every face, on a foot whose two halves have materials of their own.
/// </summary>
internal static class TexturedBox
{
    /// <summary>Red, green; blue, yellow.</summary>
    public static ColorImage Four { get; } = new(2, 2, [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0]);

    /// <summary>Sixteen shades of brown.</summary>
    public static ColorImage Stripes { get; } = new(
        16, 1, [.. Enumerable.Range(0, 16).SelectMany(i => (byte[])[(byte)(100 + (8 * i)), (byte)(60 + (6 * i)), 50])]);

    public static byte[] Png => PngWriter.Encode(Four);

    public static byte[] Jpeg => TinyPictures.Encode(Stripes, SKEncodedImageFormat.Jpeg);

    /// <summary>The file as text, which names <c>four.png</c> and <c>stripes.jpg</c>; the test may change it.</summary>
    public static JsonObject Gltf()
    {
        TinyGlb glb = new();
        Add(glb, "box", new Vector3(-0.4f, 0, -0.4f), new Vector3(0.4f, 0.8f, 0.4f));
        Add(glb, "foot", new Vector3(-0.6f, -0.2f, -0.6f), new Vector3(0, 0, 0.6f));
        Add(glb, "other", new Vector3(0, -0.2f, -0.6f), new Vector3(0.6f, 0, 0.6f));
        JsonObject root = JsonNode.Parse(glb.ToText())!.AsObject();
        JsonNode half = root["meshes"]![2]!["primitives"]![0]!.DeepClone();
        half["material"] = 2;
        root["meshes"]![1]!["primitives"]!.AsArray().Add(half);
        root["scenes"]![0]!["nodes"] = new JsonArray(0, 1);
        root["meshes"]![0]!["primitives"]![0]!["material"] = 0;
        root["meshes"]![1]!["primitives"]![0]!["material"] = 1;
        root["materials"] = JsonNode.Parse("""
            [
              {"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}},
              {"pbrMetallicRoughness": {"baseColorTexture": {"index": 1,
                "extensions": {"KHR_texture_transform": {"scale": [2, 3], "offset": [0.25, 0.5], "rotation": 0.5}}},
                "baseColorFactor": [0.5, 0.75, 1, 1]}},
              {"pbrMetallicRoughness": {"baseColorFactor": [0.9, 0.1, 0.5, 1]}}
            ]
            """);
        root["textures"] = JsonNode.Parse("""[{"source": 0, "sampler": 0}, {"source": 1, "sampler": 1}]""");
        root["samplers"] = JsonNode.Parse(
            """[{"magFilter": 9728, "wrapS": 33071, "wrapT": 33071}, {"wrapS": 33648}]""");
        root["images"] = JsonNode.Parse("""[{"uri": "four.png"}, {"uri": "stripes.jpg"}]""");
        return root;
    }

    /// <summary>Which quarter of <see cref="Four"/> a shaded pixel shows.</summary>
    public static string HueAt(ColorImage image, int x, int y)
    {
        int at = 3 * ((y * image.Width) + x);
        string bright = string.Concat(image.Rgb[at..(at + 3)].Select(value => value > 110 ? '1' : '0'));
        return bright switch { "100" => "red", "010" => "green", "001" => "blue", "110" => "yellow", _ => bright };
    }

    /// <summary>Writes file and pictures into a folder and gives the file's path.</summary>
    public static string Write(TemporaryFolder folder, Action<JsonObject>? change = null)
    {
        JsonObject root = Gltf();
        change?.Invoke(root);
        File.WriteAllText(folder["box.gltf"], root.ToJsonString());
        File.WriteAllBytes(folder["four.png"], Png);
        File.WriteAllBytes(folder["stripes.jpg"], Jpeg);
        return folder["box.gltf"];
    }

    private static void Add(TinyGlb glb, string name, Vector3 low, Vector3 high)
    {
        List<float> positions = [];
        List<float> texCoords = [];
        List<ushort> indices = [];
        foreach ((Vector3 u, Vector3 v) in new[]
        {
            (Vector3.UnitX, Vector3.UnitY), (Vector3.UnitY, Vector3.UnitZ), (Vector3.UnitZ, Vector3.UnitX),
            (Vector3.UnitY, Vector3.UnitX), (Vector3.UnitZ, Vector3.UnitY), (Vector3.UnitX, Vector3.UnitZ),
        })
        {
            // Of the six, the first three lie on the high sides; on the front, u goes right and v of the picture down.
            Vector3 across = Vector3.Cross(u, v);
            ushort first = (ushort)(positions.Count / 3);
            foreach ((float du, float dv) in new[] { (0f, 0f), (1f, 0f), (1f, 1f), (0f, 1f) })
            {
                Vector3 corner = (du * u) + (dv * v) + Vector3.Max(across, Vector3.Zero);
                Vector3 p = low + (corner * (high - low));
                positions.AddRange([p.X, p.Y, p.Z]);
                texCoords.AddRange([du, 1 - dv]);
            }

            indices.AddRange(
                [first, (ushort)(first + 1), (ushort)(first + 2), first, (ushort)(first + 2), (ushort)(first + 3)]);
        }

        glb.Add(name, [.. positions], [.. indices], texCoords: [.. texCoords]);
    }
}
