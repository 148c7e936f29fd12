using System.Text;
using An8Suite.Core;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Tests.Scenes;
using CsCheck;

namespace An8Suite.Tests.Fuzzing;

/// <summary>Recipes that are damaged, or written to do damage, are read or refused.</summary>
public class RecipeFuzzTests
{
    private const string File = "recipe.yaml";
    private const string Head = "name: x\nmesh: plant.glb\nclasses: [{name: a, color: \"#ff0000\", parts: [petals]}]\n";

    private static readonly string[] Shipped = [.. ShippedRecipes.Paths.Select(System.IO.File.ReadAllText)];

    private static readonly string[] Values =
    [
        "", "~", "[]", "{}", "-1", "0", "1e308", "-1e309", ".nan",
        ".inf", "99999999999999999999", "0x10", "true", "\"\\u0000\"",
        "\"../../x\"", "&a [*a]", "*b", "{from: 0, to: 1e308, count: 100000}",
        "{from: .nan, to: 1, count: 2}", "!!binary AAAA",
        "\"\\ud800\"", "💐", "- -", "? x", "|", ">-", "%YAML 9.9",
        "---", "...", "[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]", "'", "\t", "<<: *x",
        "hsv(", "hsv(210 80% 90%)", "hsv(1e308 -1 %)", "oklch(0.7 0.1 20)",
        "oklch(1e308 1e308 1e308)", "oklch(0.7 0.5 -1e309)",
        "{hues: 2147483647, parts: [petals]}", "{hues: 360, parts: [petals], chroma: 1e308}",
        "{hues: 3, parts: [], name: \"\"}",
        "{hues: 6, lightness: .nan, parts: [petals]}", "oklch(,,)", "hsv()", "red",
    ];

    [Fact]
    public void Bytes_changed_anywhere_end_in_a_recipe_or_a_message() =>
        Gen.Select(Fuzz.OneOf(Shipped), Fuzz.Damages).Sample(
            (recipe, damage) => Expect(damage(Encoding.UTF8.GetBytes(recipe))),
            seed: "0000000000001", iter: 400, threads: 1);

    [Fact]
    public void Odd_values_and_lines_that_stand_twice_end_in_a_recipe_or_a_message() =>
        Gen.Select(Fuzz.OneOf(Shipped), Fuzz.OneOf(Values), Gen.Double.Unit, Gen.Bool).Sample(
            (recipe, value, where, twice) =>
            {
                string[] lines = recipe.Split('\n');
                int at = (int)(where * lines.Length);
                int colon = lines[at].IndexOf(':', StringComparison.Ordinal);
                string odd = twice || colon < 0 ? lines[at] + "\n" + lines[at] : lines[at][..(colon + 1)] + " " + value;
                Expect(Encoding.UTF8.GetBytes(string.Join('\n', lines.Select((line, i) => i == at ? odd : line))));
            },
            seed: "0000000000002", iter: 600, threads: 1);

    public static TheoryData<string, string> Attacks => new()
    {
        { "deep lists", Head + "masks: " + new string('[', 100_000) },
        { "deep mappings", string.Concat(Enumerable.Range(0, 3000).Select(i => new string(' ', i) + "a:\n")) },
        { "laughs", Laughs("masks: *j") },
        { "laughs as a key", Laughs("? *j\n: 1") },
        { "a list in itself", Head + "masks: &a [*a]" },
        { "a mapping as a key", Head + "{a: {b: c}}: 1" },
        { "no such anchor", Head + "masks: *nobody" },
        { "many poses", Head + "axes: {"
            + string.Join(", ", Axes.Select(axis => $"{axis}: {{from: 0, to: 1e9, count: 100000}}")) + "}" },
        { "many wrong values",
            Head + "axes: {distance: [" + string.Join(", ", Enumerable.Repeat("x", 100_000)) + "]}" },
        { "many classes", "name: x\nmesh: m.glb\nclasses:\n" + string.Concat(Enumerable.Range(0, 40_000)
            .Select(i => $"- {{name: c{i}, color: \"#ff0000\", parts: [p]}}\n")) },
        { "giant hues", "name: x\nmesh: m.glb\nclasses: {hues: 2147483647, parts: [p]}\n" },
        { "a long palette in a circle", Head + "palette: {"
            + string.Join(", ", Enumerable.Range(0, 20_000).Select(i => $"c{i}: c{(i + 1) % 20_000}")) + "}" },
        { "a palette in itself", Head + "palette: &a {red: *a}" },
        { "many wrong functions", Head + "palette: {"
            + string.Join(", ", Enumerable.Range(0, 20_000).Select(i => $"c{i}: oklch(0.7 0.4 {i % 360})")) + "}" },
        { "a long function", Head + "background: hsv(" + new string('1', 100_000) + ")" },
        { "a long name", Head.Replace("name: x", "name: " + new string('x', 5000), StringComparison.Ordinal) },
        { "a long key", Head + new string('k', 100_000) + ": 1" },
        { "a mask outside", Head + "masks: [\"part:../../outside\"]" },
        { "a zero byte in the mesh", Head.Replace("plant.glb", "\"a\\0b\"", StringComparison.Ordinal) },
    };

    private static IEnumerable<string> Axes =>
        ["view_degrees", "elevation_degrees", "distance", "roll_degrees", "light_azimuth_degrees", "light_strength"];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_recipe_written_to_do_damage_gets_a_message(string name, string text)
    {
        Fuzz.Expect(File, Encoding.UTF8.GetBytes(text), () =>
        {
            InputException error = Assert.Throws<InputException>(() => RecipeReader.Parse(text, File));
            Assert.True(error.Message.Length < 300_000, $"{name}: a message of {error.Message.Length} letters");
            throw error;
        });
    }

    private static void Expect(byte[] recipe) => Fuzz.Expect(
        File, recipe, () => RecipeReader.Parse(Encoding.UTF8.GetString(recipe), File));

    /// <summary>Ten lists of ten aliases each: ten thousand million values in a few hundred letters.</summary>
    private static string Laughs(string use) => "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + string.Concat("bcdefghij".Select(
            c => $"{c}: &{c} [{string.Join(", ", Enumerable.Repeat($"*{(char)(c - 1)}", 10))}]\n")) + use;
}
