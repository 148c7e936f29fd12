using An8Suite.Core;
using An8Suite.Rendering.Display;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>
/// Reads the keys of a script: a character each, keys without one by their names, such as <c>cc&lt;left&gt;w</c>.
/// </summary>
internal static class ViewScript
{
    private static readonly Dictionary<string, WindowInput> Named = new()
    {
        ["<left>"] = new PressedInput(WindowKey.Left),
        ["<right>"] = new PressedInput(WindowKey.Right),
        ["<up>"] = new PressedInput(WindowKey.Up),
        ["<down>"] = new PressedInput(WindowKey.Down),
        ["<tab>"] = new PressedInput(WindowKey.Tab),
        ["<esc>"] = new PressedInput(WindowKey.Escape),
        ["<f1>"] = new PressedInput(WindowKey.F1),
        ["<space>"] = new TypedInput(' '),
    };

    /// <summary>The inputs of <paramref name="keys"/>, in order.</summary>
    /// <exception cref="InputException">A name is unknown or does not end, or a character is no key.</exception>
    public static IReadOnlyList<WindowInput> Parse(string keys)
    {
        List<WindowInput> inputs = [];
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] != '<')
            {
                inputs.Add(new TypedInput(keys[i]));
            }
            else
            {
                int end = keys.IndexOf('>', i);
                string name = end < 0 ? keys[i..] : keys[i..(end + 1)];
                inputs.Add(Named.TryGetValue(name, out WindowInput? input)
                    ? input
                    : throw new InputException(
                        $"--keys: expected one of {string.Join(", ", Named.Keys)}; found '{name}'"));
                i = end;
            }
        }

        WindowInput? unknown = inputs.Find(input => !ViewKeys.All.Any(key => key.Input == input));
        return unknown is TypedInput typed
            ? throw new InputException(
                $"--keys: '{typed.Character}' is no key of the window; its help (key h) lists them")
            : inputs;
    }
}
