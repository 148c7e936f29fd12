using An8Suite.Core.Games;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>The protocols of FunnyBirds for one method, in [0, 1], higher better.</summary>
/// <remarks>
/// R. Hesse, S. Schaub-Meyer, S. Roth, FunnyBirds, ICCV 2023. Important are the parts with more than a share t of all
/// heat; of their 80 thresholds from 0.01 to 0.5 the one with the largest (CSDC + PC + DC) / 3 + D counts. Where they
/// know the sufficient sets from the design of their classes, here they are measured. A rank correlation r enters as
/// (r + 1) / 2 over the images that have one.
/// </remarks>
/// <param name="Method">The method.</param>
/// <param name="Threshold">t.</param>
/// <param name="SyntheticDataCheck">
/// CSDC: the largest share of a smallest sufficient set that is important; null where nothing at all suffices.
/// </param>
/// <param name="PreservationCheck">PC: how often the class is kept with the important parts alone.</param>
/// <param name="DeletionCheck">DC: how often it is lost without them.</param>
/// <param name="Distractibility">D: 1 less the share of the parts that change nothing which are important.</param>
/// <param name="SingleDeletion">SD: the rank correlation of heat and drop.</param>
/// <param name="TargetSensitivity">TS: whether heat follows the class that is explained.</param>
/// <param name="WithoutSet">Images in which nothing at all suffices, which do not count in CSDC.</param>
/// <param name="WithoutCorrelation">Images without SD.</param>
/// <param name="WithoutTest">Images without TS.</param>
public sealed record PartProtocols(
    string Method, double Threshold, double? SyntheticDataCheck, double? PreservationCheck, double? DeletionCheck,
    double? Distractibility, double? SingleDeletion, double? TargetSensitivity,
    int WithoutSet, int WithoutCorrelation, int WithoutTest)
{
    private const int Thresholds = 80;
    private const double Lowest = 0.01;
    private const double Highest = 0.5;

    /// <summary>Completeness: ((CSDC + PC + DC) / 3 + D) / 2.</summary>
    public double? Completeness =>
        ((SyntheticDataCheck ?? 0) + PreservationCheck + DeletionCheck) is double sum && Distractibility is double own
            ? ((sum / (SyntheticDataCheck is null ? 2 : 3)) + own) / 2
            : null;

    /// <summary>Those of a method's maps.</summary>
    internal static PartProtocols Of(string method, IReadOnlyList<PartMap> maps)
    {
        IReadOnlyList<int>[] sufficient = [.. maps.Select(map => map.Game.Sufficient())];
        int[] irrelevant = [.. maps.Select(map => map.Irrelevant())];
        PartColumn deletion = PartColumn.Named("single_deletion");
        double?[] correlations = [.. maps.Select(deletion.Value)];
        PartProtocols At(double threshold)
        {
            int[] important = [.. maps.Select(map => map.Important(threshold))];
            return new PartProtocols(
                method,
                threshold,
                important.Select((own, i) => Found(own, sufficient[i])).Average(),
                maps.Select((map, i) => map.Game.Keeps(important[i]) ? 1.0 : 0).Average(),
                maps.Select((map, i) => map.Game.Keeps(Everybody(map) & ~important[i]) ? 0.0 : 1).Average(),
                important.Select((own, i) => Ignored(own, irrelevant[i])).Average(),
                correlations.Average(r => (r + 1) / 2),
                maps.Average(map => map.TargetSensitivity),
                sufficient.Count(sets => sets is [] or [0]),
                correlations.Count(r => r is null),
                maps.Count(map => map.TargetSensitivity is null));
        }

        return Enumerable.Range(0, Thresholds)
            .Select(i => At(Lowest + (i * (Highest - Lowest) / (Thresholds - 1))))
            .MaxBy(one => one.Completeness)!;
    }

    private static int Everybody(PartMap map) => (1 << map.Game.Players) - 1;

    private static double? Found(int important, IReadOnlyList<int> sufficient) => sufficient is [] or [0]
        ? null
        : sufficient.Max(set => SufficientSets.Size(set & important) / (double)SufficientSets.Size(set));

    private static double? Ignored(int important, int irrelevant) => irrelevant == 0
        ? null
        : 1 - (SufficientSets.Size(important & irrelevant) / (double)SufficientSets.Size(irrelevant));
}
