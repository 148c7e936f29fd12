namespace An8Suite.Core.Files;

/// <summary>The contents of a .npy file.</summary>
/// <param name="Shape">One or two sizes.</param>
/// <param name="Values">In C order: row by row.</param>
public sealed record NpyArray<T>(int[] Shape, T[] Values)
    where T : unmanaged;
