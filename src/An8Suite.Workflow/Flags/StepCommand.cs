using System.CommandLine;
using An8Suite.Learning.Convolutions;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Flags;

/// <summary>A verb that makes one step's folder: its command, with the options that all of them share.</summary>
internal sealed class StepCommand
{
    private readonly Option<string> _out;
    private readonly Option<bool> _force = new("--force")
    {
        Description = "Make the folder again from the beginning, whatever it was made with.",
    };

    private readonly Option<int> _threads = Options.AtLeast(1, new Option<int>("--threads")
    {
        Description = "Processor threads.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    });

    private readonly OutputFlags _output;
    private Option<string>? _device;

    public StepCommand(string name, string description, string example, string standardOut)
    {
        _out = new Option<string>("--out", "-o")
        {
            Description = "The folder to make.",
            DefaultValueFactory = _ => standardOut,
            HelpName = "dir",
        };
        Command = new Command(name, $"{description}\n\nExample: {example}") { _out, Seed, _threads, _force };
        _output = new OutputFlags(Command);
        Results = StepResult.Of($"{name}.json");
    }

    public Command Command { get; }

    public Option<ulong> Seed { get; } = new("--seed")
    {
        Description = "Seed of everything random: same seed, same bytes.",
        DefaultValueFactory = _ => 0,
        HelpName = "number",
    };

    /// <summary>The command that goes on from the folder; null where none does.</summary>
    public Func<string, string?> Next { get; init; } = NextCommand.Of("report");

    /// <summary>The folder's numbers for scripts: what the file called after the verb holds, unless said.</summary>
    public Func<string, object?> Results { get; init; }

    /// <summary>Adds an option and hands it back.</summary>
    public Option<T> Add<T>(Option<T> option)
    {
        Command.Add(option);
        return option;
    }

    /// <summary>Adds the options of a record and hands their table back.</summary>
    public OptionTable<T> Add<T>(OptionTable<T> table)
    {
        table.AddTo(Command);
        return table;
    }

    /// <summary>
    /// Adds the argument that names the folder of the step before; <paramref name="orElse"/> says what else it may
    /// name.
    /// </summary>
    public Argument<string> AddInput(string step, string? orElse = null)
    {
        var argument = new Argument<string>(step + "-dir") { Description = $"A folder made by 'an8 {step}'{orElse}." };
        Command.Add(argument);
        return argument;
    }

    /// <summary>Adds <c>--device</c>, for verbs that use libtorch.</summary>
    public void AddDevice() => _device = Add(Options.Device());

    /// <summary>Refuses two options together.</summary>
    public void Exclusive(Option one, Option other) => Options.Exclusive(Command, one, other);

    /// <summary>
    /// Says what the verb does: <paramref name="run"/> returns false when the folder was finished before.
    /// </summary>
    public Command Runs(Func<ParseResult, StepContext, bool> run)
    {
        Command.SetAction((parsed, token) => Task.Run(() =>
        {
            Replacing replace = parsed.GetValue(_force) ? Replacing.Always : Replacing.Never;
            using VerbOutput output = _output.Of(parsed);
            StepContext context = new(
                parsed.GetRequiredValue(_out),
                replace,
                parsed.GetValue(_threads),
                output.Reporter,
                token,
                _device is null ? "cpu" : parsed.GetRequiredValue(_device));
            bool made = run(parsed, context);
            context.Reporter.SayIfAny(Convolve.Note);
            Console.WriteLine(made ? context.Out : $"{context.Out} (was finished already)");
            output.Write(() => new StepResult(Command.Name, context.Out, made, output.Seconds)
            {
                Files = StepResult.FilesIn(context.Out),
                Results = Results(context.Out),
            });
            output.Next(Next(context.Out));
            return ExitCode.Done;
        }));
        return Command;
    }
}
