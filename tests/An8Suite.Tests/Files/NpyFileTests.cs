using System.Text;
using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Tests.Files;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void The_bytes_are_those_of_numpy()
    {
        // numpy.save(file, numpy.array([[1, 2, 3], [4, 5, 6]], "<f4")), version 1.24.
        NpyFile.Write(_file.Path, [1f, 2, 3, 4, 5, 6], 2, 3);
        byte[] expected =
        [
            0x93, .. "NUMPY"u8, 1, 0, 0x76, 0,
            .. Encoding.ASCII.GetBytes("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }".PadRight(117)),
            (byte)'\n',
            0, 0, 0x80, 0x3f, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40, 0, 0, 0x80, 0x40, 0, 0, 0xa0, 0x40, 0, 0, 0xc0, 0x40,
        ];
        Assert.Equal(expected, File.ReadAllBytes(_file.Path));
    }

    [Fact]
    public void A_header_of_any_type_and_shape_is_that_of_numpy()
    {
        // numpy.save of numpy.zeros((2, 1, 5, 7), bool) and of numpy.array(["a", "bcd"]), version 1.24.
        static byte[] Expected(string header) =>
            [0x93, .. "NUMPY"u8, 1, 0, 0x76, 0, .. Encoding.ASCII.GetBytes(header.PadRight(117)), (byte)'\n'];
        Assert.Equal(
            Expected("{'descr': '|b1', 'fortran_order': False, 'shape': (2, 1, 5, 7), }"),
            NpyFile.Preamble("|b1", 2, 1, 5, 7));
        Assert.Equal(Expected("{'descr': '<U3', 'fortran_order': False, 'shape': (2,), }"), NpyFile.Preamble("<U3", 2));
    }

    [Fact]
    public void Every_type_comes_back()
    {
        Same<float>([1.5f, float.NaN, float.MinValue]);
        Same<double>([Math.PI, double.NegativeInfinity, -0.0]);
        Same<int>([int.MinValue, 0, 7]);
        Same<long>([long.MaxValue, -1, 3]);
    }

    [Fact]
    public void Matrices_and_empty_arrays_come_back()
    {
        NpyFile.Write(_file.Path, [1.0, 2, 3, 4, 5, 6], 3, 2);
        Assert.Equal([3, 2], NpyFile.Read<double>(_file.Path).Shape);
        NpyFile.Write<float>(_file.Path, [], 0, 5);
        NpyArray<float> empty = NpyFile.Read<float>(_file.Path);
        Assert.Equal([0, 5], empty.Shape);
        Assert.Empty(empty.Values);
    }

    [Theory]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", "its numbers are '<f8', expected '<f4'")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", "its numbers are [('a', '<f4')], "
        + "expected")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", "in Fortran order")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (), }", "shape (); only one or two sizes")]
    [InlineData(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1), }", "shape (1, 1, 1); only one or two sizes")]
    [InlineData(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296,), }", "only one or two sizes below 2^31")]
    [InlineData(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "truncated: shape (2) needs 8 bytes, found 4")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 3), }", "longer than its header says: shape (0, "
        + "3) needs 0")]
    [InlineData(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999), }", "truncated: shape (99999, 99999)")]
    [InlineData("{'descr': '<f4', 'shape': (1,), }", "not the header of a .npy file")]
    [InlineData("", "not the header of a .npy file")]
    public void Another_array_is_refused(string header, string message)
    {
        WriteRaw(header);
        Refused(message);
    }

    [Fact]
    public void A_header_in_another_order_of_keys_is_read()
    {
        WriteRaw("{'shape':(1,),'fortran_order':False,'descr':'<f4'}");
        Assert.Equal([0f], NpyFile.Read<float>(_file.Path).Values);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        NpyFile.Write(_file.Path, [1f, 2f], 2);
        byte[] whole = File.ReadAllBytes(_file.Path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_file.Path, whole[..length]);
            Refused(length < 10 ? "not a .npy file" : "truncated");
        }
    }

    [Fact]
    public void Another_kind_of_file_is_refused()
    {
        Refused("cannot be read");
        File.WriteAllText(_file.Path, "images,features and more\n");
        Refused("not a .npy file");
        File.WriteAllBytes(_file.Path, [0x93, .. "NUMPY"u8, 2, 0, 1, 0, 0, 0, (byte)'\n']);
        Refused(".npy version 2.0; only 1.0 can be read");
    }

    [Fact]
    public void What_cannot_be_read_back_is_not_written()
    {
        Assert.Throws<ArgumentException>(() => NpyFile.Write(_file.Path, [1f, 2f], 3));
        Assert.Throws<ArgumentException>(() => NpyFile.Write(_file.Path, [1f]));
        Assert.Throws<ArgumentException>(() => NpyFile.Write(_file.Path, [1f], 1, 1, 1));
        Assert.Throws<ArgumentException>(() => NpyFile.Write(_file.Path, [true], 1));
        Assert.False(File.Exists(_file.Path));
    }

    private void Same<T>(T[] values)
        where T : unmanaged
    {
        NpyFile.Write(_file.Path, values, values.Length);
        NpyArray<T> read = NpyFile.Read<T>(_file.Path);
        Assert.Equal([values.Length], read.Shape);
        Assert.Equal(values, read.Values);
    }

    private void Refused(string message)
    {
        InputException error = Assert.Throws<InputException>(() => NpyFile.Read<float>(_file.Path));
        Assert.StartsWith(_file.Path + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private void WriteRaw(string header) => File.WriteAllBytes(
        _file.Path,
        [0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)header.Length), .. Encoding.ASCII
            .GetBytes(header), 0, 0, 0, 0]);
}
