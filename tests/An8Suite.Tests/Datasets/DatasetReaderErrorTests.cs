using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Tests.Datasets;

public sealed class DatasetReaderErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DatasetReaderErrorTests() => WrittenScenes.CopyTo(_folder.Path, poseCount: SyntheticScene.Recipe.FoldCount);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_is_missing_or_empty_is_named()
    {
        using var empty = new TemporaryFolder();
        Assert.Equal(
            $"{empty["gone"]}: there is no such dataset folder; `an8 generate` makes one", Fails(empty["gone"]));
        Assert.Equal($"{empty.Path}: no train/metadata.jsonl in it; was it made by `an8 generate`?", Fails(empty.Path));
    }

    [Theory]
    [InlineData("classes.json")]
    [InlineData("parts.json")]
    [InlineData("provenance.json")]
    [InlineData("test/metadata.jsonl")]
    public void A_missing_file_is_named(string name)
    {
        File.Delete(_folder[name]);
        Assert.Equal($"{_folder.Path}: no {name} in it; was it made by `an8 generate`?", Fails(_folder.Path));
    }

    [Theory]
    [InlineData("\"label\":1", "\"label\":3", "unknown class: label 3, class 'blue'; valid: 0 red, 1 blue, 2 stem_red")]
    [InlineData("\"class\":\"blue\"", "\"class\":\"green\"", "unknown class: label 1, class 'green'; valid: 0 red")]
    [InlineData("\"fold\":0", "\"fold\":4", "fold: expected 0 to 3, found 4")]
    [InlineData("\"split\":\"test\"", "\"split\":\"train\"", "split: expected test, found train")]
    [InlineData("\"split\":\"test\"", "\"split\":\"exam\"", "not a metadata row: ")]
    [InlineData("\"pose\":", "\"posse\":", "not a metadata row: ")]
    [InlineData(
        "\"file_name\":\"images/", "\"file_name\":\"../images/", "expected a path inside test, found '../images/")]
    [InlineData("\"file_name\":\"images/", "\"file_name\":\"/images/", "expected a path inside test, found '/images/")]
    [InlineData("\"class\":\"blue\"", "\"class\":null", "not a metadata row: ")]
    [InlineData("{", "", "not a metadata row: ")]
    [InlineData("01_blue-p", "00_red-p", "stands twice")]
    public void A_wrong_row_is_told_with_file_and_line(string old, string replacement, string message)
    {
        string file = _folder["test/metadata.jsonl"];
        string[] lines = File.ReadAllLines(file);
        Assert.Contains(old, lines[1], StringComparison.Ordinal);
        lines[1] = lines[1].Replace(old, replacement, StringComparison.Ordinal);
        File.WriteAllLines(file, lines);
        string error = Fails(_folder.Path);
        Assert.StartsWith($"{file}:2: ", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_without_rows_is_refused()
    {
        File.WriteAllText(_folder["val/metadata.jsonl"], string.Empty);
        Assert.Equal($"{_folder["val/metadata.jsonl"]}: expected a row an image, found none", Fails(_folder.Path));
    }

    [Fact]
    public void Classes_out_of_order_are_refused()
    {
        string text = File.ReadAllText(_folder["classes.json"]);
        File.WriteAllText(
            _folder["classes.json"], text.Replace("\"index\": 2", "\"index\": 5", StringComparison.Ordinal));
        Assert.Equal(
            $"{_folder["classes.json"]}: expected the numbers 0, 1, ... in order, found 0, 1, 5", Fails(_folder.Path));
    }

    [Fact]
    public void A_truncated_picture_is_named_and_so_is_a_missing_one()
    {
        Dataset dataset = DatasetReader.Read(_folder.Path);
        Sample sample = dataset.Samples[5];
        string path = _folder[sample.ImagePath];
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        InputException error = Assert.Throws<InputException>(() => dataset.ReadImage(sample));
        Assert.Equal($"{path}: truncated PNG: it ends after {bytes.Length / 2} bytes", error.Message);
        File.Delete(path);
        Assert.StartsWith(
            $"{path}: cannot be read: ", Assert.Throws<InputException>(() => dataset.ReadImage(sample)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_policy_lists_those_there_are()
    {
        Dataset dataset = DatasetReader.Read(_folder.Path);
        InputException error = Assert.Throws<InputException>(() => dataset.ReadMask(dataset.Samples[0], "clas_part"));
        Assert.Equal(
            $"{dataset.Root}: no masks of policy 'clas_part'; did you mean 'class_part'? "
            + "valid: class_part, plant, candidates, part:base",
            error.Message);
    }

    [Fact]
    public void A_picture_of_another_size_or_with_unknown_parts_is_named()
    {
        Dataset dataset = DatasetReader.Read(_folder.Path);
        Sample sample = dataset.Samples[0];
        PngWriter.Write(_folder[sample.ImagePath], PngWriter.Encode(new ColorImage(2, 3, new byte[18])));
        Assert.Equal(
            $"{_folder[sample.ImagePath]}: expected 40 x 33 pixels as in the rest of the dataset, found 2 x 3",
            Assert.Throws<InputException>(() => dataset.ReadImage(sample)).Message);

        byte[] ids = new byte[40 * 33];
        ids[7] = 5;
        PngWriter.Write(_folder[sample.PartsPath], PngWriter.Encode(new PartMask(40, 33, ids)));
        Assert.Equal(
            $"{_folder[sample.PartsPath]}: expected part ids 0 to 4, found 5",
            Assert.Throws<InputException>(() => dataset.ReadParts(sample)).Message);
    }

    private static string Fails(string folder) =>
        Assert.Throws<InputException>(() => DatasetReader.Read(folder)).Message;
}
