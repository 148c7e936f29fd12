using An8Suite.Core;

namespace An8Suite.Tests;

/// <summary>Bit patterns were computed with 80 decimal digits by other means and rounded once.</summary>
public sealed class PortableMathTests
{
    [Theory]
    [InlineData(1, 0x3F91DF0B2B89DD1E, 0x3FEFFEC097F5AF8A, 0x3F91DFBD9410A422)]
    [InlineData(14, 0x3FCEF74BF2E4B91D, 0x3FEF0CA99F79BA25, 0x3FCFE9FAE1181F54)]
    [InlineData(20, 0x3FD5E3A8748A0BF5, 0x3FEE11F642522D1C, 0x3FD74B49CF3902D4)]
    [InlineData(37.5, 0x3FE37AF93F9513EA, 0x3FE963268B572492, 0x3FE88DF153D6A676)]
    [InlineData(45, 0x3FE6A09E667F3BCD, 0x3FE6A09E667F3BCD, 0x3FF0000000000000)]
    [InlineData(48, 0x3FE7C7D7A833BEC2, 0x3FE5698496E20BD8, 0x3FF1C511A0DB83E2)]
    [InlineData(-35, 0xBFE25ABCF87C4978, 0x3FEA367E59158747, 0xBFE66819A3A0BF7B)]
    [InlineData(59.999999, 0x3FEBB67AE3A8EB18, 0x3FE00000081D6398, 0x3FFBB67AD59AC66E)]
    [InlineData(123.456, 0x3FEAB2A9B25A9AB9, 0xBFE1A43870D371F9, 0xBFF836B7EC216D45)]
    [InlineData(720.25, 0x3F71DF42EAE296E2, 0x3FEFFFEC0960384E, 0x3F71DF4E1136D653)]
    [InlineData(-1000.1, 0x3FEF810CD0198AEA, 0x3FC6726AB8AF9316, 0x401674B403BB8690)]
    [InlineData(1e-9, 0x3DB330AA445BE654, 0x3FF0000000000000, 0x3DB330AA445BE654)]
    [InlineData(89.99999999, 0x3FF0000000000000, 0x3DE7FCD3D8CADFBD, 0x41F558279EC5A634)]
    [InlineData(325.7, 0xBFE20867C7D430DF, 0x3FEA6F65B0C48078, 0xBFE5D434198C449D)]
    public void Sine_cosine_and_tangent_have_the_bits_of_the_nearest_double(double degrees, ulong sin, ulong cos, ulong tan) =>
        Assert.Equal(
            (sin, cos, tan),
            (Bits(PortableMath.SinDegrees(degrees)), Bits(PortableMath.CosDegrees(degrees)), Bits(PortableMath.TanDegrees(degrees))));

    [Fact]
    public void The_direction_agrees_with_the_library_all_around()
    {
        for (double degrees = -179.9; degrees < 180; degrees += 0.7)
        {
            foreach (double length in new[] { 1e-9, 1, 3e8 })
            {
                (double x, double y) = (length * Math.Cos(degrees * Math.PI / 180), length * Math.Sin(degrees * Math.PI / 180));
                Assert.Equal(Math.Atan2(y, x) * 180 / Math.PI, PortableMath.Atan2Degrees(y, x), 1e-12 * 180);
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(1, 0, 90)]
    [InlineData(0, -1, 180)]
    [InlineData(-1, 0, -90)]
    [InlineData(2, 2, 45)]
    [InlineData(-3, -3, -135)]
    public void Straight_and_diagonal_directions_are_exact(double y, double x, double degrees) =>
        Assert.Equal(degrees, PortableMath.Atan2Degrees(y, x));

    [Theory]
    [InlineData(2, 0x3FE62E42FEFA39EF)]
    [InlineData(10, 0x40026BB1BBB55516)]
    [InlineData(0.1, 0xC0026BB1BBB55515)]
    [InlineData(0.7, 0xBFD6D3C324E13F50)]
    [InlineData(1e-300, 0xC085963447F87FB5)]
    [InlineData(1.0000001, 0x3E7AD7F2847B6492)]
    [InlineData(5e-324, 0xC0874385446D71C3)]
    [InlineData(123456.789, 0x40277281CAD8A844)]
    [InlineData(0.99999999, 0xBE45798EE5CD2B2A)]
    public void The_logarithm_has_the_bits_of_the_nearest_double(double x, ulong bits) => Assert.Equal(bits, Bits(PortableMath.Log(x)));

    [Theory]
    [InlineData(1, 0x4005BF0A8B145769)]
    [InlineData(-1, 0x3FD78B56362CEF38)]
    [InlineData(10, 0x40D5829DCF950560)]
    [InlineData(-20.3, 0x3E1A3B8DC86D1C8F)]
    [InlineData(0.001, 0x3FF0041919B7EE34)]
    [InlineData(700.1, 0x7F1058614179B2A5)]
    [InlineData(-0.0625, 0x3FEE0FABFBC702A4)]
    public void The_exponential_has_the_bits_of_the_nearest_double(double x, ulong bits) => Assert.Equal(bits, Bits(PortableMath.Exp(x)));

    [Theory]
    [InlineData(0.5, 2.4, 0x3FC8406003B2AE5D)]
    [InlineData(0.9, 2.4, 0x3FE8D9AEA11BD810)]
    [InlineData(0.2158, 2.4, 0x3F99D2F146A71A6A)]
    [InlineData(1.3, 0.4166666, 0x3FF1D928E1C207DD)]
    [InlineData(7, 0.5, 0x40052A7FA9D2F8EA)]
    [InlineData(10, -3.3, 0x3F406C4363887513)]
    [InlineData(0.003, 0.4166666666666667, 0x3FB6C0CADC836A70)]
    public void The_power_has_the_bits_of_the_nearest_double(double x, double y, ulong bits) =>
        Assert.Equal(bits, Bits(PortableMath.Pow(x, y)));

    [Fact]
    public void Multiples_of_30_and_45_are_exact_in_every_turn()
    {
        double[] halves = [0, 0.5, double.NaN, 1, double.NaN, 0.5, 0, -0.5, double.NaN, -1, double.NaN, -0.5];
        for (int i = -36; i <= 36; i++)
        {
            double expected = halves[((i % 12) + 12) % 12];
            if (double.IsFinite(expected))
            {
                Assert.Equal(expected, PortableMath.SinDegrees(30 * i));
                Assert.Equal(expected, PortableMath.CosDegrees((30 * i) - 90));
            }

            Assert.Equal(1, PortableMath.TanDegrees(45 + (180 * i)));
            Assert.Equal(-1, PortableMath.TanDegrees(135 + (180 * i)));
            Assert.Equal(0, PortableMath.TanDegrees(180 * i));
            Assert.Equal(double.PositiveInfinity, PortableMath.TanDegrees(90 + (180 * i)));
        }
    }

    [Fact]
    public void Agrees_with_the_platform_within_two_units_of_the_last_place()
    {
        // The platform's own error, and that of its radians, is most of it.
        CounterRandom random = new(0, "portable maths", 0);
        for (int i = 0; i < 20_000; i++)
        {
            double degrees = (90 * random.NextDouble()) - 45;
            double radians = degrees * (Math.PI / 180);
            AssertNear(Math.Sin(radians), PortableMath.SinDegrees(degrees));
            AssertNear(Math.Cos(radians), PortableMath.CosDegrees(degrees));
            double x = Math.ScaleB(random.NextDouble() + 0.5, random.NextInt32(200) - 100);
            AssertNear(Math.Log(x), PortableMath.Log(x));
            double power = (40 * random.NextDouble()) - 20;
            AssertNear(Math.Exp(power), PortableMath.Exp(power));
            AssertNear(Math.Pow(x, power / 10), PortableMath.Pow(x, power / 10));
        }
    }

    [Fact]
    public void Sines_and_cosines_of_huge_angles_are_those_of_their_rest()
    {
        foreach (double degrees in (double[])[1e6, 123456.7, 3.6e15 + 90, 1e300])
        {
            Assert.Equal(PortableMath.SinDegrees(degrees % 360), PortableMath.SinDegrees(degrees));
            Assert.Equal(-PortableMath.SinDegrees(degrees), PortableMath.SinDegrees(-degrees));
            Assert.Equal(PortableMath.CosDegrees(degrees), PortableMath.CosDegrees(-degrees));
        }
    }

    [Fact]
    public void The_ends_of_the_ranges_are_what_the_field_expects()
    {
        Assert.Equal((0, double.NegativeInfinity, double.PositiveInfinity),
            (PortableMath.Log(1), PortableMath.Log(0), PortableMath.Log(double.PositiveInfinity)));
        Assert.True(double.IsNaN(PortableMath.Log(-1)) && double.IsNaN(PortableMath.Log(double.NaN)));
        Assert.Equal((1, 0, double.PositiveInfinity),
            (PortableMath.Exp(0), PortableMath.Exp(double.NegativeInfinity), PortableMath.Exp(double.PositiveInfinity)));
        Assert.Equal((double.PositiveInfinity, 0), (PortableMath.Exp(1000), PortableMath.Exp(-1000)));
        Assert.True(double.IsNaN(PortableMath.Exp(double.NaN)));
        Assert.Equal((1, 1, 0, 0.25), (
            PortableMath.Pow(0, 0), PortableMath.Pow(1, double.NaN), PortableMath.Pow(0, 2), PortableMath.Pow(2, -2)));
        Assert.True(double.IsNaN(PortableMath.Pow(-1, 2)));
        Assert.True(double.IsNaN(PortableMath.SinDegrees(double.PositiveInfinity)) && double.IsNaN(PortableMath.TanDegrees(double.NaN)));
    }

    private static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value);

    private static void AssertNear(double platform, double ours) =>
        Assert.True(Math.Abs(platform - ours) <= 2 * Math.Abs(Math.BitIncrement(platform) - platform), $"{platform:R} and {ours:R}");
}
