namespace An8Suite.Workflow.Evaluating;

/// <summary>The options of <c>an8 evaluate</c> as <c>step.json</c> holds them.</summary>
/// <param name="Evaluation">Everything but the seed, which the record holds by itself.</param>
/// <param name="Threads">Threads of one operation: they shape the last bits of every sum.</param>
/// <param name="Device">Where it is computed, which shapes them too.</param>
public sealed record EvaluateRecord(EvaluateOptions Evaluation, int Threads, string Device);
