namespace An8Suite.Report.Model;

/// <summary>One heatmap among a method's best or worst.</summary>
/// <param name="Id">The sample's id.</param>
/// <param name="ClassName">The class it shows.</param>
/// <param name="Auc">Its score in [0, 1].</param>
/// <param name="Render">The picture.</param>
/// <param name="Heatmap">The heatmap with the mask's outline.</param>
public sealed record ExtremeCase(string Id, string ClassName, double Auc, byte[] Render, byte[] Heatmap);
