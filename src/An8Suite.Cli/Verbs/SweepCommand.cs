using System.CommandLine;
using An8Suite.Cli.Reproducing;
using An8Suite.Learning.Convolutions;
using An8Suite.Report.Sweeping;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Cli.Verbs;

/// <summary>A verb that sweeps: its command, with the options that all of them share.</summary>
internal sealed class SweepCommand<T>
{
    private readonly Option<string?> _out;
    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Seed of everything random: same seed, same bytes.",
        DefaultValueFactory = _ => 0,
        HelpName = "number",
    };

    private readonly OptionTable<T> _table;

    public SweepCommand(string name, string description, string example, OptionTable<T> table)
    {
        _table = table;
        _out = new Option<string?>("--out", "-o")
        {
            Description = $"The folder to make; out/{name}, or out/{name}-quick with --quick, otherwise.",
            HelpName = "dir",
        };
        Command = table.AddTo(new Command(
            name, $"{description} Started again, it goes on after the last finished step.\n\nExample: {example}")
        {
            _out, _seed,
        });
    }

    public Command Command { get; }

    /// <summary>Says what the verb does.</summary>
    /// <param name="sweep">From the options of the record, which the shared ones are put into, to the sweep.</param>
    /// <param name="shared">The shared options of a record.</param>
    /// <param name="tell">What the verb says of the result.</param>
    public Command Runs(
        Func<ParseResult, T, SweepOptions, Sweep> sweep, Func<T, SweepOptions> shared,
        Func<SweepResult, SweepStory> tell)
    {
        OutputFlags flags = new(Command);
        Command.SetAction((parsed, token) => Task.Run(() =>
        {
            using VerbOutput output = flags.Of(parsed);
            T options = _table.Read(parsed);
            SweepOptions read = shared(options);
            Sweep planned = sweep(parsed, options, read with
            {
                Out = parsed.GetValue(_out) ?? $"out/{Command.Name}{(read.Quick ? "-quick" : "")}",
                Seed = parsed.GetValue(_seed),
            });
            Swept made = SweepRun.Run(planned, tell, output.Reporter, token);
            output.Reporter.SayIfAny(Convolve.Note);
            output.Write(() => new
            {
                Step = Command.Name,
                planned.Options.Out,
                output.Seconds,
                made.Report,
                made.StepsMade,
                made.Answers,
            });
            output.Next(NextCommand.Open(SweepPage.FileName)(made.Report));
            return ExitCode.Done;
        }));
        return Command;
    }
}
