using System.CommandLine;
using An8Suite.Cli;
using An8Suite.Cli.Completion;
using An8Suite.Workflow.Experiments;

namespace An8Suite.Tests.Cli;

/// <summary>What shells complete, by shells where they are installed.</summary>
public sealed class CompletionTests
{
    /// <summary>What is typed, a bar before the word that is completed, and what that may become.</summary>
    public static TheoryData<string, string> Typed => new()
    {
        { "tr", "train" },
        { "mesh ", "inspect" },
        { "mesh inspect x --rend", "--renderer" },
        { "train --arch", "--architecture" },
        { "train out/dataset --architecture v", "vgg-f vgg16 vit-tiny" },
        { "bench train --architectures small,resnet1", "small,resnet18" },
        { "explain out/select --methods ours,grad-cam-", "ours,grad-cam-plus-plus" },
        { "ablate out/select --orders lasso,ra", "lasso,random" },
        { "export out/dataset --format y", "yolo" },
        { "generate an8flower-si", "an8flower-single-6c" },
        { "reproduce --dataset bo", "both" },
        { "networks re", "resnet18 resnet50" },
        { "help recip", "recipe" },
        { "completion fi", "fish" },
        { "train --epochs 3", "" },
    };

    [Fact]
    public void Every_option_has_its_verb_and_what_its_description_lists_is_completed()
    {
        IReadOnlyList<CompletedVerb> verbs = CompletedVerb.All(CommandLine.Root(KnownExperiments.All));
        Assert.Contains("mesh inspect", verbs.Select(verb => verb.Path));
        Assert.DoesNotContain("mesh read-child", verbs.Select(verb => verb.Path));
        Assert.All(verbs, verb => Assert.Contains("--help", verb.Options.SelectMany(option => option.Spellings)));
        Assert.All(verbs.SelectMany(verb => verb.Options), option => Assert.NotEmpty(option.Words));
        CompletedOption[] unnamed =
        [
            .. verbs.SelectMany(verb => verb.Options.Where(option => option.Kind == ValueKind.Free && option.Words
                .Contains(" One of ", StringComparison.Ordinal))),
        ];
        Assert.Empty(unnamed);
        CompletedOption Of(string verb, string option) => verbs.Single(one => one.Path == verb).Options
            .Single(one => one.Spellings[0] == option);
        Assert.Equal(ValueKind.File, Of("train", "--out").Kind);
        Assert.Equal(["--out", "-o"], Of("train", "--out").Spellings);
        Assert.Equal(ValueKind.None, Of("train", "--force").Kind);
        Assert.Equal(ValueKind.Free, Of("train", "--epochs").Kind);
        Assert.Equal(["false", "true"], Of("respond", "--whole-vector-l2").Names);
        Assert.Equal(["cpu", "cuda"], Of("cue", "--device").Names);
    }

    [Fact]
    public void Shells_there_are_not_are_refused() => Suite.Refused(
        Suite.Here("completion", "pwsh"), "shell: unknown name 'pwsh'; did you mean",
        "valid: bash, zsh, fish, powershell");

    [Theory]
    [MemberData(nameof(Typed))]
    [Needs(Needs.Process)]
    public void Bash(string typed, string expected)
    {
        string quoted = string.Join(' ', typed.Split(' ').Select(word => $"'{word}'"));
        Assert.Equal(expected, Said("bash", ["--norc", "-c", $$"""
            {{Script("bash")}}
            [ "$(complete -p an8)" = 'complete -F _an8 an8' ] || exit 1
            COMP_WORDS=(an8 {{quoted}}) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _an8
            echo "${COMPREPLY[*]}"
            """]));
    }

    [Theory]
    [InlineData("tr --architecture = vgg-", "vgg-f")]
    [InlineData("train --architecture =", "alexnet an8net bagnet17 bcos-small designed designed-and designed-cue designed-suppressor designed-xor lenet resnet18 resnet50 small vgg-f vgg16 vit-tiny")]
    [Needs(Needs.Process)]
    public void Bash_parts_words_at_an_equals_sign(string typed, string expected) =>
        Bash(typed.Replace("tr ", "train ", StringComparison.Ordinal), expected);

    [Theory]
    [MemberData(nameof(Typed))]
    [Needs(Needs.Process)]
    public void Fish(string typed, string expected) => Assert.Equal(
        expected.Split(' ').Order(StringComparer.Ordinal),
        Said("fish", ["--no-config", "-c", $"{Script("fish")}\ncomplete -C 'an8 {typed}'"])
            .Split('\n').Select(line => line.Split('\t')[0]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("train out --architecture ", "compadd -- 'alexnet' 'an8net'")]
    [InlineData("explain out --methods ", "_an8_names 'ablation-cam' 'attention-relevance'")]
    [InlineData("train --out ", "_files")]
    [InlineData("mesh ", "found=('inspect:Prints a mesh file'\\''s nodes")]
    [Needs(Needs.Process)]
    public void Zsh(string typed, string expected)
    {
        string quoted = string.Join(' ', typed.Split(' ').Select(word => $"'{word}'"));
        string said = Said("zsh", ["-f", "-c", $$"""
            compdef() { [ "$*" = '_an8 an8' ] || exit 1 }
            compadd() { print -r -- compadd "${(qq)@}" }
            _an8_names() { print -r -- _an8_names "${(qq)@}" }
            _describe() { print -r -- "found=(${(qq)found})" }
            _files() { print _files }
            {{Script("zsh").Replace("_an8_names() {", "unused() {", StringComparison.Ordinal)}}
            words=(an8 {{quoted}}) CURRENT=${#words} PREFIX=
            _an8
            """]);
        Assert.Contains(expected, said.Replace("'--'", "--", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Typed))]
    [Needs(Needs.Process)]
    public void PowerShell(string typed, string expected) => Assert.Equal(
        expected.Split(' ').Order(StringComparer.Ordinal),
        Said("pwsh", ["-NoProfile", "-Command", $$"""
            {{Script("powershell")}}
            $line = 'an8 {{typed}}'
            $found = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)
            $found.CompletionMatches | ForEach-Object CompletionText
            """]).Split('\n').Order(StringComparer.Ordinal));

    private static string Script(string shell) => CompletionScript.Of(shell, CommandLine.Root(KnownExperiments.All));

    private static string Said(string shell, string[] arguments)
    {
        string paths = Environment.GetEnvironmentVariable("PATH") ?? "";
        Assert.SkipUnless(
            paths.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell))), $"needs {shell}");
        ChildProcess run = ChildProcess.Run(shell, arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output.TrimEnd();
    }
}
