using System.Reflection;
using System.Text.RegularExpressions;

namespace An8Suite.Tests.Geometry;

public sealed partial class FormatsTableTests
{
    [Fact]
    public void Every_test_that_the_table_of_formats_names_exists()
    {
        HashSet<string> tests = [.. typeof(FormatsTableTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
                .Select(method => $"{type.Name}.{method.Name}"))];
        string table = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "meshes", "FORMATS.md"));
        string[] named = [.. TestName().Matches(table).Select(match => match.Groups[1].Value).Distinct()];
        Assert.True(named.Length > 30, $"only {named.Length} names were found");
        Assert.Equal([], named.Except(tests));
    }

    [Fact]
    public void Every_row_of_the_table_of_formats_names_its_test() => Assert.DoesNotContain(
        File.ReadLines(Path.Combine(RepositoryRoot.Path, "meshes", "FORMATS.md")),
        line => line.StartsWith("| ", StringComparison.Ordinal)
            && !line.EndsWith("| | test |", StringComparison.Ordinal)
            && !line.EndsWith("|---|---|---|", StringComparison.Ordinal) && !TestName().IsMatch(line));

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex TestName();
}
