namespace An8Suite.Core.Selection;

/// <summary>How the relevant features of the classes are selected.</summary>
public sealed record LassoOptions
{
    private static readonly Dictionary<string, LassoOptions> Presets = new(StringComparer.Ordinal)
    {
        ["paper"] = new() { Mu = 10, Labels = LassoLabels.GroundTruth, Sign = LassoSign.Free },
        ["authors-code"] = new() { Mu = 5, Labels = LassoLabels.Predicted, Sign = LassoSign.Free },
        ["svebi"] = new() { Mu = 20, Labels = LassoLabels.GroundTruth, Sign = LassoSign.Nonnegative },
    };

    /// <summary>The budget of each class: the sum of its absolute weights is at most this. Above 0.</summary>
    public double Mu { get; init; } = 10;

    /// <summary>The labels that are regressed on.</summary>
    public LassoLabels Labels { get; init; } = LassoLabels.GroundTruth;

    /// <summary>The signs that weights may take.</summary>
    public LassoSign Sign { get; init; } = LassoSign.Free;

    /// <summary>The names that <see cref="Preset"/> knows.</summary>
    public static IReadOnlyCollection<string> PresetNames => Presets.Keys;

    /// <summary>
    /// The options of the paper (<c>paper</c>), of the code its authors released (<c>authors-code</c>), or of their
    /// follow-up of 2025 (<c>svebi</c>), which also uses a budget of 50.
    /// </summary>
    /// <exception cref="InputException">The name is no preset.</exception>
    public static LassoOptions Preset(string name) => Presets.TryGetValue(name, out LassoOptions? preset)
        ? preset
        : throw new InputException($"unknown lasso preset '{name}'; {NearestName.Hint(name, PresetNames)}");

    /// <summary>Reports everything that is wrong with the options at once.</summary>
    /// <exception cref="InputException">An option is out of its range.</exception>
    public void Validate()
    {
        var problems = new List<string>();
        if (!double.IsFinite(Mu) || Mu <= 0)
        {
            problems.Add(FormattableString.Invariant($"mu is {Mu}, expected a finite number above 0"));
        }

        if (!Enum.IsDefined(Labels))
        {
            problems.Add($"labels is {Labels}, expected ground_truth or predicted");
        }

        if (!Enum.IsDefined(Sign))
        {
            problems.Add($"sign is {Sign}, expected free or nonnegative");
        }

        if (problems.Count > 0)
        {
            throw new InputException($"lasso options: {string.Join("; ", problems)}");
        }
    }
}

/// <summary>Which label the lasso regresses the responses of an image on.</summary>
public enum LassoLabels
{
    /// <summary>The class the image was rendered as (the paper).</summary>
    GroundTruth,

    /// <summary>The class the network predicts (the authors' later code).</summary>
    Predicted,
}

/// <summary>Which signs the weights of the lasso may take.</summary>
public enum LassoSign
{
    /// <summary>Any (the paper).</summary>
    Free,

    /// <summary>No weight is below zero: a feature can only speak for a class.</summary>
    Nonnegative,
}
