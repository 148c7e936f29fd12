using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using TorchSharp;

namespace An8Suite.Tests.Learning;

[Collection("libtorch")]
public sealed class ImageSetTests
{
    private static readonly Sample[] Two = SyntheticImages.Samples(2);

    [Fact]
    public void A_batch_holds_the_chosen_images_channel_by_channel()
    {
        // Image i, row y, column x, channel c has the value 100 i + 12 y + 3 x + c (2 rows, 4 columns).
        ImageSet set = ImageSet.Load(Two, sample => new ColorImage(
            4, 2, [.. Enumerable.Range(0, 24).Select(k => (byte)((100 * sample.Label) + k))]));
        using torch.Tensor batch = set.Batch([1, 0, 1]);
        Assert.Equal([3, 3, 2, 4], batch.shape);
        Assert.Equal(100 + 12 + 6 + 2, batch[0, 2, 1, 2].item<byte>());
        Assert.Equal(12 + 6 + 2, batch[1, 2, 1, 2].item<byte>());
        Assert.Equal([0, 1], set.Labels);
        Assert.Equal(["image0", "image1"], set.Ids);
    }

    [Fact]
    public void Normalization_is_the_mean_and_deviation_over_all_pixels()
    {
        // Channel values over the two one-pixel images: R 0 and 255, G 51 twice, B 0 and 102.
        ImageSet set = ImageSet.Load(Two, sample => new ColorImage(
            1, 1, sample.Label == 0 ? [0, 51, 0] : [255, 51, 102]));
        Normalization measured = set.MeasureNormalization();
        Assert.Equal([0.5f, 0.2f, 0.2f], measured.Mean);
        Assert.Equal([0.5f, 1, 0.2f], measured.Deviation);
    }

    [Fact]
    public void An_image_of_another_size_is_named()
    {
        InputException error = Assert.Throws<InputException>(() => ImageSet.Load(
            Two, sample => new ColorImage(2 + sample.Label, 1, new byte[3 * (2 + sample.Label)])));
        Assert.Equal("image1.png: expected 2 x 1 pixels as in image0.png, found 3 x 1", error.Message);
    }

    [Fact]
    public void The_reader_s_own_message_comes_through()
    {
        InputException error = Assert.Throws<InputException>(
            () => ImageSet.Load(Two, sample => throw new InputException("image.png: truncated")));
        Assert.Equal("image.png: truncated", error.Message);
    }

    [Fact]
    public void An_empty_set_is_refused() =>
        Assert.Throws<InputException>(() => ImageSet.Load([], _ => new ColorImage(1, 1, new byte[3])));

    [Fact]
    public void Loading_can_be_cancelled() => Assert.ThrowsAny<OperationCanceledException>(
        () => ImageSet.Load(Two, _ => new ColorImage(1, 1, new byte[3]), new CancellationToken(canceled: true)));
}
