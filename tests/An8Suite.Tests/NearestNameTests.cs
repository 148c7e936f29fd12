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

    [Theory]
    [InlineData("resnet", "resnet18")]
    [InlineData("ResNet-1", "resnet18")]
    [InlineData("resnet18-imagenet", "resnet18")]
    [InlineData("vgg-16", "vgg16")]
    [InlineData("vgg", "vgg-f")]
    [InlineData("alex", "alexnet")]
    [InlineData("lnet", "lenet")]
    public void A_beginning_finds_its_name_before_one_that_is_as_near(string typed, string meant) =>
        Assert.Equal(meant, NearestName.Of(typed, ["small", "an8net", "lenet", "vgg-f", "alexnet", "vgg16", "resnet18"]));

    [Fact]
    public void Of_two_letters_both_may_not_differ() => Assert.Null(NearestName.Of("ab", ["x", "xy"]));

    [Fact]
    public void Nothing_near_finds_nothing() => Assert.Null(NearestName.Of("xylophone", Verbs));

    [Fact]
    public void The_hint_lists_all_names_and_the_nearest_one()
    {
        Assert.Equal("did you mean 'train'? valid: train, score", NearestName.Hint("trani", ["train", "score"]));
        Assert.Equal("valid: train, score", NearestName.Hint("wxyz123", ["train", "score"]));
    }
}
