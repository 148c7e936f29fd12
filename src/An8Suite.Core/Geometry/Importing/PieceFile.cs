using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry.Importing;

/// <summary>What the process that imports a mesh answers: pieces, or why there are none.</summary>
/// <remarks>
/// Little-endian: the magic, a byte for the kind, then a message, or the textures and the pieces, each after their
/// count. Texts are UTF-8 after their length, arrays stand after their count, -1 where there is none. Every length is
/// checked against the file's.
/// </remarks>
public static class PieceFile
{
    private const ulong Magic = 0x3348_5345_4D38_4E41; // "AN8MESH3"
    private const int FewestBytes = 5 * sizeof(int); // of a texture, and of a piece
    private const byte Pieces = 0, WrongInput = 1, MissingComponent = 2;

    /// <summary>Writes pieces.</summary>
    public static void Write(Stream stream, IReadOnlyList<MeshPiece> pieces)
    {
        using BinaryWriter writer = Begin(stream, Pieces);
        List<BaseTexture> textures = [.. pieces.Select(piece => piece.Texture).OfType<BaseTexture>().Distinct()];
        writer.Write(textures.Count);
        textures.ForEach(texture => Texture(writer, texture));
        writer.Write(pieces.Count);
        foreach (MeshPiece piece in pieces)
        {
            Text(writer, piece.Node);
            Text(writer, piece.Mesh);
            Text(writer, piece.Material);
            writer.Write(piece.NodeIndex);
            writer.Write(piece.BaseColor is { } c ? (c.R << 16) | (c.G << 8) | c.B : -1);
            Array(writer, piece.Positions);
            Array(writer, piece.Normals);
            Array(writer, piece.TexCoords);
            Array(writer, piece.Colors);
            Array(writer, piece.Triangles);
            writer.Write(piece.Texture is null ? -1 : textures.IndexOf(piece.Texture));
            Array(writer, [piece.TextureFactor]);
            Text(writer, string.Join('\n', piece.Remarks));
        }
    }

    /// <summary>Writes why there are none.</summary>
    public static void Write(Stream stream, InputException error)
    {
        using BinaryWriter writer = Begin(stream, WrongInput);
        Text(writer, error.Message);
    }

    /// <summary>Writes what the machine lacks.</summary>
    public static void Write(Stream stream, MissingComponentException error)
    {
        using BinaryWriter writer = Begin(stream, MissingComponent);
        Text(writer, error.Message);
    }

    /// <summary>Reads the pieces, or throws what the file says.</summary>
    /// <exception cref="InvalidDataException">The file is not whole.</exception>
    public static IReadOnlyList<MeshPiece> Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        Require(reader, sizeof(ulong) + 1);
        if (reader.ReadUInt64() != Magic)
        {
            throw new InvalidDataException("not an answer of the importer");
        }

        switch (reader.ReadByte())
        {
            case WrongInput:
                throw new InputException(Text(reader) ?? string.Empty);
            case MissingComponent:
                throw new MissingComponentException(Text(reader) ?? string.Empty);
            default:
                BaseTexture[] textures = Many(reader, Texture);
                return Many(reader, from => Piece(from, textures));
        }
    }

    private static T[] Many<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        int count = Number(reader);
        Require(reader, (long)count * FewestBytes);
        return count >= 0 ? [.. Enumerable.Range(0, count).Select(_ => read(reader))]
            : throw new InvalidDataException("the importer's answer is damaged");
    }

    private static void Texture(BinaryWriter writer, BaseTexture texture)
    {
        Text(writer, texture.Name);
        Text(writer, texture.Problem);
        Array(writer, texture.Encoded);
        Array(writer, (int[])[(int)texture.WrapU, (int)texture.WrapV, texture.IsSmooth ? 1 : 0]);
        Array(writer, [texture.Transform]);
    }

    private static BaseTexture Texture(BinaryReader reader)
    {
        (string? name, string? problem, byte[]? encoded) = (Text(reader), Text(reader), Array<byte>(reader));
        (int[]? sampling, TexturePlacement[]? transform) = (Array<int>(reader), Array<TexturePlacement>(reader));
        return sampling is [int u, int v, int smooth] && Enum.IsDefined((TextureWrap)u)
            && Enum.IsDefined((TextureWrap)v) && transform is [TexturePlacement one]
            ? new BaseTexture
            {
                Name = name ?? string.Empty,
                Problem = problem,
                Encoded = encoded ?? [],
                WrapU = (TextureWrap)u,
                WrapV = (TextureWrap)v,
                IsSmooth = smooth != 0,
                Transform = one,
            }
            : throw new InvalidDataException("the importer's answer is damaged");
    }

    private static MeshPiece Piece(BinaryReader reader, BaseTexture[] textures)
    {
        var piece = new MeshPiece
        {
            Node = Text(reader),
            Mesh = Text(reader),
            Material = Text(reader),
            NodeIndex = Number(reader),
            BaseColor = Number(reader) is int c and >= 0 ? new SrgbColor((byte)(c >> 16), (byte)(c >> 8), (byte)c)
                : null,
            Positions = Array<Vector3>(reader) ?? [],
            Normals = Array<Vector3>(reader),
            TexCoords = Array<Vector2>(reader),
            Colors = Array<SrgbColor>(reader),
            Triangles = Array<int>(reader) ?? [],
            Texture = Number(reader) is int index and >= 0 ? textures.ElementAtOrDefault(index) : null,
            TextureFactor = Array<Vector3>(reader) is [Vector3 factor] ? factor : Vector3.One,
            Remarks = (Text(reader) ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        };
        return piece.Triangles.All(i => i >= 0 && i < piece.Positions.Length)
            ? piece
            : throw new InvalidDataException("a triangle uses a vertex that there is not");
    }

    private static BinaryWriter Begin(Stream stream, byte kind)
    {
        var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(kind);
        return writer;
    }

    private static void Text(BinaryWriter writer, string? text) =>
        Array(writer, text is null ? null : Encoding.UTF8.GetBytes(text));

    private static string? Text(BinaryReader reader) =>
        Array<byte>(reader) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private static void Array<T>(BinaryWriter writer, T[]? values)
        where T : unmanaged
    {
        writer.Write(values?.Length ?? -1);
        writer.Write(MemoryMarshal.AsBytes<T>(values));
    }

    private static T[]? Array<T>(BinaryReader reader)
        where T : unmanaged
    {
        int count = Number(reader);
        if (count < 0)
        {
            return null;
        }

        Require(reader, (long)count * Marshal.SizeOf<T>());
        T[] values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static int Number(BinaryReader reader)
    {
        Require(reader, sizeof(int));
        return reader.ReadInt32();
    }

    private static void Require(BinaryReader reader, long bytes)
    {
        if (reader.BaseStream.Length - reader.BaseStream.Position < bytes)
        {
            throw new InvalidDataException("the importer's answer is cut off");
        }
    }
}
