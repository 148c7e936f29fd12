namespace An8Suite.Report.Model;

/// <summary>Heatmaps that a method could not make; they count as zeros.</summary>
/// <param name="Method">The method.</param>
/// <param name="Reason">Why there is nothing to show.</param>
/// <param name="Count">Of how many images.</param>
public sealed record EmptyMaps(string Method, string Reason, int Count);
