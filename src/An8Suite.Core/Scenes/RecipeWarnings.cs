using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Colors;
using An8Suite.Core.Scenes.Distributions;

namespace An8Suite.Core.Scenes;

/// <summary>What a recipe may say and hardly anybody means: classes, parts or a background that nearly share a colour.</summary>
/// <remarks>
/// Distances are CIEDE2000 between base colours, before shading. Two classes are as far apart as the part that differs most.
/// Near means below <see cref="Recipe.LeastDifference"/>.
/// </remarks>
public sealed class RecipeWarnings
{
    /// <summary>Where a recipe names none: about four times what is noticed at a glance (2 to 3), since shading changes colours too.</summary>
    public const double StandardDifference = 10;

    /// <summary>More than anybody reads.</summary>
    public const int MostWarnings = 50;

    private readonly Recipe _recipe;
    private readonly Dictionary<(SrgbColor, SrgbColor), double> _differences = [];

    private RecipeWarnings(Recipe recipe) => _recipe = recipe;

    /// <summary>One line each, with file and line where they are known; at most <see cref="MostWarnings"/>.</summary>
    public static IReadOnlyList<string> Of(Recipe recipe)
    {
        var warnings = new RecipeWarnings(recipe);
        return recipe.LeastDifference == 0 ? [] :
        [
            .. warnings.All().Select(w => $"{recipe.Lines.Front(w.Path)}{w.Message}").Take(MostWarnings),
        ];
    }

    private IEnumerable<(string Path, string Message)> All()
    {
        for (int i = 0; i < _recipe.Classes.Count; i++)
        {
            RecipeClass shown = _recipe.Classes[i];
            IEnumerable<string> own = shown.Parts.SelectMany(part => AboutPart(shown, part));
            foreach (string message in Classes(i).Concat(own).Distinct())
            {
                yield return ($"classes[{i}]", message);
            }
        }
    }

    private IEnumerable<string> Classes(int i)
    {
        RecipeClass shown = _recipe.Classes[i];
        foreach (RecipeClass earlier in _recipe.Classes.Take(i))
        {
            double apart = Apart(shown, earlier);
            if (apart < _recipe.LeastDifference)
            {
                yield return $"class '{shown.Name}' looks like class '{earlier.Name}': {Text(apart)}";
            }
        }
    }

    /// <summary>The difference of the part that differs most, or the first that differs enough.</summary>
    private double Apart(RecipeClass a, RecipeClass b)
    {
        double most = 0;
        foreach (string part in a.Parts.Union(b.Parts))
        {
            if (ColorOf(a, part) is SrgbColor first && ColorOf(b, part) is SrgbColor second)
            {
                most = Math.Max(most, Difference(first, second));
            }

            if (most >= _recipe.LeastDifference)
            {
                break;
            }
        }

        return most;
    }

    private IEnumerable<string> AboutPart(RecipeClass shown, string part)
    {
        SrgbColor color = shown.ColorOf(part);
        foreach (SrgbColor background in Backgrounds(color))
        {
            if (Difference(color, background) is double apart && apart < _recipe.LeastDifference)
            {
                yield return $"class '{shown.Name}' has '{part}' in {color}, near the background {background}: {Text(apart)}";
            }
        }

        foreach ((string other, SrgbColor neutral) in _recipe.Parts)
        {
            bool isNeutral = other == part ? _recipe.Classes.Any(c => !c.Parts.Contains(part)) : !shown.Parts.Contains(other);
            if (isNeutral && Difference(color, neutral) is double apart && apart < _recipe.LeastDifference)
            {
                yield return other == part
                    ? $"class '{shown.Name}' has '{part}' in {color}, near its colour {neutral} in other classes: {Text(apart)}"
                    : $"class '{shown.Name}' has '{part}' in {color}, near part '{other}' ({neutral}), which it does not colour: {Text(apart)}";
            }
        }
    }

    private SrgbColor? ColorOf(RecipeClass shown, string part) => shown.Parts.Contains(part) ? shown.ColorOf(part)
        : _recipe.Parts.TryGetValue(part, out SrgbColor color) ? color
        : null;

    /// <summary>The backgrounds of the recipe; of a range of colours the one next to <paramref name="color"/>.</summary>
    private IReadOnlyList<SrgbColor> Backgrounds(SrgbColor color) => _recipe.Axes.DrawnBackground switch
    {
        UniformColors range => [new(
            Math.Clamp(color.R, range.From.R, range.To.R),
            Math.Clamp(color.G, range.From.G, range.To.G),
            Math.Clamp(color.B, range.From.B, range.To.B))],
        { } drawn => drawn.Extremes,
        null when _recipe.Axes.Background.Count > 0 => _recipe.Axes.Background,
        null => [_recipe.Background],
    };

    private double Difference(SrgbColor a, SrgbColor b)
    {
        if (!_differences.TryGetValue((a, b), out double difference))
        {
            difference = ColorDifference.Of(a, b);
            _differences[(a, b)] = difference;
        }

        return difference;
    }

    private string Text(double apart) => FormattableString.Invariant(
        $"they differ by {apart:0.0} in CIEDE2000, less than least_difference {_recipe.LeastDifference}");
}
