namespace An8Suite.Tests.Fuzzing;

/// <summary>
/// Damaged files of every kind through the command line, in one process that <c>An8Suite.Mutations</c> is.
/// </summary>
/// <remarks>
/// Few of each kind here; more: dotnet run -c Release --project tests/An8Suite.Mutations -- 2000 npy-labels recipe
/// --from 2.
/// </remarks>
[Needs(Needs.Process)]
public sealed class MutationTests
{
    [Fact]
    public void Every_damaged_file_ends_in_a_result_or_a_message_soon_and_in_little_memory()
    {
        ChildProcess run = ChildProcess.Run(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "An8Suite.Mutations.dll"), "2"]);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Matches("(?m)^recipe .* 0 wrong", run.Output);
        Assert.Matches("(?m)^training .* 0 wrong", run.Output);
    }
}
