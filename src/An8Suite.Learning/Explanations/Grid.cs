using System.Collections.ObjectModel;
using An8Suite.Core;
using An8Suite.Learning.Explanations.Rules;

namespace An8Suite.Learning.Explanations;

/// <summary>
/// Every start signal with every ReLU rule and every way through strided convolutions: methods called
/// <c>start.relu.stride</c>, such as <c>lasso.guided.nearest</c>, that differ in one part only.
/// </summary>
/// <remarks>
/// Whatever the parts, a feature's heat is the positive part's L2 norm over RGB, stretched to [0, 1], and an image's
/// map is the maximum over its features. So <c>lasso.guided.nearest</c> is the paper's own method,
/// <c>logit.guided.transposed</c> guided backprop and <c>logit.deconvnet.transposed</c> DeconvNet;
/// <c>logit.gradient.transposed</c> keeps the positive part of the gradient, whereas the method <c>gradient</c> takes
/// its magnitude. A start can also be one channel, written <c>layer-number</c>, such as
/// <c>conv3.relu-17.guided.nearest</c>.
/// </remarks>
public static class Grid
{
    /// <summary>What a name looks like, for messages.</summary>
    internal const string Form = "start.relu.stride such as lasso.guided.nearest";

    // Rules are made when they are asked for: their signatures are TorchSharp's, and an8-lite, without it, names cells.
    private static readonly (string Name, Func<ReluRule> Rule)[] ReluNames =
    [
        ("gradient", () => ReluRules.Gradient), ("deconvnet", () => ReluRules.Deconvnet),
        ("guided", () => ReluRules.Guided),
    ];

    private static readonly (string Name, Func<ConvolutionRule> Rule)[] StrideNames =
    [
        ("transposed", () => ConvolutionRules.Transposed), ("nearest", () => ConvolutionRules.Nearest),
        ("bilinear", () => ConvolutionRules.Bilinear),
    ];

    /// <summary>The names of the start signals, but for single channels.</summary>
    public static IReadOnlyList<string> Starts { get; } = GridStart.Names;

    /// <summary>The names of the ReLU rules.</summary>
    public static IReadOnlyList<string> Relus { get; } = [.. ReluNames.Select(relu => relu.Name)];

    /// <summary>The names of the ways through a strided convolution.</summary>
    public static IReadOnlyList<string> Strides { get; } = [.. StrideNames.Select(stride => stride.Name)];

    /// <summary>The 45 cells that the parts make.</summary>
    public static ReadOnlyCollection<string> Names { get; } = Array.AsReadOnly(
        Starts.SelectMany(start => Relus.SelectMany(relu => Strides.Select(stride => $"{start}.{relu}.{stride}")))
            .ToArray());

    /// <summary>Why <paramref name="name"/> is no cell, or null when it is one.</summary>
    internal static string? Problem(string name)
    {
        string[] parts = Split(name);
        if (parts.Length != 3)
        {
            return $"method '{name}' must be of the form {Form}";
        }

        if (!Starts.Contains(parts[0]) && GridStart.ChannelOf(parts[0]) is null)
        {
            return Unknown("start", parts[0], Starts) + "; or a channel such as conv3.relu-17";
        }

        return Relus.Contains(parts[1])
            ? Strides.Contains(parts[2]) ? null : Unknown("stride", parts[2], Strides)
            : Unknown("relu", parts[1], Relus);

        string Unknown(string kind, string part, IReadOnlyList<string> valid) =>
            $"method '{name}': unknown {kind} '{part}'; {NearestName.Hint(part, valid)}";
    }

    /// <summary>The method of a <paramref name="name"/> that has no <see cref="Problem"/>.</summary>
    internal static ExplanationMethod Cell(string name)
    {
        string[] parts = Split(name);
        var rules = new BackwardRules(
            ReluNames.First(relu => relu.Name == parts[1]).Rule(),
            StrideNames.First(stride => stride.Name == parts[2]).Rule());
        GridStart start = GridStart.Of(parts[0]);
        return new(
            name, $"{start.Title}, {parts[1]}, {parts[2]}", MethodKind.Method, request => start.Explain(request, rules))
        {
            Check = start.Check,
        };
    }

    /// <summary>The last two parts and what is before them: layers' names have dots too.</summary>
    private static string[] Split(string name)
    {
        string[] parts = name.Split('.');
        return parts.Length < 3 ? parts : [string.Join('.', parts[..^2]), parts[^2], parts[^1]];
    }
}
