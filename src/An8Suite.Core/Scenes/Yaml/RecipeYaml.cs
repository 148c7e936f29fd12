using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Yaml;

/// <summary>Loads the YAML tree of a recipe, within limits that no real recipe comes near.</summary>
/// <remarks>
/// A tree is walked by recursion and an alias is walked as often as it stands, so a short text could overflow the stack
/// or stand for billions of values. The limits are checked on the parser's events, before there is a tree.
/// </remarks>
internal static class RecipeYaml
{
    private const int LongestText = 8_000_000;
    private const int DeepestNesting = 12;
    private const int MostAliasedValues = 10_000;

    /// <summary>
    /// The root of the one document in <paramref name="text"/>; <paramref name="file"/> stands in messages.
    /// </summary>
    public static YamlNode Load(string text, string file)
    {
        if (text.Length > LongestText)
        {
            throw new InputException(
                $"{file}: expected a recipe of at most {LongestText} characters, found {text.Length}");
        }

        Guarded(text, file, parser => Check(parser, file));
        var stream = new YamlStream();
        Guarded(text, file, stream.Load);
        return stream.Documents.Count switch
        {
            0 => throw new InputException($"{file}: the recipe is empty"),
            1 => stream.Documents[0].RootNode,
            _ => throw new InputException(
                $"{file}:{stream.Documents[1].RootNode.Start.Line}: expected one document, "
                + $"found {stream.Documents.Count}"),
        };
    }

    private static void Guarded(string text, string file, Action<Parser> read)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            read(parser);
        }
        catch (YamlException error)
        {
            string where = error.Start.Index > 0 ? $"{file}:{error.Start.Line}" : file;
            throw new InputException($"{where}: not YAML: {error.Message}", error);
        }
        catch (Exception error) when (error is not InputException)
        {
            // Broken text ends in many ways in YamlDotNet; the last event says how far it came.
            throw new InputException(
                $"{file}:{parser.Current?.End.Line ?? 1}: not YAML: unfinished list or mapping", error);
        }
    }

    private static void Check(Parser parser, string file)
    {
        var open = new Stack<Frame>();
        Dictionary<AnchorName, long> sizes = [];
        long aliased = 0;
        while (parser.MoveNext())
        {
            ParsingEvent current = parser.Current!;
            if (Problem(current, open) is string problem)
            {
                throw new InputException($"{file}:{current.Start.Line}: {problem}");
            }

            switch (current)
            {
                case MappingStart or SequenceStart:
                    open.Push(new Frame(((NodeEvent)current).Anchor, current is MappingStart));
                    break;
                case MappingEnd or SequenceEnd:
                    Frame closed = open.Pop();
                    sizes[closed.Anchor] = closed.Size;
                    Count(open, closed.Size);
                    break;
                case Scalar scalar:
                    sizes[scalar.Anchor] = 1;
                    Count(open, 1);
                    break;
                case AnchorAlias alias:
                    long size = sizes.GetValueOrDefault(alias.Value, 1);
                    Count(open, size);
                    aliased += size;
                    if (aliased > MostAliasedValues)
                    {
                        throw new InputException(
                            $"{file}:{current.Start.Line}: aliases stand for more than {MostAliasedValues} values");
                    }

                    break;
            }
        }
    }

    private static string? Problem(ParsingEvent current, Stack<Frame> open) => current switch
    {
        AnchorAlias alias when open.Any(frame => frame.Anchor == alias.Value) => $"*{alias.Value} contains itself",
        AnchorAlias when IsKey(open) => "expected a key, found an alias",
        MappingStart or SequenceStart when IsKey(open) => "expected a key, found a list or mapping",
        Scalar { Tag.IsEmpty: false } when IsKey(open) => "expected a key, found one with a tag",
        MappingStart or SequenceStart when open.Count == DeepestNesting => "nested deeper than "
            + $"{DeepestNesting} levels",
        _ => null,
    };

    private static bool IsKey(Stack<Frame> open) =>
        open.TryPeek(out Frame? frame) && frame.IsMapping && frame.ChildCount % 2 == 0;

    private static void Count(Stack<Frame> open, long size)
    {
        if (open.TryPeek(out Frame? frame))
        {
            frame.Size += size;
            frame.ChildCount++;
        }
    }

    /// <summary>A list or mapping whose end has not come yet.</summary>
    private sealed class Frame(AnchorName anchor, bool isMapping)
    {
        public AnchorName Anchor { get; } = anchor;

        public bool IsMapping { get; } = isMapping;

        /// <summary>Values inside, with those that aliases stand for; itself included.</summary>
        public long Size { get; set; } = 1;

        public int ChildCount { get; set; }
    }
}
