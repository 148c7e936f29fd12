using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Colors;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>What a recipe may say but its author may not have meant: colours that are hard to tell apart.</summary>
/// <remarks>
/// Told by CIEDE2000 between flat colours; light and shade bring them nearer to each other still. Classes whose
/// patterns have different shapes, or of which one has none, are told apart by that. Nothing here changes a dataset.
/// </remarks>
public static class SchemeWarnings
{
    /// <summary>
    /// The difference below which two colours count as close: most people see it at a glance, where 1 is just visible.
    /// </summary>
    public const double StandardLeastDifference = 10;

    /// <summary>More than anybody reads.</summary>
    private const int MostWarnings = 50;

    /// <summary>One line a warning, with file, line and key; the recipe has been checked against the mesh.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="partNames">The parts of the mesh, in order of id.</param>
    /// <param name="leastDifference">CIEDE2000, above 0.</param>
    public static IReadOnlyList<string> Of(
        Recipe recipe, IReadOnlyList<string> partNames, double leastDifference = StandardLeastDifference)
    {
        var near = new Nearness(leastDifference);
        IEnumerable<(int Class, string Message)> found = Pairs(recipe, near)
            .Concat(Patterns(recipe, near))
            .Concat(Backgrounds(recipe, near))
            .Concat(Neutrals(recipe, partNames, near));
        return [.. found.Take(MostWarnings).Select(warning => recipe.Lines.Front(
            recipe.Label is not null ? "label.color"
                : $"classes[{warning.Class}].{(recipe.Classes[warning.Class].PartColors is null ? "color" : "colors")}")
            + warning.Message)];
    }

    private static IEnumerable<(int Class, string Message)> Pairs(Recipe recipe, Nearness near)
    {
        HashSet<string>[] parts = [.. recipe.Classes.Select(c => c.Parts.ToHashSet())];
        string[] presence = PresenceRules.PresenceKeys(recipe);
        for (int i = 0; i < recipe.Classes.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (RecipeClass later, RecipeClass earlier) = (recipe.Classes[i], recipe.Classes[j]);
                bool differInPattern = later.Pattern?.Shape != earlier.Pattern?.Shape
                    || (later.Pattern is not null && near.Words(later.Pattern.Color, earlier.Pattern!.Color) is null);
                if (!differInPattern && later.Looks is null && presence[i] == presence[j]
                    && parts[i].SetEquals(parts[j]) && near.Words(later, earlier) is string words)
                {
                    yield return (i, $"class '{later.Name}' is close to class '{earlier.Name}', which colours the same "
                        + $"parts: {words}");
                }
            }
        }
    }

    private static IEnumerable<(int Class, string Message)> Patterns(Recipe recipe, Nearness near)
    {
        foreach ((int i, RecipeClass c) in recipe.Classes.Index())
        {
            if (c.Pattern is not null && near.Words(c.Pattern.Color, c.Color) is string words)
            {
                yield return (i, $"the pattern of class '{c.Name}' is close to its colour: {words}");
            }
        }
    }

    private static IEnumerable<(int Class, string Message)> Backgrounds(Recipe recipe, Nearness near)
    {
        // A drawn background may be anything; nobody expects it to differ from every class each time.
        bool isDrawn = recipe.Axes.DrawnBackground is not null || recipe.Backdrops.Count > 0;
        IReadOnlyList<SrgbColor> backgrounds = isDrawn ? []
            : recipe.Axes.Background.Count > 0 ? recipe.Axes.Background
            : [recipe.Background];
        foreach ((int i, RecipeClass c) in recipe.Classes.Index())
        {
            foreach (SrgbColor background in backgrounds)
            {
                if (c.Colors.Select(color => near.Words(color, background))
                    .OfType<string>().FirstOrDefault() is string words)
                {
                    yield return (i, $"class '{c.Name}' is close to the background: {words}");
                }
            }
        }
    }

    private static IEnumerable<(int Class, string Message)> Neutrals(
        Recipe recipe, IReadOnlyList<string> partNames, Nearness near)
    {
        IReadOnlyCollection<string>[] absent = [.. PartPresence.AbsentParts(recipe.ClassEntries())];
        foreach ((int i, RecipeClass c) in recipe.Classes.Index())
        {
            foreach (string part in partNames.Where(
                part => recipe.Parts.ContainsKey(part) && !absent[i].Contains(part)
                    && recipe.RoleOf(part) == PartRole.Plant))
            {
                bool own = c.Parts.Contains(part);
                bool isSeen = !own || (c.Pattern is null
                    && recipe.Classes.Index()
                        .Any(other => !other.Item.AlwaysColors(part) && !absent[other.Index].Contains(part)));
                IEnumerable<SrgbColor> colors = own ? [c.ColorOf(part)] : c.Colors;
                if (isSeen && colors.Select(color => near.Words(color, recipe.Parts[part]))
                    .OfType<string>().FirstOrDefault() is string words)
                {
                    yield return (i, own
                        ? $"class '{c.Name}' colours part '{part}' nearly as it is in other classes: {words}"
                        : $"class '{c.Name}' is close to part '{part}', which it does not colour: {words}");
                }
            }
        }
    }

    private sealed class Nearness(double least)
    {
        private readonly Dictionary<SrgbColor, CieLab> _seen = [];

        /// <summary>
        /// The colours of the part on which two classes of the same parts differ most, where even they are near; null
        /// otherwise.
        /// </summary>
        public string? Words(RecipeClass a, RecipeClass b)
        {
            string? words = null;
            double most = -1;
            foreach (string part in a.Parts)
            {
                double difference = ColorDifference.Of(Lab(a.ColorOf(part)), Lab(b.ColorOf(part)));
                if (difference > most)
                {
                    (most, words) = (difference, Words(a.ColorOf(part), b.ColorOf(part)));
                }
            }

            return words;
        }

        /// <summary>The two colours and their difference where it is below the least one; null otherwise.</summary>
        public string? Words(SrgbColor a, SrgbColor b)
        {
            double difference = ColorDifference.Of(Lab(a), Lab(b));
            return difference < least
                ? FormattableString.Invariant($"{a} and {b} differ by {difference:0.0} (CIEDE2000), less than {least}")
                : null;
        }

        private CieLab Lab(SrgbColor color)
        {
            if (!_seen.TryGetValue(color, out CieLab lab))
            {
                _seen[color] = lab = CieLab.Of(color);
            }

            return lab;
        }
    }
}
