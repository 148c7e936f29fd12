using System.CommandLine;
using An8Suite.Workflow.Progress;

namespace An8Suite.Workflow.Flags;

/// <summary><c>--json</c> and <c>--quiet</c> of one verb.</summary>
internal sealed class OutputFlags
{
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Say nothing but results and errors." };
    private readonly Option<bool> _json = new("--json")
    {
        Description = "For scripts: print the results as one JSON document; what people read goes to stderr.",
    };

    /// <summary>Adds both to a verb.</summary>
    public OutputFlags(Command command)
    {
        command.Add(_json);
        command.Add(_quiet);
    }

    /// <summary>What the verb says in this run.</summary>
    public VerbOutput Of(ParseResult parsed) => new(parsed.GetValue(_json), parsed.GetValue(_quiet));
}
