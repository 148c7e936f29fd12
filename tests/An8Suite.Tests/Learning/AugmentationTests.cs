using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Training;
using TorchSharp;

namespace An8Suite.Tests.Learning;

[Collection("libtorch")]
public sealed class AugmentationTests
{
    // 2 rows of 3 pixels, each pixel one number three times.
    private static readonly ColorImage Image = Gray(1, 2, 3, 4, 5, 6);

    [Fact]
    public void Mirroring_turns_every_row_around() =>
        Assert.Equal(Gray(3, 2, 1, 6, 5, 4).Rgb, Augmentation.Mirrored(Image).Rgb);

    [Fact]
    public void Shifting_repeats_the_edge()
    {
        Assert.Equal(Gray(1, 1, 2, 1, 1, 2).Rgb, Augmentation.Shifted(Image, right: 1, down: 1).Rgb);
        Assert.Equal(Gray(5, 6, 6, 5, 6, 6).Rgb, Augmentation.Shifted(Image, right: -1, down: -1).Rgb);
    }

    [Fact]
    public void Brightness_rounds_and_stops_at_white() =>
        Assert.Equal(Gray(120, 255, 2, 0, 12, 1).Rgb, Augmentation.Scaled(Gray(100, 250, 2, 0, 10, 1), 1.2).Rgb);

    [Fact]
    public void Order_and_spelling_of_the_list_do_not_matter()
    {
        Assert.Empty(Augmentation.Split("none"));
        Assert.Equal(["flip", "shift"], Augmentation.Split("shift, flip"));
        InputException error = Assert.Throws<InputException>(() => Augmentation.Split("none,flip"));
        Assert.StartsWith("unknown augmentation 'none'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_depends_on_seed_epoch_and_number_alone()
    {
        ImageSet images = SyntheticImages.Load("train", 6, 32);
        byte[] Seen(TrainingOptions options, int epoch, params int[] batch)
        {
            var augmentation = new Augmentation(options);
            using torch.Tensor bytes = images.Batch(batch, (image, number) => augmentation.Apply(image, epoch, number));
            using torch.Tensor first = bytes[0].contiguous();
            return first.bytes.ToArray();
        }

        var all = new TrainingOptions { Augment = "flip,shift,brightness" };
        byte[] alone = Seen(all, 3, 5);
        Assert.Equal(alone, Seen(all, 3, 5, 1, 0));
        Assert.NotEqual(alone, Seen(all, 4, 5));
        Assert.NotEqual(alone, Seen(all with { Seed = 1 }, 3, 5));
        Assert.NotEqual(alone, Seen(new TrainingOptions(), 3, 5));
    }

    [Fact]
    public void Half_of_the_images_are_mirrored()
    {
        var augmentation = new Augmentation(new TrainingOptions { Augment = "flip" });
        int mirrored = Enumerable.Range(0, 1000)
            .Count(number => !ReferenceEquals(augmentation.Apply(Image, 1, number), Image));
        Assert.InRange(mirrored, 420, 580); // five standard deviations
    }

    private static ColorImage Gray(params byte[] pixels) =>
        new(3, 2, [.. pixels.SelectMany(value => new[] { value, value, value })]);
}
