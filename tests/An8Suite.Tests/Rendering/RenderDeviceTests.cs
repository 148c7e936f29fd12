using An8Suite.Core;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Tests.Rendering;

[Needs(Needs.Gl)]
public sealed class RenderDeviceTests
{
    [Theory]
    [InlineData("software", "software")]
    [InlineData("fastest", "fastest")]
    [InlineData("3", "3")]
    public void Reads_what_it_writes(string text, string written)
    {
        Assert.True(RenderDevice.TryParse(text, out RenderDevice device));
        Assert.Equal(written, device.ToString());
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData(null)]
    public void Refuses_the_rest(string? text) => Assert.False(RenderDevice.TryParse(text, out _));

    [Fact]
    public void The_default_is_the_software_renderer() => Assert.Equal(RenderDevice.Software, default);

    [Fact]
    public void Every_listed_device_that_has_a_driver_can_be_chosen()
    {
        IReadOnlyList<GlDriver?> devices = GlDevices.List();
        Assert.NotEmpty(devices);
        for (int i = 0; i < devices.Count; i++)
        {
            Assert.True(RenderDevice.TryParse($"{i}", out RenderDevice device));
            Assert.Equal(devices[i], devices[i] is null ? null : GlDriver.Query(device));
        }
    }

    [Fact]
    public void A_number_that_no_device_has_is_refused()
    {
        Assert.True(RenderDevice.TryParse("99", out RenderDevice device));
        InputException error = Assert.Throws<InputException>(() => GlDriver.Query(device));
        Assert.Matches("--renderer: this machine has [0-9]+ devices, numbered from 0, found 99; 'an8 doctor' lists them", error.Message);
    }
}
