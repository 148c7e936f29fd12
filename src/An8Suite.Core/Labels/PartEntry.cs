namespace An8Suite.Core.Labels;

/// <summary>One part of the mesh as the part-id images number it.</summary>
/// <param name="Id">The pixel value; 0 is the background and has no entry.</param>
/// <param name="Name">The part's name in the mesh.</param>
public sealed record PartEntry(int Id, string Name);
