namespace An8Suite.Cli.Experiments.Doubts;

/// <summary>The options of <c>an8 doubts</c> as <c>step.json</c> holds them.</summary>
/// <param name="Doubts">Everything but the seed.</param>
/// <param name="Threads">Threads of one operation: they shape the last bits of every sum.</param>
/// <param name="Device">Where the network runs, which shapes them too.</param>
public sealed record DoubtsRecord(DoubtsOptions Doubts, int Threads, string Device);
