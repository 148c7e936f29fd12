using An8Suite.Core.Files;

namespace An8Suite.Core.Studies;

/// <summary>The files that participants handed in, whole or refused.</summary>
public static class AnswerFiles
{
    /// <summary>The files of a folder, in text order.</summary>
    /// <exception cref="InputException">There is no such folder, or none in it.</exception>
    public static string[] In(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException(
                $"{folder}: no such folder; it should hold the JSON file that the page saved for each participant");
        }

        string[] files = [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files
            : throw new InputException(
                $"{folder}: no .json files in it; expected the file that the page saved for each participant");
    }

    /// <summary>Reads them, in the order of the participants.</summary>
    /// <exception cref="InputException">Names every file that is cut off, edited, doubled or foreign.</exception>
    public static IReadOnlyList<(string File, StudyAnswers Answers)> Read(
        IReadOnlyList<string> files, StudyFile study)
    {
        List<string> problems = [];
        List<(string File, StudyAnswers Answers)> read = [];
        foreach (string file in files)
        {
            try
            {
                StudyAnswers answers = SuiteJson.Read<StudyAnswers>(file);
                string? problem = Problem(answers, study);
                if (problem is null)
                {
                    read.Add((file, answers));
                }
                else
                {
                    problems.Add($"{file}: {problem}");
                }
            }
            catch (InputException error)
            {
                problems.Add($"{error.Message}: cut off or not saved by the page; ask for the file again");
            }
        }

        problems.AddRange(read.GroupBy(one => one.Answers.Participant).Where(same => same.Count() > 1).Select(Doubled));
        return problems.Count == 0
            ? [.. read.OrderBy(one => one.Answers.Participant)]
            : throw new InputException(string.Join('\n', problems));
    }

    private static string Doubled(IGrouping<int, (string File, StudyAnswers Answers)> same)
    {
        string names = string.Join(" and ", same.Select(one => one.File));
        return same.Select(one => one.Answers.Checksum).Distinct().Count() == 1
            ? $"{names}: the same answers of participant {same.Key} twice; keep one file"
            : $"{names}: different answers of participant {same.Key}; a number belongs to one person, and a person "
                + "answers once";
    }

    private static string? Problem(StudyAnswers answers, StudyFile study)
    {
        if (answers.Format != StudyAnswers.KnownFormat)
        {
            return $"expected the format {StudyAnswers.KnownFormat}, found '{answers.Format}'";
        }

        if (answers.Study != study.Id)
        {
            return $"answers study {answers.Study}, expected {study.Id}; --study must name the folder whose page was "
                + "answered";
        }

        if (answers.Checksum != answers.Expected())
        {
            return $"expected the checksum {answers.Expected()}, found {answers.Checksum}: edited or damaged; ask for "
                + "the file as the page saved it";
        }

        IReadOnlyList<StudyPlace> order = StudyOrder.Of(study, answers.Participant);
        return answers.Answers.Count != order.Count
            ? $"expected {order.Count} answers, found {answers.Answers.Count}"
            : order.Index().Select(place => Problem(place.Index, place.Item, answers.Answers[place.Index], study))
                .FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(int index, StudyPlace place, StudyAnswer answer, StudyFile study)
    {
        StudyTrial trial = study.Trials[place.Trial];
        int choices = trial.Kind == StudyKind.Class ? study.Classes.Count : trial.Methods.Count;
        return (answer.Trial, answer.Swapped, answer.Repeat) != (place.Trial, place.Swapped, place.Repeat)
            ? $"answer {index + 1}: expected question {place.Trial} of this participant's order, found {answer.Trial}"
            : answer.Choice < 0 || answer.Choice >= choices
                ? $"answer {index + 1}: expected a choice of 0 to {choices - 1}, found {answer.Choice}"
                : answer.Milliseconds < 0
                    ? $"answer {index + 1}: expected milliseconds from 0, found {answer.Milliseconds}" : null;
    }
}
