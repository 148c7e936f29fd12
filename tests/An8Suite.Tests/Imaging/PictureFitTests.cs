using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

public class PictureFitTests
{
    // Resize(shorter, antialias=True) and CenterCrop(side) of torchvision 0.14 on float tensors.
    public static TheoryData<int, int, int, int, float[]> Torchvision => new()
    {
        {
            9, 5, 6, 4,
            [
                120.212f, 158.237f, 196.262f, 167.088f, 144.837f, 188.112f, 164.188f, 87.996f,
                169.462f, 159.321f, 92.646f, 59.037f, 194.087f, 107.063f, 45.637f, 99.412f,
            ]
        },
        {
            5, 8, 7, 4,
            [
                103.026f, 143.318f, 183.61f, 139.123f, 117.571f, 161.5f, 205.429f, 139.643f,
                132.117f, 179.682f, 185.688f, 131.851f, 146.662f, 197.864f, 74.519f, 50.916f,
            ]
        },
        {
            7, 13, 5, 5,
            [
                53.667f, 125.411f, 170.636f, 60.322f, 110.733f, 72.725f, 156.699f, 123.15f, 99.183f,
                183.157f, 92.333f, 188.889f, 93.545f, 161.111f, 119.508f, 111.941f, 154.15f,
                118.701f, 169.497f, 121.353f, 131.0f, 110.144f, 132.818f, 148.122f, 148.6f,
            ]
        },
        { 11, 4, 3, 2, [173.183f, 170.569f, 174.328f, 77.672f] },
    };

    [Theory]
    [MemberData(nameof(Torchvision))]
    public void Photographs_are_cut_as_torchvision_cuts_them(int width, int height, int shorter, int side, float[] red)
    {
        ColorImage image = new(width, height, [.. Enumerable.Range(0, width * height * 3).Select(at =>
        {
            (int channel, int x, int y) = (at % 3, at / 3 % width, at / 3 / width);
            return (byte)((x * 37) + (y * 11) + (channel * 53) + (x * y * 7));
        })]);
        ColorImage fitted = new PictureFit(new PictureSize(side, side), shorter).Apply(image);
        Assert.Equal((side, side), (fitted.Width, fitted.Height));
        Assert.Equal(
            red.Select(value => (int)MathF.Floor(value + 0.5f)), fitted.Rgb.Chunk(3).Select(pixel => (int)pixel[0]));
    }

    [Fact]
    public void A_picture_of_the_size_stays_so_that_masks_fit()
    {
        ColorImage image = new(4, 4, new byte[48]);
        Assert.Same(image, new PictureFit(new PictureSize(4, 4), 6).Apply(image));
        Heatmap map = new(4, 4, new float[16]);
        Assert.Same(map, new PictureFit(new PictureSize(4, 4), 6).Back(map, new PictureSize(4, 4)));
    }

    [Fact]
    public void A_map_goes_back_to_where_its_picture_was_cut()
    {
        // 16 x 8 becomes 8 x 4, of which columns 2 to 5 are seen: columns 4 to 11 of the picture.
        PictureFit fit = new(new PictureSize(4, 4), 4);
        Heatmap ones = new(4, 4, [.. Enumerable.Repeat(1f, 16)]);
        Heatmap back = fit.Back(ones, new PictureSize(16, 8));
        Assert.Equal((16, 8), (back.Width, back.Height));
        float[] row = [0, 0, 0, 0.25f, 0.75f, 1, 1, 1, 1, 1, 1, 0.75f, 0.25f, 0, 0, 0];
        Assert.All(back.Values.Chunk(16), values => Assert.Equal(row, values));

        // Without a cut it is stretched, whatever the proportions.
        Heatmap stretched = new PictureFit(new PictureSize(4, 4)).Back(ones, new PictureSize(16, 8));
        Assert.All(stretched.Values, value => Assert.Equal(1f, value, 1e-6f));
    }

    [Theory]
    [InlineData(16, 8)]
    [InlineData(7, 21)]
    [InlineData(3, 3)]
    public void The_hottest_pixel_comes_back_to_where_the_picture_had_it(int width, int height)
    {
        // One bright pixel in the middle of the picture, which no cut takes away.
        byte[] pixels = new byte[width * height * 3];
        (int x, int y) = (width / 2, height / 2);
        pixels.AsSpan(((y * width) + x) * 3, 3).Fill(255);
        PictureFit fit = new(new PictureSize(12, 12), 15);
        ColorImage seen = fit.Apply(new ColorImage(width, height, pixels));
        Heatmap heat = fit.Back(
            new Heatmap(12, 12, [.. seen.Rgb.Chunk(3).Select(pixel => pixel[0] / 255f)]), new PictureSize(width, height));
        Assert.Equal((y * width) + x, Array.IndexOf(heat.Values, heat.Values.Max()));
    }

    [Fact]
    public void Very_long_pictures_are_not_blown_up_as_a_whole()
    {
        // In full, 40,000 x 4 would become 2,240,000 x 224.
        ColorImage strip = new(40_000, 4, new byte[480_000]);
        ColorImage seen = new PictureFit(new PictureSize(224, 224), 224).Apply(strip);
        Assert.Equal((224, 224), (seen.Width, seen.Height));
    }

    [Fact]
    public void A_shorter_side_that_leaves_too_little_is_refused() => Assert.Contains(
        "expected at least the 48 pixels of the network's input, found 40",
        Assert.Throws<InputException>(new PictureFit(new PictureSize(32, 48), 40).Validate).Message,
        StringComparison.Ordinal);
}
