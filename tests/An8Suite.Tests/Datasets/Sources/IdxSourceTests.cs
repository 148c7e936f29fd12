using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Sources;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Tests.Datasets.Sources;

public sealed class IdxSourceTests : IDisposable
{
    private static readonly byte[] TrainLabels = [.. Enumerable.Range(0, 40).Select(i => (byte)(i % 4))];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Labels_pixels_and_splits_are_those_of_the_files(bool packed)
    {
        IdxFiles.Write(_folder.Path, "train", TrainLabels, packed);
        IdxFiles.Write(_folder.Path, "t10k", [3, 0], packed);
        Dataset dataset = Open();
        Assert.Equal(DatasetKind.Idx, dataset.Kind);
        Assert.Equal(
            (IdxFiles.Width, IdxFiles.Height, FoldSplit.Fixed), (dataset.Width, dataset.Height, dataset.FoldCount));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], dataset.Classes.Select(c => c.Name));
        Assert.Equal([.. TrainLabels, 3, 0], dataset.Samples.Select(sample => (byte)sample.Label));
        Assert.Equal(["test-00000", "test-00001"], dataset.Samples.Where(s => s.Split == Split.Test).Select(s => s.Id));
        ColorImage second = dataset.ReadImage(dataset.Samples.Single(s => s.Id == "test-00001"));
        Assert.Equal((IdxFiles.Width, IdxFiles.Height), (second.Width, second.Height));
        Assert.Equal(Enumerable.Range(10, 24).SelectMany(value => Enumerable.Repeat((byte)value, 3)), second.Rgb);
        Assert.Equal(10, dataset.ReadImage(dataset.Samples[1]).Rgb[0]);
    }

    [Fact]
    public void Without_a_val_split_a_tenth_of_each_class_validates()
    {
        IdxFiles.Write(_folder.Path, "train", TrainLabels);
        IdxFiles.Write(_folder.Path, "t10k", [3, 0]);
        Sample[] val = [.. Open().Samples.Where(s => s.Split == Split.Val)];
        Assert.Equal([0, 1, 2, 3], val.Select(s => s.Label).Order());
        Assert.Equal(val.Select(s => s.Id), Open().Samples.Where(s => s.Split == Split.Val).Select(s => s.Id));
        Assert.NotEqual(
            val.Select(s => s.Id), Open(seed: 1).Samples.Where(s => s.Split == Split.Val).Select(s => s.Id));
    }

    [Fact]
    public void Train_files_alone_are_dealt_into_folds()
    {
        IdxFiles.Write(_folder.Path, "train", TrainLabels);
        Dataset dataset = Open();
        Assert.Equal(5, dataset.FoldCount);
        Assert.Equal([8, 8, 8, 8, 8], dataset.Samples.CountBy(s => s.Fold).OrderBy(c => c.Key).Select(c => c.Value));
    }

    [Fact]
    public void A_file_and_its_gzip_have_one_fingerprint_and_a_changed_label_has_another()
    {
        IdxFiles.Write(_folder["plain"], "train", TrainLabels);
        IdxFiles.Write(_folder["packed"], "train", TrainLabels, packed: true);
        IdxFiles.Write(_folder["changed"], "train", [1, .. TrainLabels.Skip(1)]);
        string[] sums = [.. new[] { "plain", "packed", "changed" }.Select(name => Open(_folder[name]).MetadataSha256)];
        Assert.Equal(sums[0], sums[1]);
        Assert.NotEqual(sums[0], sums[2]);
    }

    [Fact]
    public void Class_names_come_from_the_folder_or_a_file()
    {
        IdxFiles.Write(_folder["Fashion-MNIST"], "train", TrainLabels);
        Assert.Equal("Ankle boot", Open(_folder["Fashion-MNIST"]).Classes[9].Name);
        File.WriteAllText(_folder["Fashion-MNIST/classes.txt"], "a\r\nb\nc\n\nd\n");
        Assert.Equal(["a", "b", "c", "d"], Open(_folder["Fashion-MNIST"]).Classes.Select(c => c.Name));
        File.WriteAllText(_folder["Fashion-MNIST/classes.txt"], "a\na\n");
        Assert.Contains(
            "classes.txt: expected two or more class names",
            Refused(_folder["Fashion-MNIST"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_with_a_dot_is_found_too()
    {
        IdxFiles.WriteFile(_folder["train-images.idx3-ubyte"], false, IdxFiles.Images(40));
        IdxFiles.WriteFile(_folder["train-labels.idx1-ubyte"], true, [.. IdxFiles.Header(40), .. TrainLabels]);
        Assert.Equal(40, Open().Samples.Count);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 0 }, "expected it to begin with 2051, found 2049")]
    [InlineData(new byte[] { 0, 0, 0x0D, 3, 0, 0, 0, 0 }, "expected it to begin with 2051, found 3331")]
    [InlineData(new byte[] { 0, 0 }, "found 2 bytes in all")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 40, 0, 0, 0, 6, 0, 0, 0, 0 }, "its header says 40 x 6 x 0")]
    [InlineData(new byte[] { 0, 0, 8, 3, 127, 0, 0, 0, 127, 0, 0, 0, 127, 0, 0, 0 }, "which is not the size of a file "
        + "of this length")]
    public void A_header_of_another_kind_is_named(byte[] images, string message)
    {
        IdxFiles.Write(_folder.Path, "train", TrainLabels);
        File.WriteAllBytes(_folder["train-images-idx3-ubyte"], images);
        Assert.Contains($"{_folder["train-images-idx3-ubyte"]}: ", Refused(_folder.Path), StringComparison.Ordinal);
        Assert.Contains(message, Refused(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Short_long_and_damaged_files_are_named()
    {
        IdxFiles.Write(_folder.Path, "train", TrainLabels);
        byte[] whole = IdxFiles.Images(40);
        File.WriteAllBytes(_folder["train-images-idx3-ubyte"], whole[..^1]);
        Assert.Contains("truncated: 959 of the 40 x 6 x 4 bytes", Refused(_folder.Path), StringComparison.Ordinal);
        File.WriteAllBytes(_folder["train-images-idx3-ubyte"], [.. whole, 0]);
        Assert.Contains("longer than the 40 x 6 x 4 bytes", Refused(_folder.Path), StringComparison.Ordinal);
        File.Delete(_folder["train-images-idx3-ubyte"]);
        File.WriteAllBytes(_folder["train-images-idx3-ubyte.gz"], whole);
        Assert.Contains("train-images-idx3-ubyte.gz: damaged gzip", Refused(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_do_not_fit_are_named()
    {
        IdxFiles.Write(_folder.Path, "train", TrainLabels);
        string labels = _folder["train-labels-idx1-ubyte"];
        File.WriteAllBytes(labels, [.. IdxFiles.Header(39), .. TrainLabels.Take(39)]);
        Assert.Contains(
            "expected 40 labels as train-images-idx3-ubyte has images, found 39",
            Refused(_folder.Path), StringComparison.Ordinal);
        File.WriteAllBytes(labels, [.. IdxFiles.Header(40), .. TrainLabels.Take(39), 10]);
        Assert.Contains(
            "label 10 of image 39 has no class: expected 0 to 9; name more classes in classes.txt",
            Refused(_folder.Path), StringComparison.Ordinal);
        File.WriteAllBytes(labels, [.. IdxFiles.Header(40), .. new byte[40]]);
        Assert.Contains(
            "a classifier needs two classes or more, found only label 0",
            Refused(_folder.Path), StringComparison.Ordinal);
        File.Delete(labels);
        Assert.Contains("has no file of labels beside it", Refused(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_set_alone_or_of_another_size_is_refused()
    {
        IdxFiles.Write(_folder.Path, "t10k", TrainLabels);
        Assert.Contains("but no train-images-idx3-ubyte to train on", Refused(_folder.Path), StringComparison.Ordinal);
        IdxFiles.Write(_folder.Path, "train", TrainLabels);
        IdxFiles.WriteFile(_folder["t10k-images-idx3-ubyte"], false, [.. IdxFiles.Header(40, 4, 6), .. new byte[960]]);
        Assert.Contains("expected 4 x 6 pixels", Refused(_folder.Path), StringComparison.Ordinal);
    }

    private Dataset Open(ulong seed = 0) => DataSource.Open(_folder.Path, PictureDecoder.Codec, seed);

    private static Dataset Open(string folder) => DataSource.Open(folder, PictureDecoder.Codec, seed: 0);

    private static string Refused(string folder) => Assert.Throws<InputException>(() => Open(folder)).Message;
}
