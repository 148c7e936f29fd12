using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Scenes;

public sealed class PartSilhouettesTests
{
    [Fact]
    public void Counts_bits_and_the_pixels_that_show_without_a_bit()
    {
        uint[] first = [0b11, 0b01, 0b10, 0];
        uint[] second = [0, 1u << 31, 0, 0];
        int[] counts = new PartSilhouettes([first, second]).Count([1, 64, 0, 2]);
        Assert.Equal(2, counts[1]);
        Assert.Equal(3, counts[2]);
        Assert.Equal(1, counts[64]);
        Assert.Equal(6, counts.Sum());
    }

    [Fact]
    public void The_hidden_share_is_what_is_missing_of_the_silhouette()
    {
        int[] alone = new int[256];
        (alone[1], alone[2]) = (4, 3);
        IReadOnlyList<PartExtent> extents = PartExtent.Of(new PartMask(3, 1, [1, 0, 0]), 3, alone);
        Assert.Equal(0.75, extents[0].HiddenShare);
        Assert.Equal(1, extents[1].HiddenShare);
        Assert.Equal(0, PartExtent.Of(new PartMask(3, 1, [1, 0, 0]), 1, null)[0].HiddenShare);
    }
}
