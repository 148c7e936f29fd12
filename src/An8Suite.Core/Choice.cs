using System.Reflection;
using System.Text.Json.Serialization;

namespace An8Suite.Core;

/// <summary>The names of an enumeration's values in files and on the command line.</summary>
public static class Choice
{
    /// <summary>In order of declaration.</summary>
    public static IReadOnlyList<string> Names<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(NameOf)];

    /// <summary>
    /// The name of <paramref name="value"/>: the one that its attribute says, such as <c>l2-squared</c>, or its own in
    /// small letters.
    /// </summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum =>
        typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
            ?? value.ToString().ToLowerInvariant();

    /// <summary>The value called <paramref name="name"/>.</summary>
    /// <exception cref="InputException">
    /// No value has that name; the message begins with <paramref name="option"/>.
    /// </exception>
    public static T Parse<T>(string option, string name)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (NameOf(value) == name)
            {
                return value;
            }
        }

        throw new InputException($"{option}: unknown value '{name}'; {NearestName.Hint(name, Names<T>())}");
    }
}
