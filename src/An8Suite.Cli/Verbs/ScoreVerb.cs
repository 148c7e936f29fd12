using System.CommandLine;
using System.Globalization;
using An8Suite.Cli.Terminal;
using An8Suite.Core;
using An8Suite.Core.Heatmaps;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Scoring;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 score</c>: heatmaps, ours or anyone's, to scores.</summary>
internal static class ScoreVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        StepCommand step = new(
            name,
            "Compares heatmaps with the rendered masks over all thresholds: those of 'an8 explain', "
            + "or anyone's with --heatmaps.",
            "an8 score out/explain --out out/score\n         an8 score --heatmaps maps --dataset out/dataset --out "
            + "out/score",
            "out/score")
        {
            Results = ScoreMeans.Of,
        };
        Argument<string> explain = step.AddInput("explain", "; left out with --heatmaps");
        explain.Arity = ArgumentArity.ZeroOrOne;
        OptionTable<ScoreHeatmapsOptions> table = step.Add(StepFlags.Score());
        ForeignArguments foreign = new(step);
        step.Command.Validators.Add(result =>
        {
            string? problem = foreign.Problem(result, hasExplain: result.GetResult(explain) is { Tokens.Count: > 0 });
            if (problem is not null)
            {
                result.AddError(problem);
            }
        });
        return step.Runs((parsed, context) =>
        {
            ScoreHeatmapsOptions options = table.Read(parsed);
            if (foreign.Heatmaps(parsed) is not null)
            {
                return foreign.Run(parsed, options, context);
            }

            bool made = ScoreStep.Run(
                string.Join(',', options.Policies), parsed.GetRequiredValue(explain), context, options.Scores);
            ResultTable.Show([context.Out]);
            return made;
        });
    }

    /// <summary>The options that come with <c>--heatmaps</c>.</summary>
    private sealed class ForeignArguments(StepCommand step)
    {
        private readonly Option<string?> _heatmaps = step.Add(Folder(
            "--heatmaps", "Heatmaps of any program: <id>.npy or grey <id>.png files named after the images, "
                + "or a sub-folder of them a method."));

        private readonly Option<string?> _dataset = step.Add(
            Folder("--dataset", "With --heatmaps: the dataset of 'an8 generate' whose masks count."));
        private readonly OptionTable<ScoreHeatmapsOptions> _table = step.Add(StepFlags.Heatmaps());

        public string? Heatmaps(ParseResult parsed) => parsed.GetValue(_heatmaps);

        public string? Problem(System.CommandLine.Parsing.CommandResult result, bool hasExplain)
        {
            IEnumerable<Option> others = _table.Options.Prepend(_dataset);
            Option? given = others.FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
            bool heatmaps = result.GetResult(_heatmaps) is { Implicit: false };
            return (heatmaps, hasExplain) switch
            {
                (true, true) => "explain-dir and --heatmaps exclude each other",
                (false, false) => "expected a folder made by 'an8 explain', or --heatmaps and --dataset",
                (true, false) when result.GetResult(_dataset) is not { Implicit: false } => "--heatmaps needs "
                    + "--dataset, the folder whose masks count",
                (false, true) when given is not null => $"{given.Name} goes with --heatmaps only",
                _ => null,
            };
        }

        public bool Run(ParseResult parsed, ScoreHeatmapsOptions options, StepContext context)
        {
            options = _table.Read(parsed, options);
            bool made = ScoreHeatmapsStep.Run(options, Heatmaps(parsed)!, parsed.GetValue(_dataset)!, context);
            ResultTable.Show([context.Out]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"heat: {HeatPreparation.Order}; sign {Choice.NameOf(options.Preparation.Sign)}, "
                + $"resize {Choice.NameOf(options.Preparation.Resize)}; near: "
                + $"within {options.Scores.PointingTolerancePixels} pixels"));
            return made;
        }

        private static Option<string?> Folder(string name, string description) =>
            new(name) { Description = description, HelpName = "dir" };
    }
}
