using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Scenes;

/// <summary>What the part ids and the pass of distances say together.</summary>
public sealed class PixelGeometryTests
{
    private static readonly float[] None = [0, 0, 0, 0];

    [Fact]
    public void A_pixel_has_its_own_value_where_the_pass_shows_its_part()
    {
        PixelGeometry geometry = new(2, 1, [0, 0, 3, 2, .. None]);
        PartMask ids = new(2, 1, [3, 0]);
        Assert.Equal([16384, 0], geometry.Depth(ids, 8));
        Assert.Equal([32768, 32768, 65535, 0, 0, 0], geometry.Normals(ids));
    }

    [Fact]
    public void Elsewhere_it_has_the_mean_of_its_neighbours_that_show_its_part()
    {
        // Part 2 at the corners, another one in the middle, whose centre sample shows part 2 all the same.
        float[] a = [2, 0, 0, 1];
        float[] b = [0, 2, 0, 3];
        float[] other = [0, 0, 5, 7];
        PixelGeometry geometry = new(3, 3, [.. a, .. None, .. None, .. None, .. other, .. None, .. None, .. None, .. b]);
        PartMask ids = new(3, 3, [0, 0, 0, 0, 2, 0, 0, 0, 0]);
        Assert.Equal(16384, geometry.Depth(ids, 8)[4]);
        ushort diagonal = (ushort)Math.Round((Math.Sqrt(0.5) + 1) / 2 * 65535);
        Assert.Equal([diagonal, diagonal, 32768], geometry.Normals(ids)[12..15]);
    }

    [Fact]
    public void Without_such_a_neighbour_and_on_the_background_it_is_0()
    {
        PixelGeometry geometry = new(3, 1, [0, 0, 1, 4, 0, 0, 1, 4, float.NaN, 0, 0, 4]);
        PartMask ids = new(3, 1, [0, 2, 2]);
        Assert.Equal([0, 0, 0], geometry.Depth(ids, 8));
        Assert.All(geometry.Normals(ids), value => Assert.Equal(0, value));
    }

    [Fact]
    public void What_lies_at_the_range_or_beyond_is_white() =>
        Assert.Equal([65535], new PixelGeometry(1, 1, [0, 0, 1, 8.001f]).Depth(new PartMask(1, 1, [1]), 8));

    [Theory]
    [InlineData("petals", 1)]
    [InlineData("ball", 2)]
    [InlineData("plant2_petals", 3)]
    [InlineData("plant22_petals", 1)]
    [InlineData("ground", 0)]
    public void Parts_belong_to_instances_in_the_recipe_s_order(string part, int instance) => Assert.Equal(
        instance, SceneMesh.InstanceOf(
            part, [new SceneObject("ball", PartRole.Distractor), new SceneObject("plant2", PartRole.Instance)], hasGround: true));
}
