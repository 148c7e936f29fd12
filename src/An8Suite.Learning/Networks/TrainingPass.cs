namespace An8Suite.Learning.Networks;

/// <summary>One step of training, as far as layers need to know: it keys what is random in them.</summary>
/// <param name="Seed">Of the training.</param>
/// <param name="Step">Batches before this one, over all epochs.</param>
public readonly record struct TrainingPass(ulong Seed, ulong Step);
