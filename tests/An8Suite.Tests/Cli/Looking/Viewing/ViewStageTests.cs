using An8Suite.Cli.Looking.Viewing;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Cli.Looking.Viewing;

public sealed class ViewStageTests
{
    [Fact]
    public void A_tint_lies_half_over_the_pixels_inside_and_leaves_the_others()
    {
        ColorImage image = new(2, 1, [100, 100, 100, 40, 50, 60]);
        ColorImage tinted = ViewStage.Tinted(image, new BinaryMask(2, 1, [true, false]));
        Assert.Equal([50, 162, 177, 40, 50, 60], tinted.Rgb);
        Assert.Equal([100, 100, 100, 40, 50, 60], image.Rgb);
    }
}
