using An8Suite.Rendering.Display;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>A key of the window and what it does.</summary>
/// <param name="Name">As the help names it.</param>
/// <param name="Help">What it does; empty where the line of the key before says it.</param>
/// <param name="Input">What the window says when it is pressed.</param>
/// <param name="Apply">The state after it.</param>
internal sealed record ViewKey(string Name, string Help, WindowInput Input, Func<ViewState, ViewState> Apply);
