using System.Text;

namespace An8Suite.Tests.Cli;

/// <summary>
/// stdout and stderr of this process, told apart by who writes: a run of a verb gets what it and the threads it starts
/// say, and the console the rest.
/// </summary>
/// <param name="console">Where the rest goes; not this one's to dispose.</param>
internal sealed class SplitConsole(TextWriter console) : TextWriter
{
    private readonly AsyncLocal<TextWriter?> _run = new();

    public override Encoding Encoding => console.Encoding;

    private TextWriter Target => _run.Value ?? console;

    /// <summary>In the place of Console.Out and Console.Error.</summary>
    public static (SplitConsole Output, SplitConsole Error) Install()
    {
        SplitConsole output = new(Console.Out), error = new(Console.Error);
        Console.SetOut(output);
        Console.SetError(error);
        return (output, error);
    }

    /// <summary>From here on what this thread, and what it starts, writes goes to the returned one.</summary>
    public StringWriter Begin()
    {
        StringWriter said = new();
        _run.Value = Synchronized(said);
        return said;
    }

    public void End() => _run.Value = null;

    public override void Write(char value) => Target.Write(value);

    public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

    public override void Write(string? value) => Target.Write(value);

    public override void Flush() => Target.Flush();
}
