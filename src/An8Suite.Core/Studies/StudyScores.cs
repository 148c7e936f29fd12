using An8Suite.Core.Statistics;

namespace An8Suite.Core.Studies;

/// <summary>How attentive one participant was.</summary>
/// <param name="Participant">The number.</param>
/// <param name="ChecksRight">Checks answered with the mask.</param>
/// <param name="Checks">Checks asked.</param>
/// <param name="RepeatsAlike">Repeated questions answered as before.</param>
/// <param name="Repeats">Repeated questions.</param>
/// <param name="MedianSeconds">The median time of an answer.</param>
/// <param name="Passes">Whether enough checks were right.</param>
public sealed record StudyAttention(
    int Participant, int ChecksRight, int Checks, int RepeatsAlike, int Repeats, double MedianSeconds, bool Passes)
{
    /// <summary>Of one participant; without checks everyone passes.</summary>
    public static StudyAttention Of(StudyAnswers answers, StudyFile study, double pass)
    {
        StudyAnswer[] checks =
            [.. answers.Answers.Where(answer => study.Trials[answer.Trial].Kind == StudyKind.Check)];
        StudyAnswer[] repeats = [.. answers.Answers.Where(answer => answer.Repeat)];
        int[] times = [.. answers.Answers.Select(answer => answer.Milliseconds).Order()];
        int right = checks.Count(answer => answer.Choice == 0);
        return new StudyAttention(
            answers.Participant,
            right,
            checks.Length,
            repeats.Count(again => answers.Answers.First(first => first.Trial == again.Trial).Choice == again.Choice),
            repeats.Length,
            times.Length == 0 ? 0 : (times[(times.Length - 1) / 2] + times[times.Length / 2]) / 2000.0,
            checks.Length == 0 || right >= pass * checks.Length);
    }
}

/// <summary>What people said of one method.</summary>
/// <param name="Method">The method.</param>
/// <param name="ClassAnswers">How often its maps were asked the class of.</param>
/// <param name="Accuracy">The share of right classes.</param>
/// <param name="PairAnswers">How often it was one of two.</param>
/// <param name="Wins">The share of these in which it was called more reasonable.</param>
public sealed record StudyMethod(
    string Method, int ClassAnswers, ResampledNumber Accuracy, int PairAnswers, ResampledNumber Wins);

/// <summary>What people said, over participants and images; checks and repeats count for attention alone.</summary>
public sealed class StudyScores
{
    private readonly (int Person, StudyTrial Trial, int Choice)[] _answers;

    /// <summary>Of those participants who count.</summary>
    public StudyScores(StudyFile study, IReadOnlyList<StudyAnswers> participants, ResamplingOptions resampling)
    {
        string[] images = [.. study.Trials.Select(trial => trial.Image).Distinct().Order(StringComparer.Ordinal)];
        Dictionary<string, int> places = images.Index().ToDictionary(image => image.Item, image => image.Index);
        _answers =
        [
            .. participants.Index().SelectMany(person => person.Item.Answers.Where(answer => !answer.Repeat)
                .Select(answer => (person.Index, study.Trials[answer.Trial], answer.Choice))),
        ];
        CrossedBootstrap bootstrap = new(participants.Count, images.Length, resampling);
        Methods =
        [
            .. study.Trials.Where(trial => trial.Kind != StudyKind.Check).SelectMany(trial => trial.Methods).Distinct()
                .Select(method => Of(method, bootstrap, places)),
        ];
    }

    /// <summary>In the order of the study.</summary>
    public IReadOnlyList<StudyMethod> Methods { get; }

    /// <summary>How far participants agree on the questions of one kind.</summary>
    public double? Agreement(StudyKind kind) => KrippendorffAlpha.Of(_answers
        .Where(answer => answer.Trial.Kind == kind)
        .GroupBy(answer => answer.Trial.Id, answer => answer.Choice).Select(unit => unit.ToArray()));

    private StudyMethod Of(string method, CrossedBootstrap bootstrap, Dictionary<string, int> places)
    {
        CrossedValue[] Values(StudyKind kind, Func<StudyTrial, int> right) =>
        [
            .. _answers.Where(answer => answer.Trial.Kind == kind && answer.Trial.Methods.Contains(method))
                .Select(answer => new CrossedValue(
                    answer.Person, places[answer.Trial.Image], answer.Choice == right(answer.Trial) ? 1 : 0)),
        ];

        CrossedValue[] classes = Values(StudyKind.Class, trial => trial.Explained);
        CrossedValue[] pairs = Values(StudyKind.Pair, trial => trial.Methods[0] == method ? 0 : 1);
        return new StudyMethod(
            method, classes.Length, bootstrap.Mean(classes), pairs.Length, bootstrap.Mean(pairs));
    }
}
