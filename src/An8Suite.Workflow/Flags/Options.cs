using System.CommandLine;
using System.Globalization;
using An8Suite.Core;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Workflow.Flags;

/// <summary>What options of several verbs have in common.</summary>
internal static class Options
{
    /// <summary>Refuses numbers below <paramref name="minimum"/>.</summary>
    public static Option<int> AtLeast(int minimum, Option<int> option)
    {
        option.Validators.Add(result =>
        {
            // A value that is no number has its own error already.
            if (!result.Errors.Any() && result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < minimum)
            {
                result.AddError($"{option.Name}: expected {minimum} or more, found {result.GetValueOrDefault<int>()}");
            }
        });
        return option;
    }

    /// <summary>Refuses numbers outside <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    public static Option<int> InRange(int minimum, int maximum, Option<int> option)
    {
        RequireRange(minimum, maximum, option);
        return option;
    }

    /// <summary>The same without a value of its own: null where the command line does not name it.</summary>
    public static Option<int?> MaybeInRange(int minimum, int maximum, Option<int?> option)
    {
        RequireRange(minimum, maximum, option);
        return option;
    }

    /// <summary>An option that takes one of <paramref name="valid"/>, and says the nearest one otherwise.</summary>
    public static Option<string> OneOf(
        string name, string description, string standard, params IEnumerable<string> valid)
    {
        string[] names = [.. valid];
        Option<string> option = new(name)
        {
            Description = $"{description} One of {string.Join(", ", names)}.",
            DefaultValueFactory = _ => standard,
            HelpName = "name",
        };
        RequireOneOf(option, names);
        return option;
    }

    /// <summary>The same without a value of its own: null where the command line does not name it.</summary>
    public static Option<string?> MaybeOneOf(string name, string description, params IEnumerable<string> valid)
    {
        string[] names = [.. valid];
        Option<string?> option =
            new(name) { Description = $"{description} One of {string.Join(", ", names)}.", HelpName = "name" };
        RequireOneOf(option, names);
        return option;
    }

    /// <summary>An argument that takes one of <paramref name="valid"/>, and says the nearest one otherwise.</summary>
    public static Argument<string> OneOf(Argument<string> argument, IReadOnlyList<string> valid)
    {
        argument.Description += $" One of {string.Join(", ", valid)}.";
        argument.CompletionSources.Add([.. valid]);
        argument.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !valid.Contains(result.Tokens[0].Value))
            {
                string found = result.Tokens[0].Value;
                result.AddError($"{argument.Name}: unknown name '{found}'; {NearestName.Hint(found, valid)}");
            }
        });
        return argument;
    }

    /// <summary>Names that a shell completes; others may be valid too.</summary>
    public static TSymbol Suggest<TSymbol>(TSymbol symbol, params IEnumerable<string> names)
        where TSymbol : Symbol
    {
        string[] all = [.. names];
        switch (symbol)
        {
            case Argument argument:
                argument.CompletionSources.Add(all);
                break;
            case Option option:
                option.CompletionSources.Add(all);
                break;
        }

        return symbol;
    }

    /// <summary><c>--device</c>: where libtorch computes.</summary>
    public static Option<string> Device() => Suggest(
        new Option<string>("--device")
        {
            Description = "Where the network runs: cpu, cuda or cuda:N; another one gives other last bits.",
            DefaultValueFactory = _ => "cpu",
            HelpName = "device",
        },
        "cpu", "cuda");

    /// <summary><c>--renderer</c>, which <see cref="DeviceOf"/> reads.</summary>
    public static Option<string> Renderer()
    {
        Option<string> option = new("--renderer", "--gl-device")
        {
            Description = $"What renders: {RenderDevice.Valid}.",
            DefaultValueFactory = _ => "software",
            HelpName = "renderer",
        };
        option.Validators.Add(result =>
        {
            string? found = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
            if (found is not null && !RenderDevice.TryParse(found, out _))
            {
                result.AddError($"--renderer: expected {RenderDevice.Valid}, found '{found}'");
            }
        });
        return Suggest(option, "cpu", "software", "fastest");
    }

    /// <summary>The device that an option of <see cref="Renderer"/> names.</summary>
    public static RenderDevice DeviceOf(ParseResult parsed, Option<string> option) =>
        RenderDevice.TryParse(parsed.GetValue(option), out RenderDevice device) ? device : RenderDevice.Software;

    /// <summary>Refuses two options together.</summary>
    public static void Exclusive(Command command, Option one, Option other) => command.Validators.Add(result =>
    {
        if (result.GetResult(one) is { Implicit: false } && result.GetResult(other) is { Implicit: false })
        {
            result.AddError($"{other.Name} and {one.Name} exclude each other");
        }
    });

    /// <summary>The words of a comma-separated list.</summary>
    public static string[] Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The names of a comma-separated list, each of which must be valid.</summary>
    public static string[] Split(string option, string text, IReadOnlyCollection<string> valid)
    {
        string[] names = Split(text);
        foreach (string name in names)
        {
            if (!valid.Contains(name))
            {
                throw new InputException($"{option}: unknown name '{name}'; {NearestName.Hint(name, valid)}");
            }
        }

        return names.Length > 0
            ? names
            : throw new InputException($"{option}: expected at least one of {string.Join(", ", valid)}");
    }

    private static void RequireRange(int minimum, int maximum, Option option) => option.Validators.Add(result =>
    {
        // A value that is no number has its own error already.
        if (result.Tokens.Count > 0
            && int.TryParse(
                result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int found)
            && (found < minimum || found > maximum))
        {
            result.AddError($"{option.Name}: expected {minimum} to {maximum}, found {found}");
        }
    });

    private static void RequireOneOf(Option option, string[] names) => Suggest(option, names).Validators.Add(result =>
    {
        string? found = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
        if (found is not null && !names.Contains(found))
        {
            result.AddError($"{option.Name}: unknown name '{found}'; {NearestName.Hint(found, names)}");
        }
    });
}
