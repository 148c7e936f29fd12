using System.CommandLine;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Studies;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 study</c>: asks people what they see in maps, and counts what they said.</summary>
internal static class StudyVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name) => new(
        name, "Asks people what they see in heatmaps: writes the page that asks, and reads what it saved.\n\n"
            + "Example: an8 study new out/explain --out out/study, then an8 study read answers --study out/study")
    {
        New(),
        Read(),
    };

    private static Command New()
    {
        StepCommand step = new(
            "new", "Writes a page of questions that runs in any browser without a network: which class does a map "
                + "explain, and which of two is more reasonable?",
            "an8 study new out/explain --out out/study", "out/study")
        {
            Next = NextCommand.Open(StudyPage.FileName),
            Results = _ => null,
        };
        Argument<string[]> folders = new("explain-dir")
        {
            Description = "Folders made by 'an8 explain' on one dataset; several explain several classes.",
            Arity = ArgumentArity.OneOrMore,
        };
        step.Command.Add(folders);
        OptionTable<StudyOptions> table = step.Add(new OptionTable<StudyOptions>(new())
            .Words("--methods", "Comma-separated; all that are no controls otherwise.", "names",
                o => string.Join(',', o.Methods), (o, text) => o with { Methods = Options.Split(text) })
            .Number("--images", "Images that are asked about, about as many of each class.",
                o => o.Images, (o, n) => o with { Images = n }, atLeast: 1)
            .Number("--class-trials", "Questions of a participant about the class of a map.",
                o => o.ClassTrials, (o, n) => o with { ClassTrials = n }, atLeast: 0)
            .Number("--pair-trials", "Questions of a participant about two maps.",
                o => o.PairTrials, (o, n) => o with { PairTrials = n }, atLeast: 0)
            .Number("--checks", "Attention checks among them: the mask against noise.",
                o => o.Checks, (o, n) => o with { Checks = n }, atLeast: 0)
            .Number("--repeats", "Pairs that come a second time at the end, with the sides changed.",
                o => o.Repeats, (o, n) => o with { Repeats = n }, atLeast: 0));
        return step.Runs((parsed, context) => StudyNewStep.Run(
            table.Read(parsed), parsed.GetRequiredValue(folders), parsed.GetValue(step.Seed), context));
    }

    private static Command Read()
    {
        StepCommand step = new(
            "read", "Counts the answers of a study: accuracy and preference a method with intervals over people and "
                + "images, agreement, attention.",
            "an8 study read answers --study out/study --score out/score --out out/study-result", "out/study-result")
        {
            Next = NextCommand.Open(StudyResultPage.FileName),
            Results = StepResult.Of(StudyResultFile.FileName),
        };
        Argument<string> answers = new("answers-dir")
        {
            Description = "A folder of the JSON files that the page saved, one a participant.",
        };
        step.Command.Add(answers);
        Option<string> study = step.Add(new Option<string>("--study")
        {
            Description = "The folder of 'an8 study new' whose page was answered.",
            DefaultValueFactory = _ => "out/study",
            HelpName = "dir",
        });
        OptionTable<StudyReadOptions> table = step.Add(new OptionTable<StudyReadOptions>(new())
            .Folder("--score", "A folder of 'an8 score' whose measures are compared with what people said.",
                (o, folder) => o with { Score = folder })
            .Words("--policy", "With --score: the mask policy whose scores count.", "name",
                o => o.Policy, (o, policy) => o with { Policy = policy })
            .Number("--pass", "The share of attention checks that a participant must get right to count.",
                o => o.Pass, (o, n) => o with { Pass = n })
            .Switch("--keep-failed", "Count those who fail the attention checks all the same.",
                o => o.KeepFailed, (o, keep) => o with { KeepFailed = keep }));
        return step.Runs((parsed, context) =>
        {
            bool made = StudyReadStep.Run(
                table.Read(parsed), parsed.GetRequiredValue(answers), parsed.GetRequiredValue(study),
                (parsed.GetValue(step.Seed), context));
            StudyResultPage.Print(Core.Files.SuiteJson.Read<StudyResultFile>(
                Path.Combine(context.Out, StudyResultFile.FileName)));
            return made;
        });
    }
}
