using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>Sums up games and maps.</summary>
internal static class PartsSummary
{
    /// <summary>One row a player and whether it carries the class colour.</summary>
    public static IReadOnlyList<PartWorth> Worths(
        IReadOnlyList<PartGame> games, Dataset dataset, PartPlayers players, PartValue value,
        ResamplingOptions resampling)
    {
        HashSet<string>[] carriers = [.. dataset.Classes.Select(entry => players.Of(entry.Parts))];
        PartShares[] all = [.. games.Select(game => PartShares.Of(game, value))];
        return
        [
            .. from player in Enumerable.Range(0, players.Names.Count)
               from alike in all.GroupBy(one => carriers[one.Game.Sample.Label].Contains(players.Names[player]))
               orderby player, !alike.Key
               select Worth([.. alike], player, resampling) with
               {
                   Part = players.Names[player],
                   Carries = alike.Key,
               },
        ];
    }

    /// <summary>The mean interaction of every two players.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Interactions(IReadOnlyList<PartGame> games, PartValue value)
    {
        double[][][] all = [.. games.Select(game => game.Of(value).Interactions())];
        return [.. all[0].Select(
            (row, i) => (IReadOnlyList<double>)[.. row.Select((_, j) => all.Average(m => m[i][j]))])];
    }

    /// <summary>How often which set of players is one of the smallest that keep the class.</summary>
    public static IReadOnlyList<SufficientSet> Sufficient(IReadOnlyList<PartGame> games, PartPlayers players) =>
    [
        .. games.SelectMany(game => game.Sufficient()).GroupBy(set => set)
            .OrderByDescending(set => set.Count()).ThenBy(set => set.Key)
            .Select(set => new SufficientSet(players.NamesOf(set.Key), set.Count() / (double)games.Count)),
    ];

    /// <summary>The largest violation of efficiency, relative to the game's largest worth.</summary>
    public static double LargestViolation(IReadOnlyList<PartGame> games) => (
        from game in games
        from value in Enum.GetValues<PartValue>()
        let shared = game.Of(value)
        let largest = Enumerable.Range(0, shared.Everybody + 1).Max(coalition => Math.Abs(shared.Worth(coalition)))
        select largest == 0 ? 0 : Math.Abs(shared.Shapley().Sum() - shared.Total) / largest).Max();

    /// <summary>The share of other backgrounds that cost the class less than 5 % of its logit.</summary>
    public static double BackgroundIndependence(IReadOnlyList<PartGame> games) => (
        from game in games
        from other in game.OtherBackgrounds
        let before = (double)game.Logits[^1][game.Explained]
        select before - other[game.Explained] < 0.05 * Math.Abs(before) ? 1.0 : 0).Average();

    /// <summary>Every column of every method on the same poses.</summary>
    public static PoseTable Table(IReadOnlyList<PartMap> maps)
    {
        PartMap[] ordered = [.. maps.OrderBy(map => map.Game.Sample.Id, StringComparer.Ordinal)];
        Sample[] samples = [.. ordered.Select(map => map.Game.Sample).DistinctBy(sample => sample.Id)];
        return PoseInterval.TableOf(samples, (
            from method in ordered.GroupBy(map => map.Method)
            from column in PartColumn.All
            select (ProxyAgreement.Key(column, method.Key), Values: method.Select(column.Value)))
            .ToDictionary(pair => pair.Item1, pair => pair.Values.Select(value => value ?? double.NaN).ToArray()));
    }

    /// <summary>The mean of every column of every method.</summary>
    public static IReadOnlyList<PartScore> Scores(
        IReadOnlyList<PartMap> maps, PoseTable table, PoseBootstrap bootstrap) =>
    [
        .. from title in MethodTitle.Sort(maps.Select(map => map.Method))
           from column in PartColumn.All
           let key = ProxyAgreement.Key(column, title.Name)
           let interval = bootstrap.Mean(key)
           let values = table.Find(key)!
           select new PartScore(
               title.Name, column.Name, values.Mean(), interval?.Low, interval?.High,
               table.ImageCount - values.ImageCount),
    ];

    private static PartWorth Worth(PartShares[] all, int player, ResamplingOptions resampling)
    {
        Interval? interval = PoseInterval.OfMean(
            [.. all.Select(one => one.Game.Sample)], [.. all.Select(one => one.Shapley[player])], resampling);
        return new PartWorth(
            "", false, all.Length, all.Count(one => one.Game.Pixels[player] == 0),
            all.Average(one => one.Shapley[player]), interval?.Low, interval?.High,
            all.Average(one => one.Shapley.Sum(Math.Abs) is > 0 and double sum
                ? Math.Abs(one.Shapley[player]) / sum
                : (double?)null),
            all.Average(one => one.Banzhaf[player]), all.Average(one => one.Deletions[player]));
    }
}
