using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Sources;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Tests.Pictures;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Tests.Datasets.Sources;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_class_folder_is_a_class_in_text_order_and_every_picture_below_it_a_sample()
    {
        TinyPictures.WriteClasses(_folder.Path, 6);
        Directory.CreateDirectory(_folder["red/deeper"]);
        Put("red/deeper/own.PNG");
        Put("red/.hidden.png");
        Dataset dataset = Open();
        Assert.Equal(DatasetKind.ImageFolder, dataset.Kind);
        Assert.Equal(["blue", "green", "red"], dataset.Classes.Select(c => c.Name));
        Assert.Equal(19, dataset.Samples.Count);
        Assert.Equal((0, 0), (dataset.Width, dataset.Height));
        Assert.Equal(
            [(new PictureSize(40, 40), 18), (new PictureSize(8, 8), 1)],
            dataset.Sizes.Select(size => (size.Key, size.Value)));
        Sample own = dataset.Samples[^1];
        Assert.Equal(("red-deeper-own", 2, "red/deeper/own.PNG"), (own.Id, own.Label, own.ImagePath));
        Assert.Equal(Small.Rgb, dataset.ReadImage(own).Rgb);
    }

    [Fact]
    public void Without_splits_each_class_is_dealt_evenly_into_five_folds()
    {
        TinyPictures.WriteClasses(_folder.Path, 10);
        Dataset dataset = Open();
        Assert.Equal(5, dataset.FoldCount);
        Assert.All(dataset.Samples.GroupBy(s => (s.Label, s.Fold)), cell => Assert.Equal(2, cell.Count()));
        Assert.Equal(15, dataset.Samples.GroupBy(s => (s.Label, s.Fold)).Count());
        Assert.All(dataset.Samples, s => Assert.Equal(FoldSplit.RoleOf(s.Fold, 0, 5), s.Split));
        Assert.Equal(Folds(dataset), Folds(Open()));
        Assert.NotEqual(Folds(dataset), Folds(Open(seed: 1)));
    }

    [Fact]
    public void A_fold_follows_from_the_name_and_not_from_the_order_of_files()
    {
        TinyPictures.WriteClasses(_folder.Path, 10);
        string[] before = [.. Open().Samples.Where(s => s.Label == 0).Select(s => $"{s.Id} {s.Fold}")];
        File.Move(_folder["red/00.jpg"], _folder["red/zz.jpg"]);
        Assert.Equal(before, Open().Samples.Where(s => s.Label == 0).Select(s => $"{s.Id} {s.Fold}"));
    }

    [Theory]
    [InlineData("val")]
    [InlineData("valid")]
    [InlineData("validation")]
    public void Splits_are_taken_as_they_are(string val)
    {
        TinyPictures.WriteClasses(_folder["train"], 3);
        TinyPictures.WriteClasses(_folder[val], 1);
        TinyPictures.WriteClasses(_folder["test"], 2);
        Dataset dataset = Open();
        Assert.Equal(FoldSplit.Fixed, dataset.FoldCount);
        Assert.Equal([9, 3, 6], Counts(dataset));
        Assert.All(dataset.Samples, s => Assert.StartsWith(s.ImagePath.Split('/')[0], s.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_val_a_share_of_train_validates()
    {
        TinyPictures.WriteClasses(_folder["train"], 20);
        TinyPictures.WriteClasses(_folder["test"], 2);
        Dataset dataset = Open();
        Assert.Equal([54, 6, 6], Counts(dataset));
        Assert.Equal(
            [2, 2, 2], dataset.Samples.Where(s => s.Split == Split.Val).CountBy(s => s.Label).Select(c => c.Value));
        Assert.All(
            dataset.Samples.Where(s => s.Split != Split.Test),
            s => Assert.StartsWith("train/", s.ImagePath, StringComparison.Ordinal));
    }

    [Fact]
    public void A_class_may_be_called_train()
    {
        TinyPictures.WriteClasses(_folder.Path, 5);
        Directory.Move(_folder["red"], _folder["train"]);
        Assert.Equal(["blue", "green", "train"], Open().Classes.Select(c => c.Name));
    }

    [Fact]
    public void Other_files_are_counted_aloud()
    {
        TinyPictures.WriteClasses(_folder.Path, 5);
        File.WriteAllText(_folder["red/a.tif"], "");
        File.WriteAllText(_folder["blue/b.TIF"], "");
        File.WriteAllText(_folder["blue/readme"], "");
        File.WriteAllText(_folder["beside.txt"], "");
        Assert.Equal(["3 files of other kinds are left out (2 .tif, 1 without ending)"], Open().Notes);
    }

    [Fact]
    public void Names_that_differ_in_their_ending_alone_keep_it()
    {
        TinyPictures.WriteClasses(_folder.Path, 5);
        File.Copy(_folder["red/00.jpg"], _folder["red/00.jpeg"]);
        string[] ids = [.. Open().Samples.Where(s => s.Label == 2).Select(s => s.Id)];
        Assert.Equal(["red-00.jpeg", "red-00.jpg", "red-01"], ids.Take(3));
    }

    [Fact]
    public void The_fingerprint_follows_names_and_content_alone()
    {
        TinyPictures.WriteClasses(_folder["a"], 5);
        TinyPictures.WriteClasses(_folder["b"], 5);
        string first = Open(_folder["a"]).MetadataSha256;
        Assert.Equal(first, Open(_folder["b"]).MetadataSha256);
        File.WriteAllText(_folder["b/notes.txt"], "x");
        Assert.Equal(first, Open(_folder["b"]).MetadataSha256);
        File.Copy(_folder["b/red/00.jpg"], _folder["b/red/01.jpg"], overwrite: true);
        string changed = Open(_folder["b"]).MetadataSha256;
        Assert.NotEqual(first, changed);
        File.Move(_folder["b/red/01.jpg"], _folder["b/red/02a.jpg"]);
        Assert.NotEqual(changed, Open(_folder["b"]).MetadataSha256);
    }

    [Fact]
    public void Links_to_folders_inside_a_class_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        TinyPictures.WriteClasses(_folder["real"], 5);
        Directory.CreateDirectory(_folder["linked"]);
        foreach (string name in new[] { "red", "green" })
        {
            Directory.CreateSymbolicLink(_folder[$"linked/{name}"], _folder[$"real/{name}"]);
        }

        Directory.CreateSymbolicLink(_folder["real/red/again"], _folder["real/red"]);
        Assert.Equal(10, Open(_folder["linked"]).Samples.Count);
    }

    [Fact]
    public void It_has_no_masks_and_says_so()
    {
        TinyPictures.WriteClasses(_folder.Path, 5);
        Dataset dataset = Open();
        const string message = "has pictures alone, no masks and no parts; only datasets of 'an8 generate' have them";
        Assert.Contains(
            message, Assert.Throws<InputException>(() => dataset.ReadMask(dataset.Samples[0], "class_part")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            message, Assert.Throws<InputException>(() => dataset.ReadParts(dataset.Samples[0])).Message,
            StringComparison.Ordinal);
    }

    private static ColorImage Small { get; } = TinyPictures.OfLabel(0, 99, 8, 8);

    private void Put(string name) => File.WriteAllBytes(_folder[name], PngWriter.Encode(Small));

    private Dataset Open(ulong seed = 0) => DataSource.Open(_folder.Path, PictureDecoder.Codec, seed);

    private static Dataset Open(string folder) => DataSource.Open(folder, PictureDecoder.Codec, seed: 0);

    private static int[] Folds(Dataset dataset) => [.. dataset.Samples.Select(s => s.Fold)];

    private static int[] Counts(Dataset dataset) =>
        [.. Enum.GetValues<Split>().Select(split => dataset.Samples.Count(s => s.Split == split))];
}
