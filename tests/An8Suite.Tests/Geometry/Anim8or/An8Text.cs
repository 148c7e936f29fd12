using System.Text;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;

namespace An8Suite.Tests.Geometry.Anim8or;

/// <summary>Small .an8 files written by hand, and what is read of them.</summary>
internal static class An8Text
{
    /// <summary>A box of 2 x 4 x 6 as Anim8or writes meshes: faces clockwise, two materials.</summary>
    public const string Box = """
        header { version { "1.00" } build { "2017.5.29" } }
        material { "paint" surface { rgb { 1 2 3 } diffuse { rgb { 200 30 40 } factor { 0.7 } } } }
        material { "shared" surface { diffuse { rgb { 9 9 9 } } } }
        object { "thing"
          material { "shared" surface { diffuse { rgb { 10 20 30 } texturename { "a" } textureparams { blendmode { decal } } } } }
          mesh {
            name { "box" }
            material { "paint" }
            smoothangle { 45 }
            /* 8 points, 6 faces (and a "quote) */
            materiallist { materialname { "paint" } materialname { "shared" } }
            points { (-1 -2 -3) (-1 -2 3) (-1 2 -3) (-1 2 3) (1 -2 -3) (1 -2 3) (1 2 -3) (1 2 3) }
            texcoords { (0 0) (0 0.25) (0 1) (0 1) (1 0) (1 0) (1 1) (1 1) }
            faces {
              4 4 0 -1 ( (0 0) (4 4) (6 6) (2 2) )
              4 4 0 -1 ( (1 1) (3 3) (7 7) (5 5) )
              4 4 0 -1 ( (0 0) (2 2) (3 3) (1 1) )
              4 4 0 -1 ( (4 4) (5 5) (7 7) (6 6) )
              4 4 1 -1 ( (2 2) (6 6) (7 7) (3 3) )
              4 4 1 -1 ( (0 0) (1 1) (5 5) (4 4) )
              2 0 1 -1 ( (0) (1) )
            }
          }
        }
        figure { "not read" bone { "a" } }
        """;

    public static Mesh Read(string text)
    {
        using var file = new MeshFile(Encoding.UTF8.GetBytes(text), "thing.an8");
        return MeshReader.Read(file.Path);
    }

    public static IReadOnlyList<MeshPiece> Pieces(string text)
    {
        using var file = new MeshFile(Encoding.UTF8.GetBytes(text), "thing.an8");
        return MeshReader.ReadPieces(file.Path);
    }

    /// <summary>The message of a refusal, from the file's name on.</summary>
    public static string Refused(string text)
    {
        string message = Assert.Throws<InputException>(() => Pieces(text)).Message;
        return message[message.IndexOf("thing.an8", StringComparison.Ordinal)..];
    }

    public static string Object(string components) => $"object {{ \"thing\" {components} }}";
}
