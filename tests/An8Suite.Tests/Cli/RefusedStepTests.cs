namespace An8Suite.Tests.Cli;

/// <summary>A verb that refuses its input leaves no folder, finished or not.</summary>
[Needs(Needs.Suite)]
public sealed class RefusedStepTests(TinyRun run)
{
    /// <summary>
    /// Verb and arguments; braces name a folder of the run, <c>{broken X}</c> a copy of one that lacks or garbles its
    /// results.
    /// </summary>
    public static TheoryData<string> Commands =>
    [
        "generate an8flower-single-6c --poses 3",
        "generate an8flower-single-6c --size 12",
        "generate an8flower-single-6c --masks part:nobody",
        "generate an8flower-single-6c --poses 5 --shard 7/9",
        "merge {generate}",
        "export {broken generate} --format yolo",
        "train {broken generate}",
        "train {generate} --fold 9",
        "import {train}/model.safetensors --architecture alexnet",
        "import {train}/training.json --architecture small",
        "import {train}/model.safetensors --architecture small --input-size 48 --dataset {broken generate}",
        "respond {broken train}",
        "select {broken respond}",
        "path {broken respond}",
        "stability {broken respond}",
        "features {broken select}",
        "ablate {broken select}",
        "sanity {broken select}",
        "explain {broken select}",
        "explain {select} --class nobody",
        "score {broken explain}",
        "score {explain} --policies nobody",
        "score --heatmaps {explain} --dataset {broken generate}",
        "evaluate {broken select}",
        "compare {broken select}",
        "doubts {broken select}",
        "parts {broken select}",
        "cue {broken generate}",
        "faithfulness {broken explain}",
        "localise {broken explain}",
        "grids {broken train}",
        "study new {broken explain}",
        "report {broken score}",
        "reproduce --quick --dataset {broken generate}/recipe.yaml",
        "replicate --quick --dataset {broken generate}/recipe.yaml",
        "ladder {broken generate}/recipe.yaml --quick",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Nothing_is_left_of_a_refused_step(string command)
    {
        string around = run.Fresh();
        string[] words = [.. Words(command), "--out", Path.Combine(around, "below", "out")];
        string error = Suite.Refused(Suite.Run(words));
        Assert.StartsWith(
            "an8: ", error.TrimEnd().Split('\n').First(line => line.StartsWith("an8: ", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(around), string.Join('\n',
            Directory.Exists(around) ? Directory.GetFileSystemEntries(around, "*", SearchOption.AllDirectories) : []));
    }

    [Fact]
    public void Every_verb_that_makes_a_folder_is_among_them()
    {
        string help = Suite.Run("--help").Output;
        string[] verbs = [.. help.Split('\n')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line.Length > 2 && char.IsLetter(line[2]))
            .Select(line => line.Trim().Split(' ')[0])];
        string[] tried = [.. Commands.Select(row => row.Data.Split(' ')[0]).Distinct()];
        Assert.Equal(
            [
                "bench", "completion", "doctor", "help", "inspect", "mesh", "networks", "recipe", "sheet", "verify",
                "view",
            ],
            verbs.Except(tried).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_refused_number_of_poses_does_not_stand_in_the_way_of_a_right_one()
    {
        string around = run.Fresh();
        string[] Generate(string poses) =>
            ["generate", "an8flower-single-6c", "--size", "32", "--poses", poses, "--out", Path.Combine(around, "out")];
        Suite.Refused(Suite.Run(Generate("3")), "poses: expected 5");
        Assert.Equal(0, Suite.Run(Generate("5")).ExitCode);
    }

    private IEnumerable<string> Words(string command)
    {
        foreach (string word in command.Replace("{broken ", "{broken-", StringComparison.Ordinal).Split(' '))
        {
            int end = word.IndexOf('}', StringComparison.Ordinal);
            yield return end < 0 ? word : Folder(word[1..end]) + word[(end + 1)..];
        }
    }

    private string Folder(string name)
    {
        if (!name.StartsWith("broken-", StringComparison.Ordinal))
        {
            return run[name];
        }

        string copy = run.CopyOf(name["broken-".Length..]);
        foreach (string file in Directory.GetFiles(copy, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "step.json"))
        {
            File.WriteAllBytes(file, [.. File.ReadAllBytes(file).Take(20)]);
        }

        return copy;
    }
}
