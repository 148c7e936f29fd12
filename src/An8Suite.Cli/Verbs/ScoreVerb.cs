using System.CommandLine;
using System.Globalization;
using An8Suite.Cli.Steps;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 score</c>: heatmaps, ours or anyone's, to scores.</summary>
public static class ScoreVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "score",
            "Compares heatmaps with the rendered masks over all thresholds: those of 'an8 explain', or anyone's with --heatmaps.",
            "an8 score out/explain --out out/score\n         an8 score --heatmaps maps --dataset out/dataset --out out/score",
            "out/score");
        Argument<string> explain = step.AddInput("explain", "; left out with --heatmaps");
        explain.Arity = ArgumentArity.ZeroOrOne;
        Option<string> policies = step.Add(new Option<string>("--policies")
        {
            Description = "Comma-separated mask policies that the dataset holds.",
            DefaultValueFactory = _ => ScoreStep.StandardPolicies,
            HelpName = "names",
        });
        Option<int> tolerance = step.Add(Options.AtLeast(0, new Option<int>("--tolerance")
        {
            Description = "How many pixels beside the mask the hottest pixel may lie in the pointing game with tolerance.",
            DefaultValueFactory = _ => ScoreOptions.StandardTolerancePixels,
            HelpName = "pixels",
        }));
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
            ScoreOptions scores = new() { PointingTolerancePixels = parsed.GetValue(tolerance) };
            string names = parsed.GetRequiredValue(policies);
            if (foreign.Heatmaps(parsed) is not null)
            {
                return foreign.Run(parsed, new ScoreHeatmapsOptions { Policies = ScoreStep.PolicyNames(names), Scores = scores }, context);
            }

            bool made = ScoreStep.Run(names, parsed.GetRequiredValue(explain), context, scores);
            ResultTable.Show([context.Out]);
            return made;
        });
    }

    /// <summary>The options that come with <c>--heatmaps</c>.</summary>
    private sealed class ForeignArguments(StepCommand step)
    {
        private readonly Option<string?> _heatmaps = step.Add(Folder(
            "--heatmaps", "Heatmaps of any program: <id>.npy or grey <id>.png files named after the images, or a sub-folder of them a method."));

        private readonly Option<string?> _dataset = step.Add(Folder("--dataset", "With --heatmaps: the dataset of 'an8 generate' whose masks count."));
        private readonly Option<string> _sign = step.Add(Options.OneOf(
            "--sign", "With --heatmaps: what of a signed map is heat; minmax leaves it as it is.", "positive", Names<SignRule>()));

        private readonly Option<string> _resize = step.Add(Options.OneOf(
            "--resize", "With --heatmaps: how maps of another size are brought to that of the masks.", "bilinear", Names<ResizeRule>()));

        private readonly Option<string> _split = step.Add(Options.OneOf(
            "--split", "With --heatmaps: the images that should have a heatmap.", "test", SplitNames.All));

        private readonly Option<string?> _name = step.Add(new Option<string?>("--name")
        {
            Description = "With --heatmaps: the method's name where the folder holds the maps of one.",
            HelpName = "name",
        });

        public string? Heatmaps(ParseResult parsed) => parsed.GetValue(_heatmaps);

        public string? Problem(System.CommandLine.Parsing.CommandResult result, bool hasExplain)
        {
            Option[] others = [_dataset, _sign, _resize, _split, _name];
            Option? given = others.FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
            bool heatmaps = result.GetResult(_heatmaps) is { Implicit: false };
            return (heatmaps, hasExplain) switch
            {
                (true, true) => "explain-dir and --heatmaps exclude each other",
                (false, false) => "expected a folder made by 'an8 explain', or --heatmaps and --dataset",
                (true, false) when result.GetResult(_dataset) is not { Implicit: false } => "--heatmaps needs --dataset, the folder whose masks count",
                (false, true) when given is not null => $"{given.Name} goes with --heatmaps only",
                _ => null,
            };
        }

        public bool Run(ParseResult parsed, ScoreHeatmapsOptions options, StepContext context)
        {
            options = options with
            {
                Split = SplitNames.Parse(parsed.GetRequiredValue(_split)),
                Name = parsed.GetValue(_name),
                Preparation = new HeatPreparation(
                    Enum.Parse<SignRule>(parsed.GetRequiredValue(_sign), ignoreCase: true),
                    Enum.Parse<ResizeRule>(parsed.GetRequiredValue(_resize), ignoreCase: true)),
            };
            bool made = ScoreHeatmapsStep.Run(options, Heatmaps(parsed)!, parsed.GetValue(_dataset)!, context);
            ResultTable.Show([context.Out]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"heat: {HeatPreparation.Order}; sign {parsed.GetRequiredValue(_sign)}, resize {parsed.GetRequiredValue(_resize)}; near: within {options.Scores.PointingTolerancePixels} pixels"));
            return made;
        }

        private static Option<string?> Folder(string name, string description) => new(name) { Description = description, HelpName = "dir" };

        private static IEnumerable<string> Names<T>()
            where T : struct, Enum => Enum.GetNames<T>().Select(name => name.ToLowerInvariant());
    }
}
