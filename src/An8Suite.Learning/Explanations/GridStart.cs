using System.Globalization;
using System.Text.RegularExpressions;
using An8Suite.Core;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;

namespace An8Suite.Learning.Explanations;

/// <summary>Where the signals of a row of <see cref="Grid"/> begin.</summary>
/// <param name="Title">In reports.</param>
/// <param name="Explain">One map an image under the given rules.</param>
internal sealed partial record GridStart(string Title, Func<ExplanationRequest, BackwardRules, MethodMap[]> Explain)
{
    private static readonly (string Name, GridStart Start)[] All =
    [
        ("logit", new("Class logit", LogitBackprop.Explain)),
        ("lasso", new("Lasso features", FeatureVisualisation.Explain)),
        ("random", new("Random features", (request, rules) => Chosen(request, rules, FeatureChoices.Random))),
        ("largest", new("Largest responses", (request, rules) => Chosen(request, rules, FeatureChoices.Largest))),
        ("gradient-activation", new(
            "Gradient x activation", (request, rules) => Chosen(request, rules, FeatureChoices.GradientActivation))),
    ];

    /// <summary>The names, but for single channels.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(entry => entry.Name)];

    /// <summary>Refuses a network that lacks the channel.</summary>
    internal Action<Network> Check { get; init; } = _ => { };

    /// <summary>The start of this name, which must be valid.</summary>
    internal static GridStart Of(string name)
    {
        int place = Array.FindIndex(All, entry => entry.Name == name);
        if (place >= 0)
        {
            return All[place].Start;
        }

        Feature channel = ChannelOf(name)!.Value;
        return new(
            $"Channel {channel.Channel} of {channel.Layer}", (request, rules) => OfChannel(request, rules, channel))
        {
            Check = network => RequireChannel(network, channel),
        };
    }

    /// <summary>
    /// The channel that <c>layer-number</c> names, or null when <paramref name="name"/> has another form.
    /// </summary>
    /// <remarks>Names become folders, so only letters that every file system takes are let through.</remarks>
    internal static Feature? ChannelOf(string name)
    {
        Match match = ChannelForm().Match(name);
        return match.Success
            && int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int channel)
            ? new Feature(match.Groups[1].Value, channel)
            : null;
    }

    [GeneratedRegex(@"^([A-Za-z0-9_][A-Za-z0-9_.-]*)-(0|[1-9][0-9]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex ChannelForm();

    private static MethodMap[] Chosen(
        ExplanationRequest request, BackwardRules rules, Func<ExplanationRequest, int, IEnumerable<Feature>> choose)
    {
        StartSignal[] starts = [.. request.Samples.SelectMany((_, image) => choose(request, image)
            .Take(request.FeatureCount)
            .Select(feature => StartSignal.OfFeature(image, request.Network.IndexOf(feature.Layer), feature.Channel)))];
        return FeatureVisualisation.Explain(request, starts, rules, "no feature is recorded");
    }

    private static MethodMap[] OfChannel(ExplanationRequest request, BackwardRules rules, Feature channel)
    {
        int layer = request.Network.IndexOf(channel.Layer);
        int channels = LayerRoles.ChannelCount(request.Network, request.Trace, layer);
        if (channel.Channel >= channels)
        {
            throw NoChannel(channel, channels);
        }

        StartSignal[] starts = [.. request.Samples
            .Select((_, image) => StartSignal.OfFeature(image, layer, channel.Channel))];
        return FeatureVisualisation.Explain(request, starts, rules, "the channel has no signal");
    }

    /// <summary>
    /// Refuses what can be told without a pass; the channels of other layers are known only after one.
    /// </summary>
    private static void RequireChannel(Network network, Feature channel)
    {
        long? channels = network.Layers[network.IndexOf(channel.Layer)] switch
        {
            Convolution convolution => convolution.Weight.shape[0],
            Linear linear => linear.Weight.shape[0],
            _ => null,
        };
        if (channel.Channel >= channels)
        {
            throw NoChannel(channel, channels.Value);
        }
    }

    private static InputException NoChannel(Feature channel, long channels) =>
        new($"layer '{channel.Layer}' has no channel {channel.Channel}: it has 0 to {channels - 1}");
}
