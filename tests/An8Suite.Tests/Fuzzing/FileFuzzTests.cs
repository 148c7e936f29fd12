using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using CsCheck;

namespace An8Suite.Tests.Fuzzing;

/// <summary>Pictures, arrays and checkpoints that are damaged are read or refused.</summary>
public class FileFuzzTests
{
    private const int CaseCount = 400;

    [Fact]
    public void A_damaged_picture_is_read_or_refused()
    {
        byte[] picture = PngWriter.Encode(
            new ColorImage(9, 7, [.. Enumerable.Range(0, 9 * 7 * 3).Select(i => (byte)(i * i))]));
        Fuzz.Damages.Sample(
            damage => Fuzz.Expect("a.png", damage(picture), () => PngReader.DecodeColor(damage(picture), "a.png")),
            seed: "0000000000005", iter: CaseCount, threads: 1);
    }

    [Fact]
    public void A_damaged_array_is_read_or_refused() => Sample(
        path => NpyFile.Write(path, new float[] { 1, 2, 3, 4, 5, 6 }, 2, 3), path => NpyFile.Read<float>(path));

    [Fact]
    public void A_damaged_checkpoint_is_read_or_refused() => Sample(
        path => SafetensorsFile.Write(
            path,
            [new NamedArray("a.weight", [2, 2], [1, 2, 3, 4]), new NamedArray("a.bias", [2], [1, 2])],
            new Dictionary<string, string> { ["network"] = "tiny" }),
        path => SafetensorsFile.Read(path));

    private static void Sample(Action<string> write, Action<string> read)
    {
        using var folder = new TemporaryFolder();
        string path = folder["file"];
        write(path);
        byte[] whole = File.ReadAllBytes(path);
        Fuzz.Damages.Sample(
            damage =>
            {
                byte[] bytes = damage(whole);
                File.WriteAllBytes(path, bytes);
                Fuzz.Expect(path, bytes, () => read(path));
            },
            seed: "0000000000006", iter: CaseCount, threads: 1);
    }
}
