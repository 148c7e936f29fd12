using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace An8Suite.Core.Files;

/// <summary>What stands before the numbers of a .npy file.</summary>
/// <param name="Descr">The type in NumPy's words, with its quotes.</param>
/// <param name="IsFortranOrder">Whether the first index runs fastest.</param>
/// <param name="ShapeText">The sizes as they stand there.</param>
internal sealed partial record NpyHeader(string Descr, bool IsFortranOrder, string ShapeText)
{
    /// <summary>The sizes; null where one is not a number below 2^31.</summary>
    public int[]? Shape
    {
        get
        {
            string[] sizes = ShapeText.Split(
                ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            int[] shape = [.. sizes.Select(size => int.TryParse(size, out int number) ? number : -1)];
            return shape.Contains(-1) ? null : shape;
        }
    }

    /// <summary>Reads to the first number.</summary>
    /// <exception cref="InputException">It is no .npy file, or one of another version.</exception>
    public static NpyHeader Read(string path, Stream stream)
    {
        string text = ReadText(path, stream);
        return new NpyHeader(
            Entry(path, text, DescrPattern()), Entry(path, text, FortranPattern()) == "True",
            Entry(path, text, ShapePattern()));
    }

    private static string ReadText(string path, Stream stream)
    {
        Span<byte> preamble = stackalloc byte[NpyFile.PreambleLength];
        int read = stream.ReadAtLeast(preamble, NpyFile.PreambleLength, throwOnEndOfStream: false);
        if (read < NpyFile.PreambleLength || !preamble.StartsWith(NpyFile.Magic))
        {
            throw new InputException($"{path}: not a .npy file");
        }

        if (preamble[6] != 1 || preamble[7] != 0)
        {
            throw new InputException($"{path}: .npy version {preamble[6]}.{preamble[7]}; only 1.0 can be read");
        }

        byte[] header = new byte[BinaryPrimitives.ReadUInt16LittleEndian(preamble[8..])];
        int headerRead = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        return headerRead == header.Length
            ? Encoding.Latin1.GetString(header)
            : throw new InputException(
                $"{path}: truncated: the header should have {header.Length} bytes, found {headerRead}");
    }

    private static string Entry(string path, string header, Regex pattern)
    {
        Match match = pattern.Match(header);
        return match.Success
            ? match.Groups[1].Value
            : throw new InputException($"{path}: not the header of a .npy file: {header.Trim()}");
    }

    [GeneratedRegex(@"'descr'\s*:\s*('[^']*'|\[.*\])")]
    private static partial Regex DescrPattern();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)")]
    private static partial Regex FortranPattern();

    [GeneratedRegex(@"'shape'\s*:\s*\(([0-9, ]*)\)")]
    private static partial Regex ShapePattern();
}
