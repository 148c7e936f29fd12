using System.Text;
using An8Suite.Core;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Heatmaps;

public sealed class HeatGridTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("|u1", "0102FF00", new double[] { 1, 2, 255, 0 })]
    [InlineData("|i1", "0102FF00", new double[] { 1, 2, -1, 0 })]
    [InlineData("|b1", "01000001", new double[] { 1, 0, 0, 1 })]
    [InlineData("<f2", "003C00C000380000", new[] { 1, -2, .5, 0 })]
    [InlineData("<u2", "0100FFFF00000200", new double[] { 1, 65535, 0, 2 })]
    [InlineData("<i2", "0100FFFF00000200", new double[] { 1, -1, 0, 2 })]
    [InlineData("<i4", "01000000FFFFFFFF0000000002000000", new double[] { 1, -1, 0, 2 })]
    [InlineData("<u4", "01000000FFFFFFFF0000000002000000", new double[] { 1, 4294967295, 0, 2 })]
    [InlineData("<f4", "0000803F000080BF0000000000000040", new double[] { 1, -1, 0, 2 })]
    public void Every_plain_type_is_read(string descr, string bytes, double[] expected)
    {
        HeatGrid grid = HeatGrid.Read(Npy(descr, "(2, 2)", bytes), out string shape)!;
        Assert.Equal(expected, grid.Values);
        Assert.Equal((2, 2, "2, 2"), (grid.Width, grid.Height, shape));
    }

    [Theory]
    [InlineData("(2, 3)", 3, 2)]
    [InlineData("(1, 2, 3)", 3, 2)]
    [InlineData("(2, 3, 1)", 3, 2)]
    [InlineData("(1, 1, 2, 3)", 3, 2)]
    [InlineData("(1, 6)", 6, 1)]
    [InlineData("(6, 1)", 1, 6)]
    public void Axes_of_one_are_dropped(string shape, int width, int height)
    {
        HeatGrid grid = HeatGrid.Read(Npy("|u1", shape, "000102030405"), out _)!;
        Assert.Equal((width, height), (grid.Width, grid.Height));
        Assert.Equal([0, 1, 2, 3, 4, 5], grid.Values);
    }

    [Theory]
    [InlineData("(6,)", "6")]
    [InlineData("(3, 2, 1, 1)", "3, 2, 1, 1")]
    [InlineData("(3, 1, 2)", "3, 1, 2")]
    public void Other_shapes_are_no_map(string shape, string text)
    {
        Assert.Null(HeatGrid.Read(Npy("|u1", shape, "000102030405"), out string found));
        Assert.Equal(text, found);
    }

    [Fact]
    public void Fortran_order_is_undone()
    {
        HeatGrid grid = HeatGrid.Read(Npy("|u1", "(1, 2, 3)", "000301040205", fortran: true), out _)!;
        Assert.Equal([0, 1, 2, 3, 4, 5], grid.Values);
        Refused(
            Npy("|u1", "(3, 2, 2)", "000102030405060708090A0B", fortran: true),
            "in Fortran order with more than two sizes above 1");
    }

    [Fact]
    public void Broken_arrays_are_refused()
    {
        Refused(Npy(">f4", "(1, 1)", "00000000"), "its numbers are '>f4'; expected one of '<f2', '<f4'");
        Refused(Npy("<f4", "(2, 2)", "00000000"), "truncated: shape (2, 2) needs 16 bytes, found 4");
        Refused(Npy("<f4", "(1, 1)", "0000000000000000"), "longer than its header says");
        Refused(Npy("<f4", "(99999999999, 1)", "00000000"), "only sizes below 2^31");
        Refused(_folder["none.npy"], "cannot be read");
    }

    [Fact]
    public void Values_that_are_not_finite_are_found()
    {
        Assert.False(HeatGrid.Read(Npy("<f4", "(1, 1)", "0000C07F"), out _)!.IsFinite);
        Assert.False(HeatGrid.Read(Npy("<f2", "(1, 1)", "007C"), out _)!.IsFinite);
    }

    [Fact]
    public void Grey_pictures_of_8_bits_are_read_and_others_refused()
    {
        string path = _folder["map.png"];
        PngWriter.Write(path, PngWriter.EncodeGrey(2, 1, [7, 255]));
        Assert.Equal([7, 255], HeatGrid.Read(path, out _)!.Values);
        PngWriter.Write(path, PngWriter.Encode(new ColorImage(1, 1, [1, 2, 3])));
        Refused(path, "expected 8-bit grey or 16-bit grey, found 8-bit RGB");
    }

    [Fact]
    public void Grey_pictures_of_16_bits_are_read()
    {
        // A 2 x 2 picture of PIL 9.4, Image.fromarray(numpy.array([[1, 256], [65535, 0]], "uint16")).save(...).
        string path = _folder["deep.png"];
        File.WriteAllBytes(path, Convert.FromBase64String(DeepPng));
        Assert.Equal([1, 256, 65535, 0], HeatGrid.Read(path, out _)!.Values);
    }

    private const string DeepPng =
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACEAAAAAAHTY67AAAAEklEQVR4nGNgYGRkYPj/n4EBAAcSAgHe+BOuAAAAAElFTkSuQmCC";

    private string Npy(string descr, string shape, string bytes, bool fortran = false)
    {
        string header = $"{{'descr': '{descr}', 'fortran_order': {fortran}, 'shape': {shape}, }}\n";
        string path = _folder[Guid.NewGuid().ToString("N") + ".npy"];
        File.WriteAllBytes(path,
        [
            0x93, .. "NUMPY"u8, 1, 0, .. BitConverter.GetBytes((ushort)header.Length),
            .. Encoding.ASCII.GetBytes(header),
            .. Convert.FromHexString(bytes),
        ]);
        return path;
    }

    private static void Refused(string path, string message)
    {
        string found = Assert.Throws<InputException>(() => HeatGrid.Read(path, out _)).Message;
        Assert.StartsWith(path + ": ", found, StringComparison.Ordinal);
        Assert.Contains(message, found, StringComparison.Ordinal);
    }
}
