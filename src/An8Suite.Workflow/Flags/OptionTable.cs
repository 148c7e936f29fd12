using System.CommandLine;
using System.Globalization;
using System.Numerics;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Workflow.Flags;

/// <summary>
/// The options of a record, a row each: the command line is read by it, and the command that does it again is written
/// by it.
/// </summary>
/// <param name="standard">What the record holds where the command line says nothing.</param>
internal sealed class OptionTable<T>(T standard)
{
    private readonly List<OptionRow<T>> _rows = [];
    private readonly List<(Option One, Option Other)> _exclusive = [];

    /// <summary>A number.</summary>
    public OptionTable<T> Number<TNumber>(
        string flag, string words, Func<T, TNumber> get, Func<T, TNumber, T> set,
        int? atLeast = null, string? helpName = "number")
        where TNumber : struct, INumber<TNumber>
    {
        Option<TNumber> option =
            new(flag) { Description = words, DefaultValueFactory = _ => get(standard), HelpName = helpName };
        if (atLeast is int minimum && option is Option<int> whole)
        {
            Flags.Options.AtLeast(minimum, whole);
        }

        return Add(option, (parsed, record) => set(record, parsed.GetValue(option)), record => Text(get(record)));
    }

    /// <summary>
    /// A number that stands for itself where it is named, and for what another option says otherwise.
    /// </summary>
    public OptionTable<T> MaybeNumber<TNumber>(
        string flag, string words, Func<T, TNumber?> get, Func<T, TNumber, T> set, string? helpName = "number")
        where TNumber : struct, INumber<TNumber>
    {
        Option<TNumber?> option = new(flag) { Description = words, HelpName = helpName };
        return Add(
            option,
            (parsed, record) => parsed.GetValue(option) is TNumber number ? set(record, number) : record,
            record => get(record) is TNumber number ? Text(number) : null);
    }

    /// <summary>One of some names.</summary>
    public OptionTable<T> OneOf(
        string flag, string words, IEnumerable<string> names, Func<T, string> get, Func<T, string, T> set)
    {
        Option<string> option = Flags.Options.OneOf(flag, words, get(standard), names);
        return Add(option, (parsed, record) => set(record, parsed.GetRequiredValue(option)), get);
    }

    /// <summary>One of some names; where none is named, what another option says.</summary>
    public OptionTable<T> MaybeOneOf(
        string flag, string words, IEnumerable<string> names, Func<T, string> get, Func<T, string, T> set)
    {
        Option<string?> option = Flags.Options.MaybeOneOf(flag, words, names);
        return Add(
            option, (parsed, record) => parsed.GetValue(option) is string name ? set(record, name) : record, get);
    }

    /// <summary>Yes or no; where neither is said, what another option says.</summary>
    public OptionTable<T> MaybeBool(string flag, string words, Func<T, bool> get, Func<T, bool, T> set)
    {
        Option<bool?> option = new(flag) { Description = words, HelpName = "bool" };
        return Add(
            option,
            (parsed, record) => parsed.GetValue(option) is bool value ? set(record, value) : record,
            record => get(record) ? "true" : "false");
    }

    /// <summary>A bare flag; <paramref name="get"/> says whether it was given.</summary>
    public OptionTable<T> Switch(string flag, string words, Func<T, bool> get, Func<T, bool, T> set)
    {
        Option<bool> option = new(flag) { Description = words };
        return Add(option, (parsed, record) => set(record, parsed.GetValue(option)), record => get(record) ? "" : null);
    }

    /// <summary>Words, with a value of their own.</summary>
    public OptionTable<T> Words(string flag, string words, string helpName, Func<T, string> get, Func<T, string, T> set)
    {
        Option<string> option =
            new(flag) { Description = words, DefaultValueFactory = _ => get(standard), HelpName = helpName };
        return Add(option, (parsed, record) => set(record, parsed.GetRequiredValue(option)), get);
    }

    /// <summary>Words, where there are any.</summary>
    public OptionTable<T> MaybeWords(
        string flag, string words, string helpName, Func<T, string?> get, Func<T, string, T> set)
    {
        Option<string?> option = new(flag) { Description = words, HelpName = helpName };
        return Add(
            option, (parsed, record) => parsed.GetValue(option) is string text ? set(record, text) : record, get);
    }

    /// <summary>Several names with commas between them, each of which must be known.</summary>
    public OptionTable<T> Names(
        string flag, string words, IReadOnlyCollection<string> valid,
        Func<T, IEnumerable<string>> get, Func<T, string[], T> set, string helpName = "names") => Words(
            flag, words, helpName, o => string.Join(',', get(o)),
            (o, text) => set(o, [.. Flags.Options.Split(flag, text, valid).Distinct()])).Suggest(valid);

    /// <summary>Folders, which are inputs of a step and so no part of its record.</summary>
    public OptionTable<T> Folders(string flag, string words, Func<T, string[], T> set)
    {
        Option<string[]> option =
            new(flag) { Description = words, AllowMultipleArgumentsPerToken = true, HelpName = "dirs" };
        return Add(option, (parsed, record) => set(record, parsed.GetValue(option) ?? []), _ => null);
    }

    /// <summary>A folder, likewise.</summary>
    public OptionTable<T> Folder(string flag, string words, Func<T, string?, T> set)
    {
        Option<string?> option = new(flag) { Description = words, HelpName = "dir" };
        return Add(option, (parsed, record) => set(record, parsed.GetValue(option)), _ => null);
    }

    /// <summary>Where the network runs.</summary>
    public OptionTable<T> Device(Func<T, string, T> set, Func<T, string> get)
    {
        Option<string> option = Flags.Options.Device();
        return Add(option, (parsed, record) => set(record, parsed.GetRequiredValue(option)), get);
    }

    /// <summary>The renderer; only our own is recorded, since drivers of OpenGL mean to draw the same.</summary>
    public OptionTable<T> Renderer(Func<T, RenderDevice, T> set, Func<T, RenderDevice> get)
    {
        Option<string> option = Flags.Options.Renderer();
        return Add(option, (parsed, record) => set(record, Flags.Options.DeviceOf(parsed, option)),
            record => get(record).IsCpu ? RenderDevice.Cpu.ToString() : null);
    }

    /// <summary>Names that a shell completes behind the last option; others may be valid too.</summary>
    public OptionTable<T> Suggest(params IEnumerable<string> names)
    {
        Flags.Options.Suggest(_rows[^1].Option, names);
        return this;
    }

    /// <summary>A further name of the last option, such as the one it had before.</summary>
    public OptionTable<T> Alias(string flag)
    {
        _rows[^1].Option.Aliases.Add(flag);
        return this;
    }

    /// <summary>Refuses two options together.</summary>
    public OptionTable<T> Exclusive(string one, string other)
    {
        _exclusive.Add((Option(one), Option(other)));
        return this;
    }

    /// <summary>The rows of a record within this one.</summary>
    public OptionTable<T> Within<TInner>(OptionTable<TInner> inner, Func<T, TInner> get, Func<T, TInner, T> set)
    {
        foreach (OptionRow<TInner> row in inner._rows)
        {
            Add(row.Option, (parsed, record) => set(record, row.Set(parsed, get(record))), record =>
                row.Get(get(record)));
        }

        return this;
    }

    /// <summary>A row that none of the others is.</summary>
    public OptionTable<T> Add(Option option, Func<ParseResult, T, T> set, Func<T, string?> get)
    {
        _rows.Add(new OptionRow<T>(option, set, get));
        return this;
    }

    /// <summary>Adds the options to a command.</summary>
    public TCommand AddTo<TCommand>(TCommand command)
        where TCommand : Command
    {
        _rows.ForEach(row => command.Add(row.Option));
        foreach ((Option one, Option other) in _exclusive)
        {
            Flags.Options.Exclusive(command, one, other);
        }

        return command;
    }

    /// <summary>Those of the command line.</summary>
    public IEnumerable<Option> Options => _rows.Select(row => row.Option);

    /// <summary>The option of a flag, for rules between options.</summary>
    public Option Option(string flag) => _rows.First(row => row.Option.Name == flag).Option;

    /// <summary>What the command line says.</summary>
    public T Read(ParseResult parsed) => Read(parsed, standard);

    /// <summary>What the command line says, and where it says nothing <paramref name="start"/>.</summary>
    public T Read(ParseResult parsed, T start) => _rows.Aggregate(start, (record, row) => row.Set(parsed, record));

    /// <summary>
    /// What of the command line makes <paramref name="record"/>: every option that is not the standard one, each after
    /// a space.
    /// </summary>
    public string Again(T record) => string.Concat(
        from row in _rows
        let text = row.Get(record)
        where text is not null && text != row.Get(standard)
        select text.Length == 0 ? $" {row.Option.Name}" : $" {row.Option.Name} {ShellWord.Of(text)}");

    private static string Text<TNumber>(TNumber number)
        where TNumber : struct, INumber<TNumber> => number.ToString(null, CultureInfo.InvariantCulture);
}

/// <summary>One option of a record of options.</summary>
/// <param name="Option">Its flag, words and checks on the command line.</param>
/// <param name="Set">The record with the value that the command line names.</param>
/// <param name="Get">
/// The value as the command line would name it: empty for a bare flag, null where it cannot be or need not be named.
/// </param>
internal sealed record OptionRow<T>(Option Option, Func<ParseResult, T, T> Set, Func<T, string?> Get);
