using System.Buffers.Binary;
using SkiaSharp;

namespace An8Suite.Mutations;

/// <summary>
/// The whole files that are damaged: one tiny run of the suite, and pictures and arrays of other programs.
/// </summary>
internal sealed class Base : IDisposable
{
    private const int Side = 48;

    private const string Ply = "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\n"
        + "property float z\nproperty uchar red\n"
        + "property uchar green\nproperty uchar blue\nelement face 1\nproperty list uchar int vertex_indices\n"
        + "end_header\n0 0 0 255 0 0\n1 0 0 255 0 0\n0 1 0 255 0 0\n3 0 1 2\n";

    private const string Collada = """
        <COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1"><asset><up_axis>Y_UP</up_axis></asset>
        <library_geometries><geometry id="g"><mesh><source id="p"><float_array id="f" count="9">0 0 0 1 0 0 0 1 0</float_array><technique_common>
        <accessor source="#f" count="3" stride="3"><param name="X" type="float"/><param name="Y" type="float"/><param name="Z" type="float"/></accessor>
        </technique_common></source><vertices id="v"><input semantic="POSITION" source="#p"/></vertices>
        <triangles count="1"><input semantic="VERTEX" source="#v" offset="0"/><p>0 1 2</p></triangles></mesh></geometry></library_geometries>
        <library_visual_scenes><visual_scene id="s"><node id="n" name="leaf"><instance_geometry url="#g"/></node></visual_scene></library_visual_scenes>
        <scene><instance_visual_scene url="#s"/></scene></COLLADA>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("an8-mutations").FullName;

    public Base(Func<string[], int> run)
    {
        string meshes = Path.Combine(Repository(), "meshes");
        File.Copy(Path.Combine(meshes, "plant.glb"), this["plant.glb"]);
        File.Copy(Path.Combine(meshes, "an8flower-single-6c.yaml"), this["recipe.yaml"]);
        File.WriteAllText(
            this["mesh.obj"],
            "o a\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvn 0 0 1\nf 1//1 2//1 3//1\no b\nv 0 0 1\nv 1 0 1\nv 0 1 1\nf 4 5 6\n");
        File.WriteAllText(this["mesh.ply"], Ply);
        File.WriteAllText(this["mesh.stl"], "solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\n"
            + "vertex 0 1 0\nendloop\nendfacet\nendsolid a\n");
        File.WriteAllText(this["mesh.dae"], Collada);
        foreach ((string name, OnnxWriter model) in OnnxModels.Imported.Append(("black-box", OnnxModels.BlackBox())))
        {
            File.WriteAllBytes(this[$"{name}.onnx"], model.File());
        }

        string[][] steps =
        [
            ["generate", this["recipe.yaml"], "--size", $"{Side}", "--poses", "5", "--out", this["generate"]],
            ["train", this["generate"], "--epochs", "1", "--out", this["train"]],
            ["respond", this["train"], "--out", this["respond"]],
            ["select", this["respond"], "--out", this["select"]],
            ["explain", this["select"], "--methods", "gradient,noise", "--limit", "1", "--out", this["explain"]],
            ["score", this["explain"], "--out", this["score"]],
        ];
        foreach (string[] step in steps)
        {
            if (run(step) != 0)
            {
                throw new InvalidOperationException($"the undamaged run fails at: an8 {string.Join(' ', step)}");
            }
        }

        string picture = First("generate/test/images");
        using var bitmap = SKBitmap.Decode(picture);
        File.Copy(picture, this["picture.png"]);
        Encode(bitmap, SKEncodedImageFormat.Jpeg, "picture.jpg");
        Encode(bitmap, SKEncodedImageFormat.Webp, "picture.webp");
        byte[] idx = new byte[16 + (3 * Side * Side)];
        (idx[2], idx[3]) = (8, 3);
        foreach ((int axis, int length) in (ReadOnlySpan<(int, int)>)[(0, 3), (1, Side), (2, Side)])
        {
            BinaryPrimitives.WriteInt32BigEndian(idx.AsSpan(4 + (4 * axis)), length);
        }

        File.WriteAllBytes(this["train-images-idx3-ubyte"], idx);
        Directory.CreateDirectory(this["maps/theirs"]);
        File.Copy(First("explain/gradient"), this["maps/theirs/" + Path.GetFileName(First("explain/gradient"))]);
    }

    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>The first file in a folder, in text order.</summary>
    public string First(string folder) =>
        Directory.GetFiles(this[folder], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Encode(SKBitmap bitmap, SKEncodedImageFormat format, string name)
    {
        using SKData data = bitmap.Encode(format, 80);
        File.WriteAllBytes(this[name], data.ToArray());
    }

    private static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "An8Suite.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"{AppContext.BaseDirectory}: not in the repository");
    }
}
