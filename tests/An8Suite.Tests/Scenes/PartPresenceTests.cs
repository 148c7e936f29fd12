using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

public sealed class PartPresenceTests
{
    private static readonly string[] Names = ["pot", "leaves", "round", "star"];

    [Fact]
    public void Without_shown_or_hidden_parts_there_is_one_set_of_all()
    {
        PartPresence presence = Of(Class("a"), Class("b"));
        Assert.False(presence.IsUsed);
        Assert.Equal([PartSet.All], presence.Sets);
        Assert.Equal((0, 0, 0, 0), (presence.ShownIn(0), presence.WholeIn(0), presence.ShownIn(1), presence.WholeIn(1)));
    }

    [Fact]
    public void A_shown_part_is_there_only_where_it_is_shown_and_a_hidden_one_goes_in_its_class_alone()
    {
        PartPresence presence = Of(
            Class("round") with { Shows = ["round"] },
            Class("star") with { Shows = ["star"] },
            Class("plain"),
            Class("bare") with { Hides = ["leaves"] },
            Class("bare_star") with { Shows = ["star"], Hides = ["leaves"] });
        Assert.True(presence.IsUsed);
        Assert.Equal(["pot leaves round", "pot leaves star", "pot leaves", "pot", "pot star"], Enumerable.Range(0, 5).Select(Shown));
        Assert.Equal(["pot leaves round", "pot leaves star", "pot leaves", "pot leaves", "pot leaves star"], Enumerable.Range(0, 5).Select(Whole));
        Assert.Equal(5, presence.Sets.Count);

        string Shown(int label) => Text(presence.Sets[presence.ShownIn(label)]);
        string Whole(int label) => Text(presence.Sets[presence.WholeIn(label)]);
    }

    [Fact]
    public void A_set_that_only_a_mask_needs_is_rendered_too_and_none_twice()
    {
        PartPresence presence = Of(Class("a") with { Hides = ["leaves"] }, Class("b") with { Hides = ["round"] });
        Assert.Equal(["pot round star", "pot leaves star", "pot leaves round star"], presence.Sets.Select(Text));
        Assert.Equal((0, 1), (presence.ShownIn(0), presence.ShownIn(1)));
        Assert.Equal((2, 2), (presence.WholeIn(0), presence.WholeIn(1)));
    }

    [Fact]
    public void A_class_without_any_of_the_variants_hides_them_and_its_masks_say_where_they_would_be()
    {
        PartPresence presence = Of(
            Class("round") with { Shows = ["round"] }, Class("star") with { Shows = ["star"] }, Class("none") with { Hides = ["round", "star"] });
        Assert.Equal("pot leaves", Text(presence.Sets[presence.ShownIn(2)]));
        Assert.Equal("pot leaves round star", Text(presence.Sets[presence.WholeIn(2)]));
    }

    [Fact]
    public void Masks_read_the_set_that_shows_their_parts()
    {
        ClassEntry[] classes =
        [
            new(0, "red", "00_red", ["round"], "#ff0000"),
            new(1, "bare", "01_bare", ["leaves"], "#00ff00") { Hides = ["leaves"] },
            new(2, "bare_red", "02_bare_red", ["round", "leaves"], "#ff0000") { Hides = ["leaves"] },
            new(3, "starred", "03_starred", ["star"], "#ffffff") { Shows = ["star"] },
        ];
        MaskLayers layers = new(classes, [.. Names.Index().Select(part => new PartEntry(part.Index + 1, part.Item))]);
        Assert.Equal(["0: 3", "0: 2", "0: 2 3", "2: 4"], Enumerable.Range(0, 4).Select(label => Of(MaskPolicy.ClassPart, label)));
        Assert.All(Enumerable.Range(0, 4), label => Assert.Equal("0: 2 3, 2: 4", Of(MaskPolicy.Candidates, label)));
        Assert.Equal(["0: 1 2 3 4", "1: 1 2 3 4", "1: 1 2 3 4", "2: 1 2 3 4"], Enumerable.Range(0, 4).Select(label => Of(MaskPolicy.Plant, label)));
        Assert.Equal(["0: 2", "1: 2", "1: 2", "2: 2"], Enumerable.Range(0, 4).Select(label => Of(SyntheticPart("leaves"), label)));
        Assert.Throws<InvalidOperationException>(() => layers.Of(MaskPolicy.Causal, 0));

        string Of(MaskPolicy policy, int label) =>
            string.Join(", ", layers.Of(policy, label).Select(layer => $"{layer.Set}: {string.Join(' ', layer.Ids)}"));
    }

    private static MaskPolicy SyntheticPart(string name) => Datasets.SyntheticScene.Part(name);

    private static RecipeClass Class(string name) => new(name, default, []);

    private static PartPresence Of(params RecipeClass[] classes) => new(
        new Recipe { Name = "r", Mesh = "m.glb", Classes = classes, Parts = Names.ToDictionary(n => n, _ => new SrgbColor(1, 2, 3)) }.ClassEntries(),
        Names);

    private static string Text(PartSet set) => string.Join(' ', Names.Where((_, i) => set.Contains((byte)(i + 1))));
}
