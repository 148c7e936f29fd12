using An8Suite.Pages.Tables;

namespace An8Suite.Report.Sweeping;

/// <summary>What one verb says of its sweep, beside the scores that every sweep shows.</summary>
internal sealed record SweepStory
{
    /// <summary>The question that the page answers.</summary>
    public required string Question { get; init; }

    /// <summary>The answer, a paragraph each; computed, never known before.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>The caption of the table of conditions, after its first sentence.</summary>
    public required string Caption { get; init; }

    /// <summary>Adds columns for readers to the table of conditions.</summary>
    public required Action<Table<SweptNetwork>> ShowOwn { get; init; }

    /// <summary>Adds columns for files to the table of conditions.</summary>
    public required Action<Table<SweptNetwork>> AddKeys { get; init; }

    /// <summary>The mask's share in place of an axis: its key; null where every axis stands for itself.</summary>
    public string? ShareAxis { get; init; }
}
