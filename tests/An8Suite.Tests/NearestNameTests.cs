using An8Suite.Core;

namespace An8Suite.Tests;

public sealed class NearestNameTests
{
    private static readonly string[] Verbs = ["generate", "train", "respond", "report", "reproduce"];

    [Theory]
    [InlineData("genrate", "generate")]
    [InlineData("trian", "train")]
    [InlineData("REPORT", "report")]
    [InlineData("reprodce", "reproduce")]
    public void A_typo_finds_its_name(string typed, string meant) => Assert.Equal(meant, NearestName.Of(typed, Verbs));

    [Fact]
    public void Nothing_near_finds_nothing() => Assert.Null(NearestName.Of("xylophone", Verbs));

    [Fact]
    public void The_hint_lists_all_names_and_the_nearest_one()
    {
        Assert.Equal("did you mean 'train'? valid: train, score", NearestName.Hint("trani", ["train", "score"]));
        Assert.Equal("valid: train, score", NearestName.Hint("wxyz123", ["train", "score"]));
    }
}
