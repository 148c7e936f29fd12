using An8Suite.Workflow.Experiments.Doubts;

namespace An8Suite.Tests.Cli.Experiments;

public sealed class DoubtsVerdictTests
{
    [Fact]
    public void A_part_that_its_class_hides_is_not_said_to_have_been_taken_away()
    {
        Assert.Equal(
            "Removing a part that carries the class colour lowers the class's logit by cap 4.0; of the parts that do "
            + "not, stem matters most (1.5, 50 % of the images change class).",
            DoubtsVerdict.OfParts(File([Effect(0, "cap", 4), Effect(1, "ring", null), Effect(1, "stem", 1.5)])));
        Assert.Equal(
            "No part that carries a class colour could be taken away.",
            DoubtsVerdict.OfParts(File([Effect(1, "ring", null)])));
    }

    private static PartEffect Effect(int label, string part, double? drop) =>
        new(label, part, PartEffect.Removed, drop, drop, drop, drop, drop is null ? null : 0.5, drop is null ? 0 : 4);

    private static DoubtsFile File(PartEffect[] effects) => new()
    {
        Images = 4,
        Poses = 2,
        Classes = ["red", "ringless"],
        ClassParts = [["cap"], ["ring"]],
        Parts = ["cap", "ring", "stem"],
        Variants = [],
        Effects = effects,
        Heat = [],
    };
}
