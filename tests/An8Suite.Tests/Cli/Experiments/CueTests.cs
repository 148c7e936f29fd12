using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;
using An8Suite.Workflow.Experiments.Cue;

namespace An8Suite.Tests.Cli.Experiments;

public sealed class CueTests
{
    [Fact]
    public void A_sticker_hides_no_part_where_there_is_room_and_its_mask_is_what_it_paints()
    {
        byte[] ids = new byte[40 * 30];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = (byte)(i % 40 is > 10 and < 30 ? 1 : 0);
        }

        PartMask parts = new(40, 30, ids);
        ColorImage grey = new(40, 30, [.. Enumerable.Repeat((byte)100, 40 * 30 * 3)]);
        for (int pose = 0; pose < 20; pose++)
        {
            var sticker = Sticker.Of(parts, 6, seed: 1, pose);
            BinaryMask mask = sticker.Mask(40, 30);
            Assert.Equal(36, mask.PixelCount);
            Assert.DoesNotContain(true, mask.Values.Zip(ids, (inside, id) => inside && id > 0));
            byte[] painted = sticker.Paint(grey, new SrgbColor(1, 2, 3)).Rgb;
            Assert.All(Enumerable.Range(0, ids.Length), i =>
                Assert.Equal(
                    mask.Values[i] ? [1, 2, 3] : new byte[] { 100, 100, 100 }, painted[(3 * i)..((3 * i) + 3)]));
            Assert.Equal(sticker, Sticker.Of(parts, 6, seed: 1, pose));
        }

        Assert.True(Enumerable.Range(0, 20).Select(pose => Sticker.Of(parts, 6, 1, pose)).Distinct().Count() > 10);
    }

    [Fact]
    public void Without_room_it_takes_the_corner_that_hides_least()
    {
        byte[] ids = [.. Enumerable.Repeat((byte)1, 64)];
        ids[63] = 0;
        Assert.Equal(new Sticker(6, 6, 2), Sticker.Of(new PartMask(8, 8, ids), 2, 0, 0));
    }

    [Fact]
    public void The_verdict_follows_the_numbers()
    {
        Assert.Contains("has not learnt to cheat", CueVerdict.Of(File(.4, [])), StringComparison.Ordinal);
        string verdict = CueVerdict.Of(File(.9, [Score("gradient", .9, .8, 1),
            Score("grad-cam", .2, .1, .3), Score("ours", .5, .4, .6), Score("noise", 1, 1, 1)]));
        Assert.EndsWith(
            "; Gradient exposes it in most images, Grad-CAM does not.",
            verdict, StringComparison.Ordinal);
        Assert.Contains(
            "no method exposes it", CueVerdict.Of(File(.9, [Score("ours", .5, .4, .6)])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(.4, .1, 1)]
    [InlineData(.1, .4, 0)]
    [InlineData(-.02, -.1, 0)]
    [InlineData(.1, -.1, 1)]
    public void An_image_is_exposed_where_the_sticker_is_found_better_than_by_noise_and_than_the_object(
        double sticker, double plant, double exposed) => Assert.Equal(exposed, CueScores.Exposed(sticker, plant));

    [Fact]
    public void A_constant_map_exposes_nothing() =>
        // Its score is 0, below noise on both; relative to noise it falls less short of the smaller mask.
        Assert.Equal(0, CueScores.Exposed(Headroom.Of(0, .01, 1), Headroom.Of(0, .1, 1)));

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    public void A_side_out_of_range_is_refused(int side) => Assert.Equal(
        $"--side: expected 2 to 32 pixels, a quarter of the images' side, found {side}",
        Assert.Throws<InputException>(() => new CueOptions { Side = side }.Validate(128)).Message);

    private static CueScore Score(string method, double exposed, double low, double high) =>
        new(method, .1, .1, .1, .1, exposed, low, high, 10, 0);

    private static CueFile File(double follows, CueScore[] scores) => new()
    {
        Side = 12,
        TestImages = 10,
        Classes = 6,
        FollowsSticker = follows,
        FollowsPlant = 0,
        AccuracyWithoutSticker = .2,
        Images = 10,
        Poses = 2,
        Scores = scores,
    };
}
