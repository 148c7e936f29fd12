using An8Suite.Core.Labels;

namespace An8Suite.Tests.Scenes;

public sealed class PartSetTests
{
    [Fact]
    public void A_set_without_a_part_lacks_that_part_alone()
    {
        for (int id = 0; id < 256; id++)
        {
            PartSet rest = PartSet.All.Without((byte)id);
            Assert.Equal([id], Enumerable.Range(0, 256).Where(other => !rest.Contains((byte)other)));
            Assert.Equal(PartSet.All, rest.With((byte)id));
        }
    }

    [Fact]
    public void Sets_are_equal_by_their_parts_in_whatever_order_they_went()
    {
        PartSet set = PartSet.All.Without(3).Without(200).Without(3);
        Assert.Equal(set, PartSet.All.Without(200).Without(3));
        Assert.NotEqual(set, PartSet.All.Without(200));
        Assert.Equal(256, Enumerable.Range(0, 256).Count(id => PartSet.All.Contains((byte)id)));
        Assert.Equal([1, 130], Enumerable.Range(0, 256).Where(id => default(PartSet).With(1).With(130).Contains((byte)id)));
    }
}
