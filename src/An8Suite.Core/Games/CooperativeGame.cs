using System.Numerics;

namespace An8Suite.Core.Games;

/// <summary>What every coalition of a few players is worth, and how their joint worth is shared out.</summary>
/// <remarks>
/// A coalition is a number whose bit i says whether player i is in it. v is the worth, n the number of players, N all
/// of them. L. S. Shapley, A Value for n-Person Games, 1953; J. F. Banzhaf, Weighted Voting Doesn't Work, 1965;
/// interactions: M. Grabisch, M. Roubens, International Journal of Game Theory 28, 1999.
/// </remarks>
public sealed class CooperativeGame
{
    /// <summary>The most players, so that all coalitions can be tried.</summary>
    public const int MostPlayers = 8;

    private readonly double[] _worth;

    /// <summary>The game of a table of worths, one a coalition from the empty one on; kept, not copied.</summary>
    /// <exception cref="InputException">
    /// There are not 2^n of them for 1 to <see cref="MostPlayers"/> players, or one is not finite.
    /// </exception>
    public CooperativeGame(double[] worth)
    {
        Players = BitOperations.Log2((uint)worth.Length);
        if (Players is < 1 or > MostPlayers || worth.Length != 1 << Players)
        {
            throw new InputException(
                $"a game of 1 to {MostPlayers} players has 2 to {1 << MostPlayers} worths, a power of two; found {worth.Length}");
        }

        if (worth.Index().FirstOrDefault(entry => !double.IsFinite(entry.Item), (-1, 0)) is { Index: >= 0 } bad)
        {
            throw new InputException($"the worth of coalition {bad.Index} is {bad.Item}; expected a finite number");
        }

        _worth = worth;
    }

    /// <summary>n.</summary>
    public int Players { get; }

    /// <summary>N.</summary>
    public int Everybody => _worth.Length - 1;

    /// <summary>v(N) - v(empty), which the Shapley values add up to.</summary>
    public double Total => _worth[Everybody] - _worth[0];

    /// <summary>v of a coalition.</summary>
    public double Worth(int coalition) => _worth[coalition];

    /// <summary>
    /// phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S)); 0 exactly for a player who changes
    /// nothing.
    /// </summary>
    public double[] Shapley() => Each(i => Sum(i, size => 1 / (Players * Choose(Players - 1, size))));

    /// <summary>The mean of v(S + i) - v(S) over all S without i.</summary>
    public double[] Banzhaf() => Each(i => Sum(i, _ => 1.0 / (1 << (Players - 1))));

    /// <summary>v(N) - v(N - i).</summary>
    public double[] SingleDeletions() => Each(i => _worth[Everybody] - _worth[Everybody ^ (1 << i)]);

    /// <summary>
    /// I_ij = sum over S without i, j of |S|! (n - |S| - 2)! / (n - 1)! (v(S + ij) - v(S + i) - v(S + j) + v(S)),
    /// symmetric, 0 where i = j.
    /// </summary>
    public double[][] Interactions() =>
        [.. Enumerable.Range(0, Players).Select(i => Each(j => i == j ? 0 : Interaction(1 << i, 1 << j)))];

    private double[] Each(Func<int, double> of) => [.. Enumerable.Range(0, Players).Select(of)];

    private double Sum(int player, Func<int, double> weight)
    {
        int own = 1 << player;
        double sum = 0;
        for (int others = 0; others < _worth.Length; others++)
        {
            if ((others & own) == 0)
            {
                sum += weight(BitOperations.PopCount((uint)others)) * (_worth[others | own] - _worth[others]);
            }
        }

        return sum;
    }

    private double Interaction(int one, int other)
    {
        double sum = 0;
        for (int rest = 0; rest < _worth.Length; rest++)
        {
            if ((rest & (one | other)) == 0)
            {
                double together = _worth[rest | one | other] - _worth[rest | one] - _worth[rest | other] + _worth[rest];
                sum += together / ((Players - 1) * Choose(Players - 2, BitOperations.PopCount((uint)rest)));
            }
        }

        return sum;
    }

    private static double Choose(int of, int some) =>
        Enumerable.Range(1, some).Aggregate(1.0, (product, k) => product * (of - some + k) / k);
}
