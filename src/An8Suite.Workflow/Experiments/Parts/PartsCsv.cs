using An8Suite.Core.Datasets;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>
/// <c>games.csv</c> with a row an image and subset, <c>values.csv</c> with a row an image and part, <c>maps.csv</c>
/// with a row an image and method.
/// </summary>
internal static class PartsCsv
{
    public static void Write(
        IReadOnlyList<PartGame> games, IReadOnlyList<PartMap> maps, PartPlayers players, Dataset dataset, string folder)
    {
        new Table<(PartGame Game, int Coalition)>(games.SelectMany(game =>
            Enumerable.Range(0, players.Coalitions).Select(coalition => (game, coalition))))
            .Text("id", row => row.Game.Sample.Id)
            .Text("pose", row => row.Game.Sample.Pose)
            .Text("class", row => dataset.Classes[row.Game.Sample.Label].Name)
            .Text("explained", row => dataset.Classes[row.Game.Explained].Name)
            .Text("coalition", row => row.Coalition)
            .Text("parts", row => row.Coalition == 0 ? "" : players.NamesOf(row.Coalition))
            .Text("predicted", row => dataset.Classes[PartGame.ClassOf(row.Game.Logits[row.Coalition])].Name)
            .Text("logit", row => Worth(row.Game, PartValue.Logit, row.Coalition))
            .Text("margin", row => Worth(row.Game, PartValue.Margin, row.Coalition))
            .Text("probability", row => Worth(row.Game, PartValue.Probability, row.Coalition))
            .WriteCsv(Path.Combine(folder, "games.csv"));
        new Table<(PartShares Shares, int Player)>(
            from game in games
            from value in Enum.GetValues<PartValue>()
            let shares = PartShares.Of(game, value)
            from player in Enumerable.Range(0, game.Players)
            select (shares, player))
            .Text("id", row => row.Shares.Game.Sample.Id)
            .Text("pose", row => row.Shares.Game.Sample.Pose)
            .Text("class", row => dataset.Classes[row.Shares.Game.Sample.Label].Name)
            .Text("explained", row => dataset.Classes[row.Shares.Game.Explained].Name)
            .Text("value", row => Core.Choice.NameOf(row.Shares.Value))
            .Text("part", row => players.Names[row.Player])
            .Text("pixels", row => row.Shares.Game.Pixels[row.Player])
            .Text("shapley", row => row.Shares.Shapley[row.Player])
            .Text("banzhaf", row => row.Shares.Banzhaf[row.Player])
            .Text("deletion", row => row.Shares.Deletions[row.Player])
            .WriteCsv(Path.Combine(folder, "values.csv"));
        Table<PartMap> table = new Table<PartMap>(maps)
            .Text("id", map => map.Game.Sample.Id)
            .Text("pose", map => map.Game.Sample.Pose)
            .Text("class", map => dataset.Classes[map.Game.Sample.Label].Name)
            .Text("explained", map => dataset.Classes[map.Game.Explained].Name)
            .Text("method", map => map.Method);
        foreach (PartColumn column in PartColumn.All)
        {
            table.Text(column.Name, map => column.Value(map));
        }

        foreach ((int place, string player) in players.Names.Append("background").Index())
        {
            table.Text($"heat_{player}", map => map.Heat[place]);
        }

        table.WriteCsv(Path.Combine(folder, "maps.csv"));
    }

    private static double Worth(PartGame game, PartValue value, int coalition) =>
        PartGame.WorthOf(value, game.Logits[coalition], game.Explained);
}
