using An8Suite.Core.Datasets;

namespace An8Suite.Tests.Datasets;

public sealed class MaskPolicyTests
{
    private static readonly PartEntry[] Parts = [new(1, "petals"), new(2, "core"), new(3, "stem"), new(4, "leaves")];

    private static readonly ClassEntry[] Classes =
    [
        new(0, "petals_red", "00_petals_red", ["petals"], "#ff0000"),
        new(1, "stem_red", "01_stem_red", ["stem", "leaves"], "#ff0000"),
    ];

    [Theory]
    [InlineData("class_part", 0, new byte[] { 1 })]
    [InlineData("class_part", 1, new byte[] { 3, 4 })]
    [InlineData("plant", 0, new byte[] { 1, 2, 3, 4 })]
    [InlineData("candidates", 0, new byte[] { 1, 3, 4 })]
    [InlineData("candidates", 1, new byte[] { 1, 3, 4 })]
    [InlineData("part:core", 1, new byte[] { 2 })]
    public void Each_policy_holds_its_parts(string name, int shown, byte[] ids)
    {
        Assert.True(MaskPolicy.TryParse(name, out MaskPolicy? policy));
        Assert.Equal(ids, policy.PartIds(Classes[shown], Classes, Parts));
    }

    [Theory]
    [InlineData("class_part", "class_part")]
    [InlineData("part:stem", "part_stem")]
    public void A_policy_comes_back_from_its_folder(string name, string folder)
    {
        Assert.True(MaskPolicy.TryParse(name, out MaskPolicy? policy));
        Assert.Equal(folder, policy.Folder);
        Assert.True(MaskPolicy.TryParseFolder(folder, out MaskPolicy? again));
        Assert.Equal(policy, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("part:")]
    [InlineData("Plant")]
    [InlineData("part")]
    public void Other_names_are_no_policy(string name) => Assert.False(MaskPolicy.TryParse(name, out _));
}
