using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Workflow.Progress;

namespace An8Suite.Workflow.Explaining;

/// <summary>
/// Which methods need what not every run of <c>an8 explain</c> has: a selection, parts, masks, or layers of a kind.
/// </summary>
internal static class MethodNeeds
{
    // Of the grid's starts the one that is no feature; single channels are named by the user.
    private const string Logit = "logit";

    /// <summary>Leaves out what cannot be done, or refuses it where it was asked for by name.</summary>
    /// <param name="methods">The names.</param>
    /// <param name="named">Whether a user named them; otherwise they are all there are.</param>
    /// <param name="subject">What is explained.</param>
    /// <param name="hasMasks">Whether the images it is explained on have masks and parts.</param>
    /// <param name="reporter">Is told what is left out.</param>
    /// <exception cref="InputException">A method was named that cannot be done.</exception>
    public static IReadOnlyList<string> Resolve(
        IReadOnlyList<string> methods, bool named, NetworkSubject subject, bool hasMasks, Reporter reporter)
    {
        if (!named && subject.IsBlackBox)
        {
            reporter.Say("    the network is a black box that ONNX Runtime computes: the methods are those that need no "
                + "layers");
            methods = [.. ExplanationMethods.All
                .Where(method => method.ExplainsBlackBoxes).Select(method => method.Name)];
        }

        string[] unselected = subject.HasSelection ? [] : [.. methods.Where(NeedsSelection)];
        string[] unmasked = hasMasks ? [] : [.. methods.Where(method => Row(method)?.NeedsMasks == true)];
        string[] problems =
        [
            .. Problem(unselected, "without the features of a selection; run 'an8 respond' and 'an8 select', "
                + "and explain the folder of 'an8 select'"),
            .. Problem(unmasked, "without masks and parts, which only the images of 'an8 generate' have"),
        ];
        if (named && problems.Length > 0)
        {
            throw new InputException($"--methods: {string.Join("; ", problems)}");
        }

        foreach (string problem in problems)
        {
            reporter.Say($"    left out: {problem}");
        }

        methods = [.. methods.Except(unselected).Except(unmasked)];
        return named ? methods : Fitting(methods, subject, reporter);
    }

    /// <summary>
    /// Leaves out what the network's layers do not allow, as attention methods on convolutions; the standard methods
    /// are not asked, so that a network must be read only where there are others.
    /// </summary>
    private static IReadOnlyList<string> Fitting(
        IReadOnlyList<string> methods, NetworkSubject subject, Reporter reporter)
    {
        if (subject.IsBlackBox || !methods.Except(ExplanationMethods.Default).Any())
        {
            return methods;
        }

        using Network network = subject.Network();
        IReadOnlyList<(string Method, string Reason)> refused = ExplanationMethods.Refused(network, methods);
        foreach ((string method, string reason) in refused)
        {
            reporter.Say($"    left out: {method}: {reason}");
        }

        return [.. methods.Except(refused.Select(one => one.Method))];
    }

    private static string[] Problem(string[] methods, string lack) =>
        methods.Length == 0 ? [] : [$"{string.Join(", ", methods)} cannot be drawn {lack}"];

    private static bool NeedsSelection(string method) =>
        Row(method)?.NeedsSelection == true
        || Grid.Starts.Any(start => start != Logit && method.StartsWith($"{start}.", StringComparison.Ordinal));

    private static ExplanationMethod? Row(string name) =>
        ExplanationMethods.All.FirstOrDefault(method => method.Name == name);
}
