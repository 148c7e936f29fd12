using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>The method whose heat goes best with the parts' values against another one, pose by pose.</summary>
/// <param name="Best">The method with the highest mean of <see cref="PartColumn.Truth"/>, controls left out.</param>
/// <param name="Other">Any other method or control.</param>
/// <param name="Difference">Mean of the first less mean of the other, on the images that both have a value for.</param>
/// <param name="Low">The lower end of its 95 % interval, poses drawn.</param>
/// <param name="High">The upper end.</param>
/// <param name="P">Of the permutation of signs, a pose at a time.</param>
/// <param name="HolmP">The same corrected for the number of comparisons.</param>
/// <param name="Poses">With a value of both.</param>
public sealed record PartComparison(
    string Best, string Other, double Difference, double? Low, double? High, double P, double HolmP, int Poses)
{
    /// <summary>One row a method other than the best; none where no method has a value.</summary>
    /// <param name="scores">The means.</param>
    /// <param name="table">Holds the column of every method.</param>
    /// <param name="bootstrap">Draws the poses.</param>
    /// <param name="resampling">How many signs are drawn.</param>
    internal static IReadOnlyList<PartComparison> Of(
        IReadOnlyList<PartScore> scores, PoseTable table, PoseBootstrap bootstrap, ResamplingOptions resampling)
    {
        PartScore[] ranked = [.. scores.Where(score =>
            score.Column == PartColumn.Truth.Name && score.Mean is not null)];
        if (ranked.Where(score => !MethodTitle.Of(score.Method).IsControl).MaxBy(score => score.Mean) is not { } best)
        {
            return [];
        }

        Dictionary<string, string> methods = ranked.ToDictionary(
            score => ProxyAgreement.Key(PartColumn.Truth, score.Method), score => score.Method);
        string first = ProxyAgreement.Key(PartColumn.Truth, best.Method);
        return
        [
            .. MethodComparisons.Compare(
                table, bootstrap, [.. methods.Keys.Where(key => key != first).Select(key => (first, key))], resampling)
                .Select(pair => new PartComparison(
                    best.Method, methods[pair.Other], pair.Difference, pair.Interval?.Low, pair.Interval?.High,
                    pair.Test.P, pair.HolmP, pair.Poses)),
        ];
    }
}
