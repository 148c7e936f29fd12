using System.Reflection;
using An8Suite.Core;

namespace An8Suite.Workflow.Steps;

/// <summary>What the process returns to the shell.</summary>
public static class ExitCode
{
    /// <summary>Everything asked for is on disk.</summary>
    public const int Done = 0;

    /// <summary>A step failed though usage and input were right.</summary>
    public const int StepFailed = 1;

    /// <summary>Wrong usage, wrong input, or a missing machine part; the message says which.</summary>
    public const int WrongInput = 2;

    /// <summary>Ctrl-C; finished steps are kept and the same command goes on after them.</summary>
    public const int Interrupted = 130;

    /// <summary>The code of what went wrong.</summary>
    internal static int Of(Exception error) => Innermost(error) switch
    {
        InputException or MissingComponentException => WrongInput,
        FileNotFoundException or DirectoryNotFoundException => WrongInput, // an input that another one names
        OperationCanceledException => Interrupted,
        _ => StepFailed,
    };

    /// <summary>
    /// What went wrong itself: workers and static constructors wrap it, which says nothing to a user.
    /// </summary>
    internal static Exception Innermost(Exception error) => error switch
    {
        AggregateException or TargetInvocationException or TypeInitializationException
            when error.InnerException is not null => Innermost(error.InnerException),
        _ => error,
    };
}
