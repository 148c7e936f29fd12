using An8Suite.Learning.Explanations;
using An8Suite.Pages.Charts;
using An8Suite.Pages.Html;

namespace An8Suite.Tests.Cli.Report;

public sealed class SeriesStyleTests
{
    [Fact]
    public void Every_method_has_a_line_of_its_own_whatever_else_a_chart_shows()
    {
        string[] styles = [.. ExplanationMethods.Names.Select(name => SeriesStyle.Of(MethodTitle.Of(name)))];
        Assert.Equal(styles.Length, styles.Distinct().Count());
        Assert.Equal("ours", SeriesStyle.Of(MethodTitle.Of("ours")));
        Assert.All(MethodTitle.All.Where(title => title.IsControl), title =>
            Assert.StartsWith("control c", SeriesStyle.Of(title), StringComparison.Ordinal));
        Assert.All(
            styles.SelectMany(style => style.Split(' ')),
            word => Assert.Contains($".{word} {{", ReportStyle.Css, StringComparison.Ordinal));
        Assert.Equal(Grid.Names.Count, Grid.Names.Select(name => MethodTitle.Of(name).Line).Distinct().Count());
    }
}
