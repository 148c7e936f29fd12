using An8Suite.Core.Statistics;
using An8Suite.Core.Studies;

namespace An8Suite.Tests.Studies;

/// <summary>People of known accuracy come back.</summary>
public sealed class StudyScoresTests
{
    private static readonly Dictionary<string, double> Accuracy =
        new() { ["good"] = 0.9, ["fair"] = 0.6, ["poor"] = 0.25, ["mask"] = 1 };

    [Fact]
    public void Known_accuracies_lie_in_their_intervals_about_as_often_as_promised()
    {
        StudyFile study = TinyStudy.Make();
        (int within, int all) = (0, 0);
        for (int repetition = 0; repetition < 30; repetition++)
        {
            StudyScores scores = new(study, People(study, 15, repetition * 100), new ResamplingOptions { Resamples = 300 });
            foreach (StudyMethod method in scores.Methods)
            {
                Assert.Equal(15 * 4, method.ClassAnswers);
                within += method.Accuracy.Interval!.Value.Contains(Accuracy[method.Method]) ? 1 : 0;
                all++;
            }
        }

        Assert.InRange(within / (double)all, 0.88, 1);
    }

    [Fact]
    public void Wins_are_shares_of_pairs_and_repeats_and_checks_do_not_count()
    {
        StudyFile study = TinyStudy.Make();
        StudyScores scores = new(study, People(study, 6, 0), new ResamplingOptions { Resamples = 50 });
        Assert.Equal(["good", "fair", "poor"], scores.Methods.Select(method => method.Method));
        Assert.All(scores.Methods, method => Assert.Equal(6 * 8, method.PairAnswers));
        // The first of the two always wins: good always, fair against poor alone, poor never.
        Assert.Equal([1, 0.5, 0], scores.Methods.Select(method => method.Wins.Value));
        Assert.Null(scores.Agreement(StudyKind.Pair)); // all chose the first: chance would agree too
        Assert.InRange(scores.Agreement(StudyKind.Class)!.Value, 0.1, 0.8);
    }

    [Fact]
    public void Attention_is_checks_repeats_and_time()
    {
        StudyFile study = TinyStudy.Make();
        StudyAnswers good = TinyStudy.Person(study, 1, _ => 1);
        Assert.Equal(new StudyAttention(1, 5, 5, 3, 3, 1.5, true), StudyAttention.Of(good, study, 0.8));
        StudyAnswers asleep = TinyStudy.Person(study, 2, _ => 1, attends: false);
        Assert.Equal(new StudyAttention(2, 0, 5, 3, 3, 1.5, false), StudyAttention.Of(asleep, study, 0.8));

        // Four of five are enough for 0.8, not for 0.81; another answer to a repeat is noticed.
        StudyAnswer[] changed = [.. good.Answers];
        int check = Array.FindIndex(changed, answer => study.Trials[answer.Trial].Kind == StudyKind.Check);
        changed[check] = changed[check] with { Choice = 1 };
        changed[^1] = changed[^1] with { Choice = 1, Milliseconds = 99_000 };
        StudyAnswers once = good with { Answers = changed };
        Assert.Equal(new StudyAttention(1, 4, 5, 2, 3, 1.5, true), StudyAttention.Of(once, study, 0.8));
        Assert.False(StudyAttention.Of(once, study, 0.81).Passes);
    }

    private static StudyAnswers[] People(StudyFile study, int count, int from) =>
        [.. Enumerable.Range(from + 1, count).Select(one => TinyStudy.Person(study, one, method => Accuracy[method]))];
}
