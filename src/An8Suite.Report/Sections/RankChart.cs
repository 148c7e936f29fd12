using System.Globalization;
using An8Suite.Pages.Html;

namespace An8Suite.Report.Sections;

/// <summary>
/// A critical-difference picture (Demsar, JMLR 2006) as inline SVG: methods along their average rank, bars over those
/// not told apart.
/// </summary>
internal sealed record RankChart
{
    private const double Width = 800;
    private const double Margin = 230;
    private const double Axis = 34;
    private const double BarStep = 8;
    private const double Row = 20;

    /// <summary>Unique on the page.</summary>
    public required string Id { get; init; }

    /// <summary>The caption.</summary>
    public required string Title { get; init; }

    /// <summary>The methods, the lowest rank first.</summary>
    public required IReadOnlyList<(string Name, double Rank, bool IsOurs)> Methods { get; init; }

    /// <summary>First and last position of each bar.</summary>
    public required IReadOnlyList<(int First, int Last)> Cliques { get; init; }

    private int[] Levels => LevelsOf(Cliques);

    /// <summary>Puts bars that overlap on levels of their own, from 0.</summary>
    public static int[] LevelsOf(IReadOnlyList<(int First, int Last)> cliques)
    {
        int[] levels = new int[cliques.Count];
        for (int i = 0; i < cliques.Count; i++)
        {
            while (Enumerable.Range(0, i).Any(j => levels[j] == levels[i] && cliques[j].Last >= cliques[i].First))
            {
                levels[i]++;
            }
        }

        return levels;
    }

    /// <summary>Writes the figure.</summary>
    public void Write(HtmlWriter html)
    {
        double bars = Axis + 10 + (BarStep * (Levels.DefaultIfEmpty(-1).Max() + 1));
        int left = (Methods.Count + 1) / 2;
        double height = bars + (Row * left) + 14;
        html.Line($"<figure class=\"chart\"><figcaption>{Title}</figcaption>");
        html.Line($"<svg class=\"ranks\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"{Id}-d\">");
        html.Line($"<desc id=\"{Id}-d\">{Title}. {Describe()}</desc>");
        html.Line(
            $"<line class=\"mark\" x1=\"{XOf(1):0.0}\" x2=\"{XOf(Methods.Count):0.0}\" y1=\"{Axis}\" y2=\"{Axis}\"/>");
        for (int rank = 1; rank <= Methods.Count; rank++)
        {
            html.Line($"<line class=\"mark\" x1=\"{XOf(rank):0.0}\" x2=\"{XOf(rank):0.0}\" y1=\"{Axis - 5}\" y2=\"{Axis}\"/>");
            html.Line(
                $"<text class=\"tick\" x=\"{XOf(rank):0.0}\" y=\"{Axis - 11}\" text-anchor=\"middle\">{rank}</text>");
        }

        for (int i = 0; i < Methods.Count; i++)
        {
            bool onLeft = i < left;
            double y = bars + (Row * (onLeft ? i : Methods.Count - 1 - i)) + 12;
            (string name, double rank, bool ours) = Methods[i];
            double end = onLeft ? Margin - 14 : Width - Margin + 14;
            html.Line($"<path d=\"M{XOf(rank):0.0} {Axis}V{y:0.0}H{end:0.0}\"/>");
            html.Line($"<text class=\"{(ours ? "mine" : "method")}\" x=\"{(onLeft ? end - 6 : end + 6):0.0}\" y=\"{y + 4:0.0}\" text-anchor=\"{(onLeft ? "end" : "start")}\">{name} {rank:0.0}</text>");
        }

        foreach (((int first, int last), int level) in Cliques.Zip(Levels))
        {
            double y = Axis + 9 + (BarStep * level);
            html.Line($"<line class=\"clique\" x1=\"{XOf(Methods[first].Rank) - 3:0.0}\" x2=\"{XOf(Methods[last].Rank) + 3:0.0}\" y1=\"{y:0.0}\" y2=\"{y:0.0}\"/>");
        }

        html.Raw("</svg></figure>");
    }

    private double XOf(double rank) => Margin + ((rank - 1) / Math.Max(1, Methods.Count - 1) * (Width - (2 * Margin)));

    private string Describe()
    {
        string ranks = string.Join(
            ", ", Methods.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name} {m.Rank:0.0}")));
        string same = Cliques.Count == 0
            ? "All pairs differ."
            : "Not told apart: "
                + string.Join("; ", Cliques.Select(c => $"{Methods[c.First].Name} to {Methods[c.Last].Name}")) + ".";
        return $"Average ranks: {ranks}. {same}";
    }
}
