using An8Suite.Core.Files;

namespace An8Suite.Core.Studies;

/// <summary>What a trial asks.</summary>
public enum StudyKind
{
    /// <summary>Which class a map explains.</summary>
    Class,

    /// <summary>Which of two maps is more reasonable.</summary>
    Pair,

    /// <summary>The same of the mask and noise, which an attentive person tells apart.</summary>
    Check,
}

/// <summary>A question that may be asked; every participant is asked some of them.</summary>
/// <param name="Id">Its place in <see cref="StudyFile.Trials"/>.</param>
/// <param name="Kind">What it asks.</param>
/// <param name="Image">The image's id.</param>
/// <param name="Explained">The class that the maps explain, the right answer to <see cref="StudyKind.Class"/>.</param>
/// <param name="Methods">One method, or two to choose from; of a check the mask, then noise.</param>
public sealed record StudyTrial(
    int Id, StudyKind Kind, string Image, int Explained, IReadOnlyList<string> Methods)
{
    /// <summary>Of what a participant gets about as many of each.</summary>
    public string Group => Kind == StudyKind.Check ? "" : string.Join(' ', Methods);
}

/// <summary><c>study.json</c>: all that page and reader must agree on.</summary>
public sealed record StudyFile
{
    /// <summary>The file's name.</summary>
    public const string FileName = "study.json";

    /// <summary>Which study it is: a hash of everything else, so that answers to another one are recognised.</summary>
    public required string Id { get; init; }

    /// <summary>Of every participant's order, with the participant's number.</summary>
    public required ulong Seed { get; init; }

    /// <summary>In the order of the labels.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Questions of <see cref="StudyKind.Class"/> that a participant is asked.</summary>
    public required int ClassTrials { get; init; }

    /// <summary>Those of <see cref="StudyKind.Pair"/>.</summary>
    public required int PairTrials { get; init; }

    /// <summary>Those of <see cref="StudyKind.Check"/>, among the pairs.</summary>
    public required int Checks { get; init; }

    /// <summary>How many pairs come a second time at the end, with the sides changed.</summary>
    public required int Repeats { get; init; }

    /// <summary>All questions.</summary>
    public required IReadOnlyList<StudyTrial> Trials { get; init; }

    /// <summary>Reads it from the folder of <c>study new</c>.</summary>
    /// <exception cref="InputException">It is missing, damaged or edited.</exception>
    public static StudyFile Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        StudyFile study = SuiteJson.Read<StudyFile>(path);
        string expected = study.Identified().Id;
        return study.Id == expected ? study
            : throw new InputException(
                $"{path}: expected the id {expected}, found {study.Id}: edited or damaged; put the file back, since "
                + "answers belong to the study as it was");
    }

    /// <summary>With the id that its content has.</summary>
    public StudyFile Identified()
    {
        string text = System.Text.Json.JsonSerializer.Serialize(this with { Id = "" }, SuiteJson.Line);
        return this with { Id = StudyChecksum.Of(text) };
    }
}
