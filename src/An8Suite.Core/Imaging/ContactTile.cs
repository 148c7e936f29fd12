namespace An8Suite.Core.Imaging;

/// <summary>One picture of a <see cref="ContactSheet"/>.</summary>
/// <param name="Label">Written above it.</param>
/// <param name="Picture">As large as those of the other tiles.</param>
public sealed record ContactTile(string Label, ColorImage Picture);
