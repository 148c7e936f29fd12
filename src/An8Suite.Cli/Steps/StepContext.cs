using An8Suite.Cli.Terminal;

namespace An8Suite.Cli.Steps;

/// <summary>Where a step writes and how it runs; nothing here changes what it writes.</summary>
/// <param name="Out">The folder to make.</param>
/// <param name="Replace">What becomes of a folder that was made before.</param>
/// <param name="Threads">Processor threads.</param>
/// <param name="Reporter">Where progress goes.</param>
/// <param name="Token">Ctrl-C.</param>
public sealed record StepContext(string Out, Replacing Replace, int Threads, Reporter Reporter, CancellationToken Token);
