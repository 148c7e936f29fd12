namespace An8Suite.Core.Scenes.Distributions;

/// <summary>One of several values, each as likely; one that stands twice is twice as likely.</summary>
internal sealed record Choice<T> : Distribution<T>
{
    /// <summary>The name in a recipe.</summary>
    public const string Name = "choice";

    private readonly Func<T, string> _toText;

    /// <summary>A choice of <paramref name="values"/>, which <paramref name="toText"/> writes as YAML.</summary>
    public Choice(IReadOnlyList<T> values, Func<T, string> toText, int? count = null)
        : base(count) => (Values, _toText) = (values, toText);

    /// <summary>What is chosen from, at least one.</summary>
    public IReadOnlyList<T> Values { get; }

    internal override IReadOnlyList<T> Extremes => Values;

    /// <inheritdoc/>
    protected override string Terms => $"distribution: {Name}, of: [{string.Join(", ", Values.Select(_toText))}]";

    /// <inheritdoc/>
    public override T Draw(CounterRandom random) => Values[random.NextInt32(Values.Count)];

    internal override IEnumerable<(string Key, string Message)> Problems() =>
        Values.Count > 0 ? base.Problems() : [.. base.Problems(), ("of", "expected at least one value, found none")];
}
