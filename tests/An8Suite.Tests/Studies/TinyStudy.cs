using An8Suite.Core;
using An8Suite.Core.Studies;

namespace An8Suite.Tests.Studies;

/// <summary>A study of three methods on eight images in four classes, and people who answer it.</summary>
internal static class TinyStudy
{
    public static readonly string[] Methods = ["good", "fair", "poor"];

    /// <summary>The study; twelve maps and twelve pairs a participant.</summary>
    public static StudyFile Make(ulong seed = 7)
    {
        List<StudyTrial> trials = [];
        for (int image = 0; image < 8; image++)
        {
            foreach (string method in Methods)
            {
                Add(StudyKind.Class, image, method);
            }

            Add(StudyKind.Pair, image, "good", "fair");
            Add(StudyKind.Pair, image, "good", "poor");
            Add(StudyKind.Pair, image, "fair", "poor");
            Add(StudyKind.Check, image, "mask", "noise");
        }

        return new StudyFile
        {
            Id = "",
            Seed = seed,
            Classes = ["a", "b", "c", "d"],
            ClassTrials = 12,
            PairTrials = 12,
            Checks = 5,
            Repeats = 3,
            Trials = trials,
        }.Identified();

        void Add(StudyKind kind, int image, params string[] methods) =>
            trials.Add(new StudyTrial(trials.Count, kind, $"image{image}", image % 4, methods));
    }

    /// <summary>A person who finds the class with a method's probability and prefers the method named first.</summary>
    public static StudyAnswers Person(StudyFile study, int number, Func<string, double> accuracy, bool attends = true)
    {
        CounterRandom random = new(11, "person", (ulong)number);
        return Signed(new StudyAnswers
        {
            Format = StudyAnswers.KnownFormat,
            Study = study.Id,
            Participant = number,
            Started = "2026-11-30T10:00:00.000Z",
            Finished = "2026-11-30T10:10:00.000Z",
            Checksum = "",
            Answers = [.. StudyOrder.Of(study, number).Select(place =>
            {
                StudyTrial trial = study.Trials[place.Trial];
                bool right = random.NextDouble() < accuracy(trial.Methods[0]);
                int classes = study.Classes.Count;
                int wrong = (trial.Explained + 1 + random.NextInt32(classes - 1)) % classes;
                int choice = trial.Kind switch
                {
                    StudyKind.Class => right ? trial.Explained : wrong,
                    StudyKind.Check => attends ? 0 : 1,
                    _ => 0,
                };
                return new StudyAnswer(place.Trial, place.Swapped, place.Repeat, choice, 1500);
            })],
        });
    }

    /// <summary>With the checksum of its content.</summary>
    public static StudyAnswers Signed(StudyAnswers answers) => answers with { Checksum = answers.Expected() };
}
