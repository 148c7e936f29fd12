using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace An8Suite.Core.Files;

/// <summary>
/// Arrays in NumPy's .npy format, version 1.0: vectors and matrices in C order of float, double, int or long.
/// </summary>
/// <remarks>
/// Little-endian; the numbers start at a multiple of 64 bytes. Same array, same bytes, and the bytes that numpy.save
/// writes. Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
/// </remarks>
public static class NpyFile
{
    private const int Alignment = 64;
    internal const int PreambleLength = 10;

    internal static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>
    /// Writes <paramref name="values"/>, row by row, as an array of <paramref name="shape"/> (one or two sizes).
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The shape does not fit the values, or the type is not one of the four.
    /// </exception>
    public static void Write<T>(string path, T[] values, params int[] shape)
        where T : unmanaged
    {
        if (shape.Length is not (1 or 2) || shape.Aggregate(1L, (product, size) => product * size) != values.Length)
        {
            throw new ArgumentException(
                $"shape ({string.Join(", ", shape)}) does not fit {values.Length} values", nameof(shape));
        }

        byte[] preamble = Preamble(Descr<T>(), shape);
        FinishedFile.Write(path, stream =>
        {
            stream.Write(preamble);
            stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));
        });
    }

    /// <summary>What stands before the numbers of an array of any type and any number of sizes, at least one.</summary>
    /// <param name="descr">The type in NumPy's words, such as <c>&lt;f4</c>, <c>|b1</c> or <c>&lt;U12</c>.</param>
    /// <param name="shape">The sizes.</param>
    public static byte[] Preamble(string descr, params IReadOnlyList<int> shape)
    {
        // NumPy leaves room for the first axis to grow to 21 digits in place; the same room makes the bytes the same.
        string sizes = shape.Count == 1 ? $"{shape[0]}," : string.Join(", ", shape);
        string header = $"{{'descr': '{descr}', 'fortran_order': False, 'shape': ({sizes}), }}";
        int room = 21 - $"{shape[0]}".Length;
        int total = Align(PreambleLength + header.Length + room + 1);
        byte[] preamble =
            [.. Magic, 1, 0, 0, 0, .. Encoding.ASCII.GetBytes(header.PadRight(total - PreambleLength - 1)), (byte)'\n'];
        BinaryPrimitives.WriteUInt16LittleEndian(preamble.AsSpan(8), (ushort)(total - PreambleLength));
        return preamble;
    }

    /// <summary>Reads an array whose numbers must be of type <typeparamref name="T"/>.</summary>
    /// <exception cref="InputException">The file cannot be read, or holds something else.</exception>
    public static NpyArray<T> Read<T>(string path)
        where T : unmanaged
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Read<T>(path, stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    private static NpyArray<T> Read<T>(string path, FileStream stream)
        where T : unmanaged
    {
        int[] shape = ShapeOf(path, NpyHeader.Read(path, stream), Descr<T>());
        double wanted = Marshal.SizeOf<T>() * shape.Aggregate(1.0, (product, size) => product * size);
        double found = stream.Length - stream.Position;
        if (wanted != found)
        {
            string what = found < wanted ? "truncated" : "longer than its header says";
            throw new InputException(
                FormattableString.Invariant(
                    $"{path}: {what}: shape ({string.Join(", ", shape)}) needs {wanted} bytes, found {found}"));
        }

        if (wanted / Marshal.SizeOf<T>() > Array.MaxLength)
        {
            throw new InputException($"{path}: shape ({string.Join(", ", shape)}) is larger than an array can be");
        }

        T[] values = new T[shape.Aggregate(1, (product, size) => product * size)];
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return new NpyArray<T>(shape, values);
    }

    private static int[] ShapeOf(string path, NpyHeader header, string expectedDescr)
    {
        if (header.Descr != $"'{expectedDescr}'")
        {
            throw new InputException(
                $"{path}: its numbers are {header.Descr}, expected '{expectedDescr}'; convert with numpy's astype");
        }

        if (header.IsFortranOrder)
        {
            throw new InputException($"{path}: in Fortran order; only C order can be read (numpy.ascontiguousarray)");
        }

        return header.Shape is { Length: 1 or 2 } shape
            ? shape
            : throw new InputException(
                $"{path}: shape ({header.ShapeText}); only one or two sizes below 2^31 can be read");
    }

    private static string Descr<T>() => typeof(T) switch
    {
        Type type when type == typeof(float) => "<f4",
        Type type when type == typeof(double) => "<f8",
        Type type when type == typeof(int) => "<i4",
        Type type when type == typeof(long) => "<i8",
        Type type => throw new ArgumentException($"{type.Name} is none of float, double, int, long"),
    };

    private static int Align(int length) => (length + Alignment - 1) / Alignment * Alignment;
}
