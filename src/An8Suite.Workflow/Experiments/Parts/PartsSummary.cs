using An8Suite.Core.Datasets;
using An8Suite.Core.Games;
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
        return
        [
            .. from player in Enumerable.Range(0, players.Names.Count)
               from alike in games.GroupBy(game => carriers[game.Sample.Label].Contains(players.Names[player]))
               orderby player, !alike.Key
               select Worth([.. alike], player, value, resampling) with
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

    private static PartWorth Worth(PartGame[] games, int player, PartValue value, ResamplingOptions resampling)
    {
        CooperativeGame[] shared = [.. games.Select(game => game.Of(value))];
        double[][] shapley = [.. shared.Select(game => game.Shapley())];
        Interval? interval = PoseInterval.OfMean(
            [.. games.Select(game => game.Sample)], [.. shapley.Select(values => values[player])], resampling);
        return new PartWorth(
            "", false, games.Length, games.Count(game => game.Pixels[player] == 0),
            shapley.Average(values => values[player]), interval?.Low, interval?.High,
            shapley.Average(values =>
                values.Sum(Math.Abs) is > 0 and double sum ? Math.Abs(values[player]) / sum : (double?)null),
            shared.Average(game => game.Banzhaf()[player]), shared.Average(game => game.SingleDeletions()[player]));
    }
}
