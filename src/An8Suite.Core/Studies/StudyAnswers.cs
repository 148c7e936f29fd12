using System.Globalization;

namespace An8Suite.Core.Studies;

/// <summary>One answer.</summary>
/// <param name="Trial">The question.</param>
/// <param name="Swapped">Whether the second method stood left.</param>
/// <param name="Repeat">Whether it had been asked before.</param>
/// <param name="Choice">A label, or the place of a method among <see cref="StudyTrial.Methods"/>.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record StudyAnswer(int Trial, bool Swapped, bool Repeat, int Choice, int Milliseconds);

/// <summary>What the page saves of one participant.</summary>
public sealed record StudyAnswers
{
    /// <summary>What <see cref="Format"/> must be.</summary>
    public const string KnownFormat = "an8-study-answers-1";

    /// <summary>Which kind of file it is.</summary>
    public required string Format { get; init; }

    /// <summary>The <see cref="StudyFile.Id"/>.</summary>
    public required string Study { get; init; }

    /// <summary>The number typed or drawn.</summary>
    public required int Participant { get; init; }

    /// <summary>When the first question was shown, as the browser writes it.</summary>
    public required string Started { get; init; }

    /// <summary>When the last one was answered.</summary>
    public required string Finished { get; init; }

    /// <summary>In the order of the questions.</summary>
    public required IReadOnlyList<StudyAnswer> Answers { get; init; }

    /// <summary>Of everything above.</summary>
    public required string Checksum { get; init; }

    /// <summary>The checksum that its content has.</summary>
    public string Expected() => StudyChecksum.Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{Format}|{Study}|{Participant}|{Started}|{Finished}|{string.Join(';', Answers.Select(Text))}"));

    private static string Text(StudyAnswer answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{answer.Trial},{(answer.Swapped ? 1 : 0)},{(answer.Repeat ? 1 : 0)},{answer.Choice},{answer.Milliseconds}");
}
