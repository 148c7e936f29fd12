using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;
using An8Suite.Core.Studies;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Studies;

/// <summary>
/// The answers of a study to <c>study-result.json</c>, <c>answers.csv</c> and <c>study-result.html</c>.
/// </summary>
internal static class StudyReadStep
{
    /// <summary>The step's name.</summary>
    public const string Name = "study read";

    private const string Answers = "answers";

    /// <summary>Makes the folder; false when it was finished before.</summary>
    public static bool Run(
        StudyReadOptions options, string answersFolder, string studyFolder, (ulong Seed, StepContext Context) how)
    {
        options.Validate();
        var made = Lineage.Of(studyFolder, StudyNewStep.Name);
        string[] files = AnswerFiles.In(answersFolder);
        Dictionary<string, string> inputs = new() { [StudyNewStep.Name] = made.Folder, [Answers] = answersFolder };
        if (options.Score is string score)
        {
            inputs["score"] = Lineage.Of(score, "score").Folder;
        }

        string text = string.Concat(files.Select(file => Path.GetFileName(file) + "\n" + File.ReadAllText(file)));
        StepPlan plan = new()
        {
            Step = Name,
            Out = how.Context.Out,
            Options = options,
            Inputs = inputs,
            ForeignFingerprints = new Dictionary<string, string> { [Answers] = StudyChecksum.Of(text) },
            Seed = how.Seed,
            Replace = how.Context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            StudyFile study = StudyFile.Read(studyFolder);
            IReadOnlyList<(string File, StudyAnswers Answers)> read = AnswerFiles.Read(files, study);
            StudyResultFile result = Result(options, study, [.. read.Select(one => one.Answers)], how.Seed);
            foreach (StudyAttention failed in result.Participants.Where(one => !one.Passes))
            {
                how.Context.Reporter.Say(string.Create(
                    CultureInfo.InvariantCulture,
                    $"    participant {failed.Participant}: {failed.ChecksRight} of {failed.Checks} attention checks "
                    + $"right; {(options.KeepFailed ? "kept by --keep-failed" : "left out")}"));
            }

            SuiteJson.Write(Path.Combine(folder, StudyResultFile.FileName), result);
            StudyResultPage.WriteAnswers(study, [.. read.Select(one => one.Answers)], folder);
            FinishedFile.WriteText(Path.Combine(folder, StudyResultPage.FileName), StudyResultPage.Html(result));
        });
    }

    private static StudyResultFile Result(
        StudyReadOptions options, StudyFile study, IReadOnlyList<StudyAnswers> all, ulong seed)
    {
        StudyAttention[] attention = [.. all.Select(one => StudyAttention.Of(one, study, options.Pass))];
        int[] leftOut = options.KeepFailed ? []
            : [.. attention.Where(one => !one.Passes).Select(one => one.Participant)];
        StudyAnswers[] counted = [.. all.Where(one => !leftOut.Contains(one.Participant))];
        if (counted.Length == 0)
        {
            throw new InputException(
                FormattableString.Invariant($"all {all.Count} participants fail the attention checks: ")
                + string.Join(", ", leftOut.Select(one => one.ToString(CultureInfo.InvariantCulture)))
                + "; count them all the same with --keep-failed, or ask for fewer right ones with --pass");
        }

        ResamplingOptions resampling = new() { Seed = seed };
        StudyScores scores = new(study, counted, resampling);
        return new StudyResultFile
        {
            Study = study.Id,
            Classes = study.Classes.Count,
            Images = study.Trials.Select(trial => trial.Image).Distinct().Count(),
            Participants = attention,
            LeftOut = leftOut,
            Methods = [.. scores.Methods.Select(method => new StudyResultMethod(
                method.Method, method.ClassAnswers, StudyNumber.Of(method.Accuracy),
                method.PairAnswers, StudyNumber.Of(method.Wins)))],
            ClassAgreement = scores.Agreement(StudyKind.Class),
            PairAgreement = scores.Agreement(StudyKind.Pair),
            Correlations = options.Score is null ? [] : Correlations(options, scores, resampling),
        };
    }

    /// <summary>The measures' means are held; participants and images are drawn.</summary>
    private static StudyCorrelation[] Correlations(
        StudyReadOptions options, StudyScores scores, ResamplingOptions resampling)
    {
        var summary = ScoreSummary.Read(Path.Combine(options.Score!, ScoreSummary.FileName));
        (StudyMethod People, Measures Measures)[] both =
        [
            .. scores.Methods.Select(method => (method, summary.Find(method.Method, options.Policy)?.Mean))
                .Where(pair => pair.Mean is not null).Select(pair => (pair.method, pair.Mean!)),
        ];
        if (both.Length == 0)
        {
            throw new InputException(
                $"{options.Score}: scores none of {string.Join(", ", scores.Methods.Select(method => method.Method))} "
                + $"against {options.Policy}; --score must name scores of the maps that people saw");
        }

        return
        [
            .. from measure in MeasureColumn.All
               where measure.Best != BestEnd.Neither
               select new StudyCorrelation(
                   measure.Name, both.Length,
                   With(measure, people => people.Accuracy), With(measure, people => people.Wins)),
        ];

        StudyNumber With(MeasureColumn measure, Func<StudyMethod, ResampledNumber> number) =>
            StudyNumber.Of(ResampledNumber.Correlation(
                [.. both.Select(pair => (number(pair.People), Held(measure.Of(pair.Measures), number(pair.People))))],
                resampling.Confidence));
    }

    /// <summary>A number that is the same in all samples of another.</summary>
    private static ResampledNumber Held(double? value, ResampledNumber other) => new(
        value, [.. other.Resampled.Select(_ => value ?? double.NaN)],
        value is double known ? new Interval(known, known) : null);
}
