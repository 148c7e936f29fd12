using An8Suite.Core;
using An8Suite.Core.Games;

namespace An8Suite.Tests.Games;

public sealed class CooperativeGameTests
{
    /// <summary>By bits: players 1, 2 and 3 are the bits 0, 1 and 2.</summary>
    private static readonly CooperativeGame Golden = new([0, 1, 2, 5, 0, 1, 2, 8]);

    [Fact]
    public void Three_players_share_as_computed_by_hand()
    {
        Assert.Equal([3.0, 4, 1], Golden.Shapley(), Close);
        Assert.Equal([2.75, 3.75, 0.75], Golden.Banzhaf(), Close);
        Assert.Equal(3.5, Golden.Interactions()[0][1], 12);
        Assert.Equal([6.0, 7, 3], Golden.SingleDeletions());
        Assert.Equal(8, Golden.Total);
    }

    [Fact]
    public void Players_of_xor_get_nothing_and_work_against_each_other()
    {
        CooperativeGame xor = new([0, 1, 1, 0]);
        Assert.Equal([0.0, 0], xor.Shapley());
        Assert.Equal(-2, xor.Interactions()[1][0]);
    }

    [Fact]
    public void Players_of_and_share_evenly_and_need_each_other()
    {
        CooperativeGame and = new([0, 0, 0, 1]);
        Assert.Equal([0.5, 0.5], and.Shapley());
        Assert.Equal([0.5, 0.5], and.Banzhaf());
        Assert.Equal(1, and.Interactions()[0][1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void Values_are_means_over_all_orders_of_joining(int players)
    {
        CounterRandom random = new(7, "games", (ulong)players);
        double[] worth = [.. Enumerable.Range(0, 1 << players).Select(_ => random.NextDouble() - 0.5)];
        CooperativeGame game = new(worth);
        double[] shapley = game.Shapley();
        Assert.Equal(game.Total, shapley.Sum(), 12);
        double[] plain = new double[players];
        int[][] orders = [.. Orders([.. Enumerable.Range(0, players)])];
        foreach (int[] order in orders)
        {
            int joined = 0;
            foreach (int player in order)
            {
                plain[player] += (worth[joined | (1 << player)] - worth[joined]) / orders.Length;
                joined |= 1 << player;
            }
        }

        Assert.Equal(plain, shapley, Close);
    }

    [Fact]
    public void Interactions_of_two_players_are_how_the_value_of_one_depends_on_the_other()
    {
        CounterRandom random = new(3, "games", 0);
        double[] worth = [.. Enumerable.Range(0, 32).Select(_ => random.NextDouble())];
        CooperativeGame game = new(worth);
        // I_ij is phi_i of the game in which j is always there, less phi_i of the game in which j never is.
        double[] With(int bit) => [.. Enumerable.Range(0, 16).Select(s => worth[Insert(s, 3) | bit])];
        double there = new CooperativeGame(With(8)).Shapley()[1];
        double absent = new CooperativeGame(With(0)).Shapley()[1];
        Assert.Equal(there - absent, game.Interactions()[1][3], 12);
        Assert.Equal(game.Interactions()[3][1], game.Interactions()[1][3], 12);
        Assert.Equal(0, game.Interactions()[1][1]);
    }

    [Fact]
    public void A_player_who_changes_nothing_gets_exactly_nothing_and_equal_ones_the_same()
    {
        CounterRandom random = new(5, "games", 0);
        double[] of = [.. Enumerable.Range(0, 3).Select(_ => random.NextDouble())];
        // Player 2 is a dummy; players 0 and 1 count by their number alone.
        CooperativeGame game = new([.. Enumerable.Range(0, 8).Select(s => of[(s & 1) + ((s >> 1) & 1)])]);
        Assert.Equal(0, game.Shapley()[2]);
        Assert.Equal(0, game.Banzhaf()[2]);
        Assert.Equal(game.Shapley()[0], game.Shapley()[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(512)]
    public void Tables_that_are_no_games_are_refused(int count) =>
        Assert.Contains(
            $"found {count}", Assert.Throws<InputException>(() => new CooperativeGame(new double[count])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Worths_that_are_no_numbers_are_refused_by_coalition() =>
        Assert.Contains(
            "coalition 2 is NaN",
            Assert.Throws<InputException>(() => new CooperativeGame([0, 1, double.NaN, 3])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Smallest_sets_are_all_of_the_fewest_players()
    {
        Assert.Equal([2, 4], SufficientSets.Smallest(3, s => (s & 6) != 0));
        Assert.Equal([0], SufficientSets.Smallest(3, _ => true));
        Assert.Equal([7], SufficientSets.Smallest(3, s => s == 7));
        Assert.Empty(SufficientSets.Smallest(2, _ => false));
    }

    private static bool Close(double one, double other) => Math.Abs(one - other) < 1e-12;

    private static int Insert(int bits, int place) =>
        (bits & ((1 << place) - 1)) | ((bits >> place) << (place + 1));

    private static IEnumerable<int[]> Orders(int[] players) => players.Length == 0
        ? [[]]
        : players.SelectMany(first => Orders([.. players.Where(p => p != first)]).Select(rest => (int[])[first, .. rest]));
}
