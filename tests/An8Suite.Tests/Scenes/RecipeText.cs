using An8Suite.Core;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

/// <summary>A small recipe whose axes (from line 5 on) and last lines a test gives.</summary>
internal static class RecipeText
{
    public static Recipe Read(string axes, string rest = "") => RecipeReader.Parse(Of(axes, rest), "x.yaml");

    public static string Refusal(string axes, string rest = "") =>
        Assert.Throws<InputException>(() => Read(axes, rest)).Message;

    public static string Resolved(Recipe recipe)
    {
        string yaml = RecipeWriter.ToYaml(recipe);
        Recipe again = RecipeReader.Parse(yaml, "x.yaml");
        Assert.Equal(PosePlan.Of(recipe), PosePlan.Of(again));
        Assert.Equal(yaml, RecipeWriter.ToYaml(again));
        return yaml;
    }

    private static string Of(string axes, string rest)
    {
        string head = "name: x\nmesh: m.glb\nclasses: [{name: a, color: red, parts: [p]}]\naxes:\n  ";
        return head + axes.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal) + "\n" + rest;
    }
}
