using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using An8Suite.Cli;
using An8Suite.Core.Geometry.Importing;
using An8Suite.Learning.Convolutions;
using An8Suite.Workflow.Experiments;
using Xunit.v3;

namespace An8Suite.Tests;

/// <summary>No test forgets to say what it needs: the calls it makes are followed to what needs something.</summary>
public sealed class NeedsTests
{
    /// <summary>The libraries that suite and TorchSharp call into, and what they are.</summary>
    private static readonly Dictionary<string, Needs> Libraries = new()
    {
        ["LibTorchSharp"] = Needs.LibTorch,
        ["libEGL.so.1"] = Needs.Gl,
        ["opengl32.dll"] = Needs.Gl,
        ["libglfw.so.3"] = Needs.Display,
        ["assimp"] = Needs.Assimp,
        ["libc"] = Needs.None,
        ["ucrtbase"] = Needs.None,
        ["kernel32"] = Needs.None,
        ["user32"] = Needs.None,
        ["gdi32"] = Needs.None,
    };

    private static readonly Type[] Types = typeof(NeedsTests).Assembly.GetTypes();
    private static readonly HashSet<Type> TestTypes = [.. Types.Where(type => TestsOf(type).Any())];

    /// <summary>For every single need, the methods that lead to it.</summary>
    private static readonly Dictionary<Needs, IReadOnlyDictionary<MethodBase, MethodBase?>> Ways = FindWays();

    [Fact]
    public void Every_test_says_what_it_needs()
    {
        string[] silent =
        [
            .. from type in TestTypes
               from test in TestsOf(type)
               from need in NeedsAttribute.Single
               where !SaidOf(test).HasFlag(need)
               let way = Way(Start(test), need)
               where way is not null
               select $"{type.Name}.{test.Name}: needs {need}: {way}",
        ];
        Assert.True(silent.Length == 0, $"[Needs] is missing:\n{string.Join('\n', silent)}");
    }

    [Theory]
    [InlineData(typeof(Learning.NetworkTests), Needs.LibTorch)]
    [InlineData(typeof(Rendering.GlSceneRendererTests), Needs.Gl)]
    [InlineData(typeof(Cli.PipelineTests), Needs.Suite)]
    [InlineData(typeof(Datasets.Writing.FullDiskTests), Needs.Disk | Needs.Process)]
    [InlineData(typeof(Geometry.Importing.ForeignFormatTests), Needs.Assimp | Needs.Process)]
    [InlineData(typeof(Cli.ViewTests), Needs.Suite | Needs.Display)]
    [InlineData(typeof(CounterRandomTests), Needs.None)]
    public void What_tests_reach_is_found(Type tests, Needs needs) => Assert.Equal(needs, NeedsAttribute.Single
        .Where(need => TestsOf(tests).Any(test => Way(Start(test), need) is not null)).Aggregate(Needs.None, (all, need) => all | need));

    [Fact]
    public void Verbs_that_run_in_the_process_of_the_tests_use_no_libtorch() =>
        Assert.All(Cli.Suite.WithoutLibTorch, verb => Assert.Null(Way(CallGraph.MethodsOf(Verb(verb)), Needs.LibTorch)));

    private static Dictionary<Needs, IReadOnlyDictionary<MethodBase, MethodBase?>> FindWays()
    {
        // What these need, their arguments say: the verb, or the name of a mesh's file. NothingNeeded sees it.
        // Whether libtorch's convolutions were wrong is asked by every verb, and computes none.
        // An experiment's row keeps its runs for whoever names the verb.
        static bool IsClosed(MethodBase method) =>
            method.DeclaringType == typeof(CommandLine)
            || method.DeclaringType == typeof(ImportProcess)
            || (method.DeclaringType == typeof(Convolve)
                && (method is ConstructorInfo || method.Name == "get_" + nameof(Convolve.Note)))
            || (method.Name == nameof(Experiment<object, object, object>.Known)
                && method.DeclaringType!.Name == typeof(Experiment<,,>).Name);

        CallGraph graph = new(
            TestTypes.SelectMany(TestsOf).SelectMany(Start).Concat(Cli.Suite.WithoutLibTorch.Select(Verb).SelectMany(CallGraph.MethodsOf)), IsClosed);
        return NeedsAttribute.Single.ToDictionary(need => need, need => graph.WaysTo(method => NeededBy(method).HasFlag(need)));
    }

    /// <summary>The calls that lead to a need; null where none do.</summary>
    private static string? Way(IEnumerable<MethodBase> start, Needs need)
    {
        MethodBase? at = start.FirstOrDefault(Ways[need].ContainsKey);
        List<string> names = [];
        for (; at is not null; at = Ways[need][at])
        {
            names.Add($"{at.DeclaringType?.Name}.{at.Name}");
        }

        return names.Count > 0 ? string.Join(" > ", names) : null;
    }

    /// <summary>What a call of the method needs by itself.</summary>
    private static Needs NeededBy(MethodBase method)
    {
        if (method.Attributes.HasFlag(MethodAttributes.PinvokeImpl))
        {
            string library = method.GetCustomAttribute<DllImportAttribute>()!.Value;
            return Libraries.TryGetValue(library, out Needs needs) ? needs
                : throw new InvalidOperationException($"{method.DeclaringType}.{method.Name}: what is the library {library}? add it to {nameof(Libraries)}");
        }

        if (method.DeclaringType == typeof(Process) && method.Name == nameof(Process.Start))
        {
            return Needs.Process;
        }

        // A class of tests may hold a table that others read; what its tests need is theirs.
        Type? type = method.DeclaringType;
        return type?.Assembly != typeof(NeedsTests).Assembly || TestTypes.Contains(type) ? Needs.None : Said(method) | Said(type);
    }

    private static Type Verb(string verb) => typeof(CommandLine).Assembly.GetTypes()
        .Concat(typeof(KnownExperiments).Assembly.GetTypes())
        .Single(type => string.Equals(type.Name, verb + "Verb", StringComparison.OrdinalIgnoreCase)
            || string.Equals(type.Name, verb + "Experiment", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<MethodInfo> TestsOf(Type type) =>
        type.GetMethods().Where(method => method.GetCustomAttributes().Any(one => one is IFactAttribute));

    /// <summary>The test, what makes and ends its class, and what its fixtures do.</summary>
    private static IEnumerable<MethodBase> Start(MethodInfo test)
    {
        Type type = test.DeclaringType!;
        IEnumerable<MethodBase> around = CallGraph.MethodsOf(type).Where(method => method.DeclaringType == type
            && (method is ConstructorInfo || method.Name is nameof(IDisposable.Dispose)));
        IEnumerable<Type> fixtures = type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType).Where(one => one.Assembly == type.Assembly);
        return [test, .. around, .. fixtures.SelectMany(CallGraph.MethodsOf)];
    }

    private static Needs SaidOf(MethodInfo test)
    {
        Type type = test.DeclaringType!;
        string? collection = type.GetCustomAttribute<CollectionAttribute>()?.Name;
        Type? definition = collection is null ? null : Array.Find(
            Types, one => one.GetCustomAttribute<CollectionDefinitionAttribute>()?.Name == collection);
        return Said(test) | Said(type) | Said(definition);
    }

    private static Needs Said(MemberInfo? member) => member?.GetCustomAttribute<NeedsAttribute>()?.Needs ?? Needs.None;
}
