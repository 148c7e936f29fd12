using An8Suite.Core.Imaging;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>What a state looks like.</summary>
/// <param name="Image">In the size of the scene.</param>
/// <param name="Parts">The part at every pixel.</param>
internal sealed record ViewPicture(ColorImage Image, PartMask Parts);
