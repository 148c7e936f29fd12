using System.Diagnostics;
using System.Text.Json;
using An8Suite.Core.Files;

namespace An8Suite.Workflow.Progress;

/// <summary>
/// What a verb says while it runs: its results on stdout, for people or as one JSON document; all else on stderr.
/// </summary>
internal sealed class VerbOutput : IDisposable
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Action<string>? _document;
    private readonly Action _end = () => { };

    /// <summary>Begins.</summary>
    /// <param name="json">Whether a script reads stdout.</param>
    /// <param name="quiet">Whether nothing is said but results and errors.</param>
    public VerbOutput(bool json, bool quiet)
    {
        Reporter = new Reporter(quiet);
        if (json)
        {
            // What is printed for people, wherever that is, is a message then.
            TextWriter stdout = Console.Out;
            (_document, _end) = (stdout.WriteLine, () => Console.SetOut(stdout));
            Console.SetOut(quiet ? TextWriter.Null : Console.Error);
        }
    }

    /// <summary>Where progress goes.</summary>
    public Reporter Reporter { get; }

    /// <summary>Seconds since the verb began.</summary>
    public double Seconds => Math.Round(_clock.Elapsed.TotalSeconds, 3);

    /// <summary>Writes the results for scripts, where one asks for them.</summary>
    public void Write(Func<object> results)
    {
        if (_document is not null)
        {
            object document = results();
            _document(JsonSerializer.Serialize(document, document.GetType(), SuiteJson.Indented));
        }
    }

    /// <summary>Says the command that goes on from here; nothing where none does.</summary>
    public void Next(string? command)
    {
        if (command is not null)
        {
            Reporter.Say($"next: {command}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _end();
}
