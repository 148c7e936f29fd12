using System.Buffers.Binary;
using System.Text;
using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Tests.Files;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    private static readonly NamedArray[] Arrays =
    [
        new("0.weight", [2, 3], [1, -2, 3.5f, float.NaN, float.MaxValue, 0]),
        new("none", [0, 4], []),
        new("0.bias", [], [7]),
    ];

    public void Dispose() => _file.Dispose();

    [Fact]
    public void What_was_written_is_read_back()
    {
        var metadata = new Dictionary<string, string> { ["mean"] = "0.5", ["architecture"] = "small \"é\" 花" };
        SafetensorsFile.Write(_file.Path, Arrays, metadata);
        (IReadOnlyList<NamedArray> arrays, IReadOnlyDictionary<string, string> read) = SafetensorsFile.Read(_file.Path);
        Assert.Equal(["0.weight", "none", "0.bias"], arrays.Select(array => array.Name));
        Assert.Equal([2, 3], arrays[0].Shape);
        Assert.Equal([0, 4], arrays[1].Shape);
        Assert.Empty(arrays[2].Shape);
        Assert.Equal(Arrays.SelectMany(array => array.Values), arrays.SelectMany(array => array.Values));
        Assert.Equal(metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal), read);
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        SafetensorsFile.Write(
            _file.Path, [new("a", [1], [1f])], new Dictionary<string, string> { ["z"] = "2", ["k"] = "1" });
        byte[] bytes = File.ReadAllBytes(_file.Path);
        string header =
            """{"__metadata__":{"k":"1","z":"2"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""";
        int padded = (header.Length + 7) / 8 * 8;
        Assert.Equal((ulong)padded, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        Assert.Equal(header.PadRight(padded), Encoding.UTF8.GetString(bytes.AsSpan(8, padded)));
        Assert.Equal([0, 0, 0x80, 0x3f], bytes[(8 + padded)..]);
    }

    [Fact]
    public void Other_kinds_of_numbers_become_the_nearest_float()
    {
        // By hand: 1.5 and -2 in half precision, 1.5 as the upper half of a float, 1e-3 in double precision, 7.
        byte[] data =
            [0x00, 0x3e, 0x00, 0xc0, 0xc0, 0x3f, .. BitConverter.GetBytes(1e-3), .. BitConverter.GetBytes(7L)];
        byte[] header = Encoding.UTF8.GetBytes("""
            {"h":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"BF16","shape":[1],"data_offsets":[4,6]},
            "d":{"dtype":"F64","shape":[1],"data_offsets":[6,14]},"i":{"dtype":"I64","shape":[],"data_offsets":[14,22]}}
            """);
        File.WriteAllBytes(_file.Path, [.. BitConverter.GetBytes((long)header.Length), .. header, .. data]);
        IReadOnlyList<NamedArray> arrays = SafetensorsFile.Read(_file.Path).Arrays;
        Assert.Equal(["h", "b", "d", "i"], arrays.Select(array => array.Name));
        Assert.Equal([1.5f, -2, 1.5f, 1e-3f, 7], arrays.SelectMany(array => array.Values));
    }

    [Fact]
    public void Many_halves_are_read_block_by_block()
    {
        Half[] values = [.. Enumerable.Range(0, 70_000).Select(i => (Half)(i % 1000))];
        byte[] header = Encoding.UTF8.GetBytes("""{"h":{"dtype":"F16","shape":[70000],"data_offsets":[0,140000]}}""");
        File.WriteAllBytes(
            _file.Path,
            [.. BitConverter.GetBytes((long)header.Length), .. header, .. values.SelectMany(BitConverter.GetBytes)]);
        Assert.Equal(values.Select(value => (float)value), SafetensorsFile.Read(_file.Path).Arrays[0].Values);
    }

    [Fact]
    public void No_arrays_and_no_metadata_is_a_file_too()
    {
        SafetensorsFile.Write(_file.Path, [], new Dictionary<string, string>());
        (IReadOnlyList<NamedArray> arrays,
            IReadOnlyDictionary<string, string> metadata) = SafetensorsFile.Read(_file.Path);
        Assert.Empty(arrays);
        Assert.Empty(metadata);
    }

    [Fact]
    public void Arrays_are_read_in_the_order_of_their_bytes()
    {
        WriteRaw("""{"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8);
        Assert.Equal(["a", "b"], SafetensorsFile.Read(_file.Path).Arrays.Select(array => array.Name));
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "the header should be JSON Object, found Array")]
    [InlineData("""{"__metadata__":[]}""", "__metadata__ should be JSON Object")]
    [InlineData("""{"__metadata__":{"k":1}}""", "metadata 'k' should be JSON String, found Number")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"}}""", "'k'")]
    [InlineData("""{"a":1}""", "tensor 'a' should be JSON Object, found Number")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,4]}}""", "tensor 'a' has no dtype")]
    [InlineData("""{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}""", "tensor 'a' has dtype C64; expected F32, "
        + "F64, F16, BF16, I64")]
    [InlineData(
        """{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,4]}}""", "shape [1] needs 2 bytes, data_offsets give 4")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", "tensor 'a' has no shape")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":"1","data_offsets":[0,4]}}""", "shape of tensor 'a' should be JSON Array")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "tensor 'a': shape holds -1")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "tensor 'a': shape holds 1.5")]
    [InlineData("""{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", "tensor 'a': shape holds \"1\"")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "tensor 'a' has no data_offsets")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "expected data_offsets [begin, end], found [0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "expected data_offsets [begin, end], "
        + "found [4, 0]")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "shape [2] needs 8 bytes, data_offsets give 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999999999],"data_offsets":[0,4]}}""", "larger than an array can be")]
    [InlineData("""{"a":{"dtype":"F32","shape":[70000,70000],"data_offsets":[0,4]}}""", "larger than an array can be")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "tensor 'a' leaves a gap before it: "
        + "expected offset 0, found 4")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "truncated: the tensors take 8 bytes, 4 follow")]
    [InlineData("{}", "longer than its header says: the tensors take 0 bytes, 4 follow")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "'a'")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""",
        "tensor 'b' overlaps the tensor before it: expected offset 4, found 0")]
    public void A_wrong_header_is_refused(string header, string message)
    {
        WriteRaw(header, 4);
        Refused(message);
    }

    [Fact]
    public void A_header_in_another_encoding_is_refused()
    {
        byte[] header = Encoding.Latin1.GetBytes("""{"é":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""");
        File.WriteAllBytes(_file.Path, [.. BitConverter.GetBytes((long)header.Length), .. header, 0, 0, 0, 0]);
        Refused("not valid JSON");
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        SafetensorsFile.Write(_file.Path, Arrays, new Dictionary<string, string> { ["k"] = "v" });
        byte[] whole = File.ReadAllBytes(_file.Path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_file.Path, whole[..length]);
            Refused(length < 8 ? "expected at least 8 bytes" : "truncated");
        }
    }

    [Fact]
    public void An_absurd_header_length_is_refused()
    {
        File.WriteAllBytes(_file.Path, [.. Enumerable.Repeat((byte)255, 64)]);
        Refused("ask for a header of 18446744073709551615 bytes");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Refused("cannot be read");
    }

    [Fact]
    public void What_cannot_be_read_back_is_not_written()
    {
        var none = new Dictionary<string, string>();
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(_file.Path, [new("a", [2], [1f])], none));
        Assert.Throws<ArgumentException>(
            () => SafetensorsFile.Write(_file.Path, [new("__metadata__", [1], [1f])], none));
        Assert.Throws<ArgumentException>(
            () => SafetensorsFile.Write(_file.Path, [new("a", [0], []), new("a", [0], [])], none));
        Assert.False(File.Exists(_file.Path));
    }

    private void Refused(string message)
    {
        InputException error = Assert.Throws<InputException>(() => SafetensorsFile.Read(_file.Path));
        Assert.StartsWith(_file.Path + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private void WriteRaw(string header, int dataLength)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        File.WriteAllBytes(_file.Path, [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[dataLength]]);
    }
}
