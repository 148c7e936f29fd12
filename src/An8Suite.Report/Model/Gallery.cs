namespace An8Suite.Report.Model;

/// <summary>Test images side by side: one row an image, one column a method.</summary>
/// <param name="TestFold">The fold whose network is explained.</param>
/// <param name="Methods">The columns after render and mask.</param>
/// <param name="Rows">The images.</param>
public sealed record Gallery(int TestFold, IReadOnlyList<string> Methods, IReadOnlyList<GalleryRow> Rows);
