using System.Numerics;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Tests.Scenes;

public sealed class FramingTests
{
    [Fact]
    public void A_box_sweeps_a_cylinder()
    {
        Framing framing = Framing.Of(new SmallMesh().Box("box", new Vector3(-3, 1, -4), new Vector3(3, 5, 4)).Mesh());
        Assert.Equal(3, framing.Middle, 1e-6);
        Assert.Equal(1.001 * Math.Sqrt(25 + 4), framing.Reach, 1e-5);
        Assert.All(framing.Rims, rim => Assert.Equal(5, rim.Radius, 1e-6));
        Assert.Equal(1, framing.Rims[0].Height);
        Assert.Equal(5, framing.Rims[^1].Height);
    }

    [Fact]
    public void A_flat_mesh_can_be_framed()
    {
        Framing framing = Framing.Of(
            new SmallMesh().Part("sheet", SmallMesh.Quad(new Vector3(-1, 2, -1), 2 * Vector3.UnitZ, 2 * Vector3.UnitX)).Mesh());
        Assert.Equal(2, framing.Middle);
        Assert.Equal(Math.Sqrt(2), framing.Rims[0].Radius, 1e-6);
    }
}
