using System.Numerics;
using Xunit.v3;

namespace An8Suite.Tests;

/// <summary>
/// Says what the tests of a method, class or collection need, as traits such as <c>needs=libtorch</c>; on something that tests
/// use, what using it needs. <see cref="NeedsTests"/> fails where a test reaches what it does not say.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Needs needs) : Attribute, ITraitAttribute
{
    /// <summary>Every one of <see cref="Tests.Needs"/> that is not several.</summary>
    public static IEnumerable<Needs> Single => Enum.GetValues<Needs>().Where(need => BitOperations.IsPow2((int)need));

    public Needs Needs => needs;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. Single.Where(need => needs.HasFlag(need)).Select(need => KeyValuePair.Create("needs", need.ToString().ToLowerInvariant()))];
}
