using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Core.Studies;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Studies;

/// <summary>Folders of <c>explain</c> to <c>study.html</c>, which asks people, and <c>study.json</c>.</summary>
internal static class StudyNewStep
{
    /// <summary>The step's name.</summary>
    public const string Name = "study new";

    private static readonly string[] CheckMethods = [ScoreSummary.MaskControl, ScoreSummary.RandomControl];

    /// <summary>Makes the folder; false when it was finished before.</summary>
    public static bool Run(StudyOptions options, IReadOnlyList<string> folders, ulong seed, StepContext context)
    {
        options.Validate();
        StudyMaterial material = new(folders, options);
        Dictionary<string, string> inputs = folders.Index()
            .ToDictionary(folder => FormattableString.Invariant($"explain#{folder.Index}"), folder => folder.Item);
        inputs[GenerateStep.Name] = material.DatasetFolder;
        StepPlan plan = new()
        {
            Step = Name,
            Out = context.Out,
            Options = options,
            Inputs = inputs,
            Seed = seed,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder => Write(options, material, (seed, folder), context));
    }

    private static void Write(
        StudyOptions options, StudyMaterial material, (ulong Seed, string Folder) made, StepContext context)
    {
        Dataset dataset = DatasetReader.Read(material.DatasetFolder);
        IReadOnlyList<StudySubject> subjects = material.Subjects(dataset, options.Images, made.Seed);
        if (subjects.Count == 0)
        {
            throw new InputException($"{material.DatasetFolder}: the folders explain none of its images");
        }

        List<StudyTrial> trials = Trials(options, material.Methods, subjects);
        StudyFile study = new StudyFile
        {
            Id = "",
            Seed = made.Seed,
            Classes = [.. dataset.Classes.Select(one => one.Name)],
            ClassTrials = Math.Min(options.ClassTrials, trials.Count(trial => trial.Kind == StudyKind.Class)),
            PairTrials = Math.Min(options.PairTrials, trials.Count(trial => trial.Kind == StudyKind.Pair)),
            Checks = Math.Min(options.Checks, trials.Count(trial => trial.Kind == StudyKind.Check)),
            Repeats = Math.Min(options.Repeats, trials.Count(trial => trial.Kind == StudyKind.Pair)),
            Trials = trials,
        }.Identified();
        SuiteJson.Write(Path.Combine(made.Folder, StudyFile.FileName), study);
        string page = StudyPage.Html(study, Pictures(study, subjects, dataset));
        FinishedFile.WriteText(Path.Combine(made.Folder, StudyPage.FileName), page);
        context.Reporter.Say(FormattableString.Invariant(
            $"    study {study.Id}: {material.Methods.Count} methods, ")
            + FormattableString.Invariant($"{subjects.Select(one => one.Sample.Id).Distinct().Count()} images, ")
            + FormattableString.Invariant($"{StudyOrder.Of(study, 1).Count} questions a participant, ")
            + FormattableString.Invariant($"{page.Length / 1e6:0.0} MB"));
    }

    private static List<StudyTrial> Trials(
        StudyOptions options, IReadOnlyList<string> methods, IReadOnlyList<StudySubject> subjects)
    {
        List<StudyTrial> trials = [];
        foreach (StudySubject subject in subjects)
        {
            foreach (string method in options.ClassTrials > 0 ? methods : [])
            {
                Add(StudyKind.Class, subject, [method]);
            }

            for (int one = 0; one < methods.Count && options.PairTrials > 0; one++)
            {
                for (int other = one + 1; other < methods.Count; other++)
                {
                    Add(StudyKind.Pair, subject, [methods[one], methods[other]]);
                }
            }
        }

        // The mask is that of the image's own class, so a check says that this one is seen.
        foreach (StudySubject own in options.Checks > 0 ? subjects.DistinctBy(subject => subject.Sample.Id) : [])
        {
            Add(StudyKind.Check, own with { Explained = own.Sample.Label }, CheckMethods);
        }

        return trials;

        void Add(StudyKind kind, StudySubject subject, string[] of) =>
            trials.Add(new StudyTrial(trials.Count, kind, subject.Sample.Id, subject.Explained, of));
    }

    /// <summary>Every picture that a question needs, by the name that the page asks for.</summary>
    private static Dictionary<string, byte[]> Pictures(
        StudyFile study, IReadOnlyList<StudySubject> subjects, Dataset dataset)
    {
        Dictionary<string, byte[]> pictures = [];
        HashSet<string> asked = [.. subjects.Select(subject => subject.Sample.Id)];
        for (int label = 0; label < study.Classes.Count; label++)
        {
            // An image that is asked about would give its answer away.
            Sample[] members = [.. dataset.Samples.Where(sample => sample.Label == label)];
            if (members.Length > 0)
            {
                Sample shown = members.FirstOrDefault(sample => !asked.Contains(sample.Id)) ?? members[0];
                pictures[FormattableString.Invariant($"class/{label}")] = PngWriter.Encode(dataset.ReadImage(shown));
            }
        }

        Dictionary<(string, int), StudySubject> byName =
            subjects.ToDictionary(subject => (subject.Sample.Id, subject.Explained));
        Dictionary<string, Sample> samples = subjects.Select(subject => subject.Sample)
            .DistinctBy(sample => sample.Id).ToDictionary(sample => sample.Id);
        foreach (StudyTrial trial in study.Trials)
        {
            Sample sample = samples[trial.Image];
            pictures.TryAdd(sample.Id, PngWriter.Encode(dataset.ReadImage(sample)));
            foreach (string method in trial.Methods)
            {
                string name = FormattableString.Invariant($"{sample.Id}/{trial.Explained}/{method}");
                if (!pictures.ContainsKey(name))
                {
                    pictures[name] = PngWriter.Encode(trial.Kind == StudyKind.Check
                        ? StudyMaterial.Control(dataset, sample, method)
                        : StudyMaterial.Overlay(dataset, byName[(sample.Id, trial.Explained)], method));
                }
            }
        }

        return pictures;
    }
}
