namespace An8Suite.Report.Model;

/// <summary>A method's best and worst heatmaps among those that were kept.</summary>
/// <param name="Method">The method.</param>
/// <param name="Kept">How many heatmaps there were to choose from.</param>
/// <param name="Scored">How many heatmaps of the same cell have a score.</param>
/// <param name="Best">The best first.</param>
/// <param name="Worst">The worst first.</param>
public sealed record ExtremeCases(
    string Method, int Kept, int Scored, IReadOnlyList<ExtremeCase> Best, IReadOnlyList<ExtremeCase> Worst);
