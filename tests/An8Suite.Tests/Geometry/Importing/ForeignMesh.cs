using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace An8Suite.Tests.Geometry.Importing;

/// <summary>
/// Small files of the formats that Assimp reads, written by hand, and whether it is here to read them.
/// </summary>
internal static class ForeignMesh
{
    public const string Colors = "ply\nformat ascii 1.0\nelement vertex 6\nproperty float x\nproperty float y\n"
        + "property float z\n"
        + "property uchar red\nproperty uchar green\nproperty uchar blue\nelement face 2\n"
        + "property list uchar int vertex_indices\nend_header\n"
        + "0 0 0 255 0 0\n1 0 0 255 0 0\n0 1 0 255 0 0\n0 0 1 0 0 255\n1 0 1 0 0 255\n0 1 1 0 0 255\n3 0 1 2\n"
        + "3 3 4 5\n";

    public const string Groups = "mtllib plant.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nv 1 0 1\nv 0 1 1\n"
        + "g Leaf_1\nusemtl green\nf 1 2 3\ng Leaf_2\nusemtl red\nf 4 5 6\n";

    public const string Materials = "newmtl green\nKd 0 1 0\nnewmtl red\nKd 1 0 0\n";

    public const string Collada = """
        <?xml version="1.0" encoding="utf-8"?>
        <COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
        <asset><unit name="meter" meter="1"/><up_axis>Y_UP</up_axis></asset>
        <library_geometries><geometry id="g" name="leafmesh"><mesh>
        <source id="p"><float_array id="pa" count="9">0 0 0 1 0 0 0 1 0</float_array><technique_common>
        <accessor source="#pa" count="3" stride="3"><param name="X" type="float"/><param name="Y" type="float"/><param name="Z" type="float"/></accessor>
        </technique_common></source>
        <vertices id="v"><input semantic="POSITION" source="#p"/></vertices>
        <triangles count="1"><input semantic="VERTEX" source="#v" offset="0"/><p>0 1 2</p></triangles>
        </mesh></geometry></library_geometries>
        <library_visual_scenes><visual_scene id="s"><node id="n" name="Leaf"><translate>0 0 5</translate><instance_geometry url="#g"/></node></visual_scene></library_visual_scenes>
        <scene><instance_visual_scene url="#s"/></scene>
        </COLLADA>
        """;

    /// <summary>A square that faces z with a texture over all of it, on a foot without.</summary>
    public const string TexturedSquare = "mtllib square.mtl\n"
        + "v -1 0 0\nv 1 0 0\nv 1 2 0\nv -1 2 0\nv -1 -0.5 0\nv 1 -0.5 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n"
        + "g square\nusemtl tex\nf 1/1 2/2 3/3 4/4\ng foot\nusemtl dull\nf 5/1 6/2 2/3 1/4\n";

    /// <summary>A triangle whose texture lies in the file itself; <c>{0}</c> is its picture in base64.</summary>
    public const string FbxWithTexture = """
        ; FBX 7.3.0 project file
        FBXHeaderExtension:  {
            FBXHeaderVersion: 1003
            FBXVersion: 7300
        }
        Objects:  {
            Geometry: 100, "Geometry::", "Mesh" {
                Vertices: *9 {
                    a: 0,0,0,1,0,0,0,1,0
                }
                PolygonVertexIndex: *3 {
                    a: 0,1,-3
                }
                GeometryVersion: 124
                LayerElementUV: 0 {
                    Version: 101
                    Name: "map1"
                    MappingInformationType: "ByPolygonVertex"
                    ReferenceInformationType: "IndexToDirect"
                    UV: *6 {
                        a: 0,0,1,0,0,1
                    }
                    UVIndex: *3 {
                        a: 0,1,2
                    }
                }
                LayerElementMaterial: 0 {
                    Version: 101
                    Name: ""
                    MappingInformationType: "AllSame"
                    ReferenceInformationType: "IndexToDirect"
                    Materials: *1 {
                        a: 0
                    }
                }
                Layer: 0 {
                    Version: 100
                    LayerElement:  {
                        Type: "LayerElementMaterial"
                        TypedIndex: 0
                    }
                    LayerElement:  {
                        Type: "LayerElementUV"
                        TypedIndex: 0
                    }
                }
            }
            Model: 200, "Model::Leaf", "Mesh" {
                Version: 232
            }
            Material: 300, "Material::Paint", "" {
                Version: 102
                ShadingModel: "phong"
                MultiLayer: 0
                Properties70:  {
                    P: "DiffuseColor", "Color", "", "A",1,1,1
                }
            }
            Texture: 400, "Texture::paint", "" {
                Type: "TextureVideoClip"
                Version: 202
                TextureName: "Texture::paint"
                Media: "Video::paint"
                FileName: "C:\Users\me\paint.png"
                RelativeFilename: "paint.png"
            }
            Video: 500, "Video::paint", "Clip" {
                Type: "Clip"
                FileName: "C:\Users\me\paint.png"
                RelativeFilename: "paint.png"
                Content: , "{0}"
            }
        }
        Connections:  {
            C: "OO",200,0
            C: "OO",100,200
            C: "OO",300,200
            C: "OP",400,300, "DiffuseColor"
            C: "OO",500,400
        }
        """;

    public const string AsciiStl = "solid leaf\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\n"
        + "vertex 0 1 0\nendloop\nendfacet\nendsolid leaf\n";

    public const string Fbx = """
        ; FBX 7.3.0 project file
        FBXHeaderExtension:  {
            FBXHeaderVersion: 1003
            FBXVersion: 7300
        }
        GlobalSettings:  {
            Version: 1000
            Properties70:  {
                P: "UpAxis", "int", "Integer", "",1
                P: "UnitScaleFactor", "double", "Number", "",1
            }
        }
        Objects:  {
            Geometry: 100, "Geometry::", "Mesh" {
                Vertices: *9 {
                    a: 0,0,0,1,0,0,0,1,0
                }
                PolygonVertexIndex: *3 {
                    a: 0,1,-3
                }
                GeometryVersion: 124
            }
            Model: 200, "Model::Leaf", "Mesh" {
                Version: 232
                Properties70:  {
                    P: "Lcl Translation", "Lcl Translation", "", "A",0,0,5
                }
            }
        }
        Connections:  {
            C: "OO",200,0
            C: "OO",100,200
        }
        """;

    /// <summary>Skips a test where Assimp is not installed.</summary>
    [Needs(Needs.Assimp | Needs.Process)]
    public static void Need() => Assert.SkipUnless(
        NativeLibrary.TryLoad("libassimp.so.5", out _), "Assimp is not installed (Debian: libassimp5)");

    /// <summary>One triangle; <paramref name="count"/> is what the header says of it.</summary>
    public static byte[] BinaryStl(uint count = 1)
    {
        byte[] triangle =
            [.. new float[] { 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0 }.SelectMany(BitConverter.GetBytes), 0, 0];
        return [.. new byte[80], .. BitConverter.GetBytes(count), .. triangle];
    }

    /// <summary>One triangle in the format's own plane, in which z is up.</summary>
    public static byte[] ThreeDs()
    {
        static byte[] Chunk(ushort id, params byte[][] parts)
        {
            byte[] body = [.. parts.SelectMany(part => part)];
            return [.. BitConverter.GetBytes(id), .. BitConverter.GetBytes(6 + body.Length), .. body];
        }

        byte[] points = [.. BitConverter.GetBytes((ushort)3), .. new float[] { 0, 0, 0, 1, 0, 0, 0, 1, 0 }.SelectMany(
            BitConverter.GetBytes)];
        byte[] faces = [.. new ushort[] { 1, 0, 1, 2, 0 }.SelectMany(BitConverter.GetBytes)];
        return Chunk(0x4D4D,
            Chunk(0x3D3D, Chunk(0x4000, [.. "Leaf\0"u8], Chunk(0x4100, Chunk(0x4110, points), Chunk(0x4120, faces)))));
    }

    /// <summary>Files that can be read, by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> Good { get; } = new Dictionary<string, byte[]>
    {
        ["leaf.ply"] = Bytes(Colors),
        ["leaf.stl"] = Bytes(AsciiStl),
        ["leaf.dae"] = Bytes(Collada),
        ["leaf.fbx"] = Bytes(Fbx),
        ["leaf.3ds"] = ThreeDs(),
    };

    /// <summary>The materials of <see cref="TexturedSquare"/>.</summary>
    public static string TexturedMaterials(string picture) =>
        $"newmtl tex\nKd 1 1 1\nmap_Kd {picture}\nnewmtl dull\nKd 0.5 0.5 0.5\n";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A flat sheet of so many triangles.</summary>
    public static string Sheet(int triangles)
    {
        StringBuilder obj = new("v 0 0 0\n");
        for (int i = 0; i <= triangles; i++)
        {
            obj.Append(CultureInfo.InvariantCulture, $"v {i} 1 {i % 7}\n");
        }

        for (int i = 2; i < triangles + 2; i++)
        {
            obj.Append(CultureInfo.InvariantCulture, $"f 1 {i} {i + 1}\n");
        }

        return obj.ToString();
    }
}
