using System.Globalization;

namespace An8Suite.Core.Studies;

/// <summary>One question in a participant's order.</summary>
/// <param name="Trial">Its <see cref="StudyTrial.Id"/>.</param>
/// <param name="Swapped">Whether the second method stands left.</param>
/// <param name="Repeat">Whether it was asked before.</param>
public readonly record struct StudyPlace(int Trial, bool Swapped, bool Repeat);

/// <summary>Which questions a participant is asked, in which order: by seed and number alone.</summary>
/// <remarks>
/// The page computes the same in its own language, so every draw is of 32 bits (mulberry32 by T. Ettinger, public
/// domain). First the classes, then pairs and checks mixed, then the repeats. Methods, and pairs of methods, come about
/// equally often: each gets one question before any gets a second.
/// </remarks>
public sealed class StudyOrder
{
    private uint _state;

    private StudyOrder(ulong seed, int participant)
    {
        _state = 2166136261; // FNV-1a
        foreach (char letter in string.Create(CultureInfo.InvariantCulture, $"{seed}/{participant}"))
        {
            _state = unchecked((_state ^ letter) * 16777619);
        }
    }

    /// <summary>The order of a participant.</summary>
    public static IReadOnlyList<StudyPlace> Of(StudyFile study, int participant)
    {
        StudyOrder random = new(study.Seed, participant);
        List<StudyTrial> Of(StudyKind kind, int count) =>
            random.Draw([.. study.Trials.Where(trial => trial.Kind == kind)], count);

        List<StudyTrial> classes = random.Shuffle(Of(StudyKind.Class, study.ClassTrials));
        List<StudyTrial> pairs = Of(StudyKind.Pair, study.PairTrials);
        List<StudyTrial> mixed = random.Shuffle([.. pairs, .. Of(StudyKind.Check, study.Checks)]);
        List<StudyTrial> again = [.. random.Shuffle(pairs).Take(study.Repeats)];
        List<StudyPlace> places =
        [
            .. classes.Select(trial => new StudyPlace(trial.Id, false, false)),
            .. mixed.Select(trial => new StudyPlace(trial.Id, random.Next(2) == 1, false)),
        ];
        return
        [
            .. places,
            .. again.Select(trial =>
                new StudyPlace(trial.Id, !places.Find(place => place.Trial == trial.Id).Swapped, true)),
        ];
    }

    private List<StudyTrial> Draw(List<StudyTrial> trials, int count)
    {
        List<List<StudyTrial>> groups =
            [.. trials.GroupBy(trial => trial.Group).Select(group => Shuffle(group.ToList()))];
        groups = Shuffle(groups);
        List<StudyTrial> drawn = [];
        for (int round = 0; drawn.Count < Math.Min(count, trials.Count); round++)
        {
            drawn.AddRange(groups.Where(group => round < group.Count).Select(group => group[round]));
        }

        return [.. drawn.Take(count)];
    }

    private List<T> Shuffle<T>(IReadOnlyList<T> all)
    {
        List<T> shuffled = [.. all];
        for (int i = shuffled.Count - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }

    private int Next(int exclusiveUpper)
    {
        unchecked
        {
            _state += 0x6D2B79F5;
            uint t = (_state ^ (_state >> 15)) * (1 | _state);
            t = (t + ((t ^ (t >> 7)) * (61 | t))) ^ t;
            return (int)(((ulong)(t ^ (t >> 14)) * (ulong)exclusiveUpper) >> 32);
        }
    }
}
