using An8Suite.Pages.Charts;
using An8Suite.Pages.Html;

namespace An8Suite.Tests.Cli.Report;

public sealed class LineChartTests
{
    [Theory]
    [InlineData(0, 1, 10, new[] { 0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1 })]
    [InlineData(0, 1, 4, new[] { 0, .5, 1 })]
    [InlineData(1, 8, 6, new double[] { 2, 4, 6, 8 })]
    [InlineData(0, .037, 5, new[] { 0, .01, .02, .03 })]
    [InlineData(-3, 3, 6, new double[] { -3, -2, -1, 0, 1, 2, 3 })]
    public void Ticks_are_round_and_within_the_axis(double low, double high, int wanted, double[] expected) =>
        Assert.Equal(expected, new ChartAxis("x", low, high, wanted).Ticks());

    [Fact]
    public void Whole_ticks_of_a_short_axis() =>
        Assert.Equal([1.0, 2.0], new ChartAxis("Epoch", 1, 2, Whole: true).Ticks());

    [Fact]
    public void A_logarithmic_axis_has_powers_of_ten_at_equal_distances()
    {
        ChartAxis axis = new("μ", 0.1, 100, Logarithmic: true);
        Assert.Equal([0.1, 1, 10, 100], axis.Ticks().Select(tick => Math.Round(tick, 12)));
        Assert.Equal(
            [0, 1 / 3.0, 2 / 3.0, 1], axis.Ticks().Select(axis.Share).ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(0, axis.Share(0.01));
        Assert.Equal([1.0, 100, 10000], new ChartAxis("μ", 1, 20000, 2, Logarithmic: true).Ticks());
    }

    [Fact]
    public void Points_lie_where_the_axes_say()
    {
        var html = new HtmlWriter();
        new LineChart
        {
            Id = "c",
            Title = "A & B",
            Description = "rises",
            X = new ChartAxis("x", 0, 1),
            Y = new ChartAxis("y", 0, 1),
            Series = [new ChartSeries("one", "s0", [(0, 0), (.5, 1), (1, 2)], "7")],
        }.Write(html);
        string text = html.ToString();
        Assert.Contains("points=\"56.0,334.0 342.0,10.0 628.0,10.0\"", text, StringComparison.Ordinal);
        Assert.Contains("A &amp; B. rises", text, StringComparison.Ordinal);
        Assert.Contains("<span>one</span> <b>7</b>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_share_a_label_share_a_legend_entry()
    {
        var html = new HtmlWriter();
        new LineChart
        {
            Id = "c",
            Title = "t",
            Description = "d",
            X = new ChartAxis("x", 0, 1),
            Y = new ChartAxis("y", 0, 1),
            Series = [new ChartSeries("one", "s0", [(0, 0)]), new ChartSeries("one", "s0", [(1, 1)])],
        }.Write(html);
        Assert.Equal(2, html.ToString().Split("<li>").Length);
        Assert.Equal(3, html.ToString().Split("<polyline").Length);
    }

    [Fact]
    public void Markup_is_inserted_as_it_is_and_text_escaped()
    {
        var html = new HtmlWriter();
        html.Line($"<p>{"<&>"}{Markup.Of($"<i>{'"'}</i>")}{default(Markup)}{null}{1.5:0.00}</p>");
        Assert.Equal("<p>&lt;&amp;&gt;<i>&quot;</i>1.50</p>\n", html.ToString());
    }
}
