using An8Suite.Core;
using An8Suite.Core.Datasets.Sources;
using An8Suite.Tests.Pictures;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Tests.Datasets.Sources;

/// <summary>What is wrong with folders of pictures in practice, and the one message each gets.</summary>
public sealed class ImageFolderErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ImageFolderErrorTests() => TinyPictures.WriteClasses(_folder.Path, 5);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_no_picture_is_named_before_anything_is_trained()
    {
        File.WriteAllText(_folder["green/notes.jpg"], "not a picture");
        Refused(
            $"{_folder["green/notes.jpg"]}: not a picture that can be read", "expected PNG, JPEG, WebP, BMP or GIF");
    }

    [Fact]
    public void A_picture_that_ends_early_is_named_when_it_is_read()
    {
        File.WriteAllBytes(_folder["green/00.jpg"], File.ReadAllBytes(_folder["green/00.jpg"])[..^200]);
        var dataset = DataSource.Open(_folder.Path, PictureDecoder.Codec, seed: 0);
        InputException error = Assert.Throws<InputException>(
            () => dataset.ReadImage(dataset.Samples.Single(s => s.Id == "green-00")));
        Assert.Contains(
            $"{_folder["green/00.jpg"]}: the picture cannot be decoded: it is cut off",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a link without a target");
        File.CreateSymbolicLink(_folder["green/away.jpg"], _folder["nowhere.jpg"]);
        Refused("green/away.jpg: cannot be read");
    }

    [Fact]
    public void One_class_is_too_few()
    {
        Directory.Delete(_folder["green"], recursive: true);
        Directory.Delete(_folder["blue"], recursive: true);
        Refused("a classifier needs two classes or more, found only 'red'");
    }

    [Fact]
    public void A_class_without_pictures_is_named()
    {
        Directory.CreateDirectory(_folder["empty"]);
        File.WriteAllText(_folder["empty/notes.txt"], "soon");
        Refused($"{_folder["empty"]}: a class folder without pictures (.png, .jpg, .jpeg, .webp, .bmp, .gif)");
    }

    [Fact]
    public void A_class_of_too_few_pictures_is_named()
    {
        File.Delete(_folder["red/00.jpg"]);
        Refused("the class of red/01.jpg has 4 images", "dealt into 5 folds, so each class needs 5");
        Splits(("train", 1), ("test", 1));
        Refused("has 1 images", "so each class needs 2 in train");
    }

    [Fact]
    public void Pictures_of_one_name_are_named()
    {
        Directory.CreateDirectory(_folder["red/a"]);
        File.Move(_folder["red/00.jpg"], _folder["red/a/b.jpg"]);
        File.Move(_folder["red/01.jpg"], _folder["red/a-b.jpg"]);
        Refused("two pictures that would both be called 'red-a-b.jpg'; rename one", "red/a/b.jpg", "red/a-b.jpg");
    }

    [Fact]
    public void A_path_too_long_for_a_heatmaps_name_is_refused()
    {
        string deep = string.Join('/', Enumerable.Repeat("a-rather-long-name-of-a-folder", 8));
        Directory.CreateDirectory(_folder["red/" + deep]);
        File.Move(_folder["red/00.jpg"], _folder[$"red/{deep}/00.jpg"]);
        Refused("its path is longer than 200 bytes");
    }

    [Fact]
    public void Splits_that_are_not_whole_say_what_to_do()
    {
        Splits(("train", 2), ("val", 2));
        Refused("has train and val but no test; rename val to test");
        Splits(("train", 2), ("val", 1), ("valid", 1), ("test", 1));
        Refused("one split has two folders: ", "valid");
        Splits(("train", 2), ("test", 1), ("extra", 1));
        Refused("expected only the splits train, val and test beside each other, found 'extra' too");
        Splits(("train", 2), ("test", 1));
        Directory.Move(_folder["test/red"], _folder["test/rad"]);
        Refused("class 'rad' has no folder in train; did you mean 'red'?");
        Directory.Delete(_folder["test/rad"], recursive: true);
        Directory.Delete(_folder["test/green"], recursive: true);
        Directory.Delete(_folder["test/blue"], recursive: true);
        Refused($"{_folder["test"]}: expected one folder a class, found none");
    }

    [Fact]
    public void A_split_of_our_own_dataset_is_recognised()
    {
        File.WriteAllText(_folder["metadata.jsonl"], "");
        Refused("is one split of a dataset of 'an8 generate'");
    }

    private void Splits(params (string Name, int Count)[] splits)
    {
        foreach (string folder in Directory.GetDirectories(_folder.Path))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach ((string name, int count) in splits)
        {
            TinyPictures.WriteClasses(_folder[name], count);
        }
    }

    private void Refused(params string[] texts)
    {
        string message =
            Assert.Throws<InputException>(() => DataSource.Open(_folder.Path, PictureDecoder.Codec, seed: 0)).Message;
        Assert.All(texts, text => Assert.Contains(text, message, StringComparison.Ordinal));
    }
}
