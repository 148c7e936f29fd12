using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Cue;

/// <summary>Whether the network cheats and who shows it, in one sentence that follows the numbers.</summary>
internal static class CueVerdict
{
    private const string Exposes = "exposes it";
    private const string Hides = "does not";
    private const double Cheats = 0.5; // more than half of the images follow the sticker

    /// <summary>Of one run.</summary>
    public static string Of(CueFile file)
    {
        string network = $"The network gives the sticker's class to {Percent.Of(file.FollowsSticker)} % of the test "
            + "images and recognises "
            + $"{Percent.Of(file.AccuracyWithoutSticker)} % of the pictures without one (chance: "
            + $"{Percent.Of(1.0 / file.Classes)} %)";
        if (file.FollowsSticker < Cheats)
        {
            return $"{network}: it has not learnt to cheat, so there is nothing to expose.";
        }

        CueScore[] methods = [.. file.Scores.Where(score => !MethodTitle.Of(score.Method).IsControl)];
        CueScore[] exposing = [.. methods.Where(score => Word(score) == Exposes)];
        CueScore[] hiding = [.. methods.Where(score => Word(score) == Hides)];
        return $"{network}; {Names(exposing, "no method exposes", "exposes", "expose")} it in most images"
            + (hiding.Length == 0 ? "." : $", {Names(hiding, "", "does", "do")} not.");
    }

    /// <summary>What the interval of a method's exposures says, in the table as in the sentence.</summary>
    public static string Word(CueScore score) =>
        score.ExposedLow > Cheats ? Exposes : score.ExposedHigh < Cheats ? Hides : "undecided";

    private static string Names(CueScore[] scores, string none, string one, string several)
    {
        string[] titles =
        [
            .. scores.OrderByDescending(score => score.Exposed).Select(score => MethodTitle.Of(score.Method).Title),
        ];
        return titles switch
        {
            [] => none,
            [var only] => $"{only} {one}",
            _ => $"{string.Join(", ", titles[..^1])} and {titles[^1]} {several}",
        };
    }
}
