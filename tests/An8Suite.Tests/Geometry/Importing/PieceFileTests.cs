using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Importing;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Geometry.Importing;

/// <summary>The answer of the importing process, whole and damaged.</summary>
public class PieceFileTests
{
    private static readonly MeshPiece Piece = new()
    {
        Node = "node ä",
        Material = "green",
        NodeIndex = 3,
        Positions = [new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)],
        Colors = [new(1, 2, 3), new(4, 5, 6), new(7, 8, 9)],
        Triangles = [0, 1, 2],
        BaseColor = new SrgbColor(1, 2, 3),
        Texture = new BaseTexture
        {
            Name = "a texture",
            Encoded = [1, 2, 3],
            WrapV = TextureWrap.Mirror,
            IsSmooth = false,
            Transform = new TexturePlacement(new(1, -1), 0.5f, new(0, 1)),
        },
        TextureFactor = new(0.25f, 0.5f, 1),
    };

    [Fact]
    public void What_is_written_is_read()
    {
        MeshPiece read = Assert.Single(PieceFile.Read(new MemoryStream(Written())));
        Assert.Equal(("node ä", null, "green", 3), (read.Node, read.Mesh, read.Material, read.NodeIndex));
        Assert.Equal(Piece.Positions, read.Positions);
        Assert.Equal(Piece.Colors, read.Colors);
        Assert.Equal(Piece.Triangles, read.Triangles);
        Assert.Equal(Piece.BaseColor, read.BaseColor);
        Assert.Null(read.Normals);
        Assert.Equal(Piece.Texture, read.Texture! with { Encoded = Piece.Texture!.Encoded });
        Assert.Equal([1, 2, 3], read.Texture.Encoded);
        Assert.Equal(Piece.TextureFactor, read.TextureFactor);
    }

    [Fact]
    public void Errors_come_back_as_they_were()
    {
        using var wrong = new MemoryStream();
        PieceFile.Write(wrong, new InputException("a: wrong"));
        wrong.Position = 0;
        Assert.Equal("a: wrong", Assert.Throws<InputException>(() => PieceFile.Read(wrong)).Message);
        using var missing = new MemoryStream();
        PieceFile.Write(missing, new MissingComponentException("no library"));
        missing.Position = 0;
        Assert.Equal("no library", Assert.Throws<MissingComponentException>(() => PieceFile.Read(missing)).Message);
    }

    [Fact]
    public void Every_cut_is_noticed()
    {
        byte[] bytes = Written();
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => PieceFile.Read(new MemoryStream(bytes[..length])));
        }
    }

    [Fact]
    public void Bytes_changed_anywhere_end_in_pieces_or_a_message()
    {
        var random = new CounterRandom(5, "piece file", 0);
        for (int i = 0; i < 2000; i++)
        {
            byte[] bytes = Written();
            bytes[random.NextInt32(bytes.Length)] ^= (byte)(1 + random.NextInt32(255));
            try
            {
                PieceFile.Read(new MemoryStream(bytes));
            }
            catch (Exception error) when (error is InvalidDataException or InputException or MissingComponentException)
            {
                Assert.NotNull(error.Message);
            }
        }
    }

    private static byte[] Written()
    {
        using var stream = new MemoryStream();
        PieceFile.Write(stream, [Piece]);
        return stream.ToArray();
    }
}
