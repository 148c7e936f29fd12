using System.Runtime.InteropServices;

namespace An8Suite.Core.Files;

/// <summary>
/// The numbers of a .npy file of any shape and any plain type, as doubles in C order: for arrays that others wrote.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="Values">Row by row; whole numbers above 2^53 are rounded.</param>
internal sealed record NpyNumbers(IReadOnlyList<int> Shape, double[] Values)
{
    private static readonly Dictionary<string, (int Size, Func<byte[], double[]> Convert)> Types = new()
    {
        ["'<f2'"] = (2, bytes => Of<Half>(bytes, value => (double)value)),
        ["'<f4'"] = (4, bytes => Of<float>(bytes, value => value)),
        ["'<f8'"] = (8, bytes => Of<double>(bytes, value => value)),
        ["'|b1'"] = (1, bytes => Of<byte>(bytes, value => value == 0 ? 0 : 1)),
        ["'|u1'"] = (1, bytes => Of<byte>(bytes, value => value)),
        ["'|i1'"] = (1, bytes => Of<sbyte>(bytes, value => value)),
        ["'<u2'"] = (2, bytes => Of<ushort>(bytes, value => value)),
        ["'<i2'"] = (2, bytes => Of<short>(bytes, value => value)),
        ["'<u4'"] = (4, bytes => Of<uint>(bytes, value => value)),
        ["'<i4'"] = (4, bytes => Of<int>(bytes, value => value)),
        ["'<u8'"] = (8, bytes => Of<ulong>(bytes, value => value)),
        ["'<i8'"] = (8, bytes => Of<long>(bytes, value => value)),
    };

    /// <summary>Reads a file; Fortran order is undone where it has two sizes above 1 at most.</summary>
    /// <exception cref="InputException">
    /// The file cannot be read, is damaged, or holds something else than plain numbers.
    /// </exception>
    public static NpyNumbers Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Read(path, stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    private static NpyNumbers Read(string path, FileStream stream)
    {
        NpyHeader header = NpyHeader.Read(path, stream);
        if (!Types.TryGetValue(header.Descr, out (int Size, Func<byte[], double[]> Convert) type))
        {
            throw new InputException($"{path}: its numbers are {header.Descr}; "
                + $"expected one of {string.Join(", ", Types.Keys)} (numpy's astype)");
        }

        int[] shape = header.Shape
            ?? throw new InputException($"{path}: shape ({header.ShapeText}); only sizes below 2^31 can be read");
        double wanted = type.Size * shape.Aggregate(1.0, (product, size) => product * size);
        double found = stream.Length - stream.Position;
        if (wanted != found || wanted > Array.MaxLength)
        {
            string what = found < wanted ? "truncated" : found > wanted ? "longer than its header says"
                : "larger than an array can be";
            throw new InputException(FormattableString.Invariant(
                $"{path}: {what}: shape ({header.ShapeText}) needs {wanted} bytes, found {found}"));
        }

        byte[] bytes = new byte[(int)wanted];
        stream.ReadExactly(bytes);
        double[] values = type.Convert(bytes);
        return new NpyNumbers(shape, header.IsFortranOrder ? RowByRow(path, shape, values) : values);
    }

    private static double[] RowByRow(string path, int[] shape, double[] values)
    {
        int[] sizes = [.. shape.Where(size => size != 1)];
        if (sizes.Length < 2)
        {
            return values;
        }

        (int rows, int columns) = sizes is [int first, int second]
            ? (first, second)
            : throw new InputException(
                $"{path}: in Fortran order with more than two sizes above 1; use numpy.ascontiguousarray");
        double[] turned = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            turned[((i % rows) * columns) + (i / rows)] = values[i];
        }

        return turned;
    }

    private static double[] Of<T>(byte[] bytes, Converter<T, double> convert)
        where T : unmanaged => Array.ConvertAll(MemoryMarshal.Cast<byte, T>(bytes).ToArray(), convert);
}
