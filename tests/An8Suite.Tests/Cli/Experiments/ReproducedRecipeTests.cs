using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Report.Model;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Planning;

namespace An8Suite.Tests.Cli.Experiments;

/// <summary><c>an8 reproduce --dataset</c> with recipes that are not the paper's.</summary>
public sealed class ReproducedRecipeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Both_are_the_papers_two_however_many_recipes_ship()
    {
        string[] paper = ["an8flower-single-6c", "an8flower-double-12c"];
        Assert.Equal(paper, Of("both").Recipes);
        Assert.Equal(paper, RecipeFiles.Names.Take(2));
        Assert.Equal(RecipeFiles.Names.Distinct().Order(), RecipeFiles.Names.Order());
        Assert.Equal(["toy-car-8c"], Of("toy-car-8c").Recipes);
    }

    [Fact]
    public void A_recipe_file_goes_into_the_folder_of_its_own_name()
    {
        string file = Write("some file.yaml", "vases-2", "count: 40");
        DatasetPlan plan = new(Of(file).Resolve(5), file);
        Assert.Equal("vases-2", plan.Name);
        Assert.Equal(Path.Combine("out", "vases-2"), plan.Root);
        Assert.Equal(Path.Combine("out", "vases-2", "small", "seed0", "fold0"), plan.Cells[0].Root);
    }

    [Theory]
    [InlineData(40, 40)]
    [InlineData(200, 200)]
    [InlineData(201, 200)]
    public void Quick_renders_no_more_poses_than_the_recipe_has(int poses, int rendered)
    {
        string file = Write("recipe.yaml", "vases", $"count: {poses}");
        Assert.Equal(2 * poses, new DatasetPlan(Of(file).Resolve(5), file).Images);
        Assert.Equal(2 * rendered, new DatasetPlan((Of(file) with { Quick = true }).Resolve(5), file).Images);
    }

    [Fact]
    public void The_folder_of_the_report_is_no_name_for_a_recipe()
    {
        string file = Write("recipe.yaml", "Report", "count: 40");
        string message = Assert.Throws<InputException>(() => new DatasetPlan(Of(file).Resolve(5), file)).Message;
        Assert.Equal($"{file}: name: 'Report' is the folder of the report; give the recipe another name", message);
    }

    [Theory]
    [InlineData("an8flower-single-6c", 22.5)]
    [InlineData("an8flower-double-12c", 23.2)]
    [InlineData("toy-car-8c", null)]
    [InlineData("mushroom-6c", null)]
    [InlineData("my-single-6c", null)]
    [InlineData("an8flower-double-12c-blue", null)]
    public void The_papers_numbers_stand_beside_its_datasets_alone(string dataset, double? mean)
    {
        Assert.Equal(mean, PublishedScore.Of(dataset, MethodTitle.Ours)?.Mean);
        Assert.Equal(mean is not null, PublishedScore.ExistFor(dataset));
    }

    private static ReproduceOptions Of(string dataset) => new() { Dataset = dataset, Out = "out", Threads = 2 };

    private string Write(string file, string name, string count)
    {
        File.WriteAllText(_folder[file], $$"""
            name: {{name}}
            mesh: vase.glb
            classes:
              - {name: red, color: red, parts: [vase]}
              - {name: blue, color: blue, parts: [vase]}
            axes:
              view_degrees: {from: 0, to: 360, {{count}}}
            """);
        return _folder[file];
    }
}
