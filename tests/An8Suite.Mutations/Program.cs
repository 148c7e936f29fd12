using System.Diagnostics;
using System.Globalization;
using An8Suite.Cli;
using An8Suite.Core;
using An8Suite.Mutations;
using An8Suite.Workflow.Steps;

// Damages every kind of file that the suite reads and runs its command line on each, in this one process: an end in a
// result or in a message of exit code 2, never a stack trace, 20 s or 2 GB. Arguments: how many of each kind (3), names
// of kinds (all), --from N (0).
TimeSpan limit = TimeSpan.FromSeconds(20);
const long MostBytes = 2L << 30;
const int LongestMessage = 20_000;
TextWriter console = Console.Out;
using StringWriter said = new(CultureInfo.InvariantCulture);
Console.SetOut(said);
Console.SetError(said);
int from = Array.IndexOf(args, "--from") is int at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 0;
int count = args.Length > 0 && int.TryParse(args[0], out int wanted) ? wanted : 3;
Base? whole = null;
whole = new Base(Run);
int problems = 0;
foreach (Kinds.Kind kind in Kinds.Of(whole)
    .Where(kind => !args.Any(arg => char.IsLetter(arg[0])) || args.Contains(kind.Name)))
{
    Tally tally = new(kind.Name);
    byte[] undamaged = File.ReadAllBytes(kind.File);
    foreach (string[] command in kind.Commands
        .Where(command => Run(Kinds.MakesFolder(command) ? [.. command, "--out", whole["whole"], "--force"] : command) != 0))
    {
        tally.Problems.Add($"  {kind.Name}: undamaged it fails: an8 {string.Join(' ', command)}\n{said}");
    }

    for (int n = from; n < from + count; n++)
    {
        Try(kind, n, undamaged, tally);
    }

    File.WriteAllBytes(kind.File, undamaged);
    problems += tally.Problems.Count;
    console.WriteLine(tally);
    tally.Problems.ForEach(console.WriteLine);
    console.Flush();
}

whole.Dispose();
return problems == 0 ? ExitCode.Done : ExitCode.StepFailed;

int Run(string[] arguments)
{
    said.GetStringBuilder().Clear();
    int code = CommandLine.Run(Kinds.MakesFolder(arguments) ? [.. arguments, "--threads", "2"] : arguments);
    if (Directory.Exists(whole?["whole"]))
    {
        Directory.Delete(whole["whole"], recursive: true);
    }

    return code;
}

void Try(Kinds.Kind kind, int n, byte[] undamaged, Tally tally)
{
    File.WriteAllBytes(kind.File, Mutator.Damage([.. undamaged], kind.File, new CounterRandom(1, kind.Name, (ulong)n)));
    string[] command = kind.Commands[n % kind.Commands.Length];
    string result = whole["out"];
    string[] all = Kinds.MakesFolder(command) ? [.. command, "--out", result, "--threads", "2"] : command;
    said.GetStringBuilder().Clear();
    int code = -1;
    var clock = Stopwatch.StartNew();
    Thread work = new(() => code = CommandLine.Run(all)) { IsBackground = true };
    work.Start();
    if (!work.Join(limit))
    {
        console.WriteLine($"{kind.Name} {n}: still runs after {limit.TotalSeconds} s: an8 {string.Join(' ', all)}");
        console.Flush();
        Environment.Exit(ExitCode.StepFailed);
    }

    tally.Add(code, clock.Elapsed);
    string text = said.ToString();
    string? problem = text.Contains("   at ", StringComparison.Ordinal) ? "a stack trace"
        : code is not (ExitCode.Done or ExitCode.WrongInput) ? $"exit code {code}"
        : text.Length > LongestMessage ? $"{text.Length} letters said"
        : code == ExitCode.WrongInput && !text.Contains("an8: ", StringComparison.Ordinal) ? "no message"
        : code == ExitCode.WrongInput && Path.Exists(result + ".partial") ? "an unfinished folder left"
        : Tally.PeakBytes > MostBytes ? "too much memory"
        : null;
    if (problem is not null)
    {
        tally.Problems.Add($"  {kind.Name} {n}: {problem}: an8 {string.Join(' ', all)}\n"
            + $"    {text[..Math.Min(text.Length, 1500)].ReplaceLineEndings("\n    ")}");
    }

    foreach (string folder in (string[])[result, result + ".partial"])
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
