namespace An8Suite.Rendering.Display;

/// <summary>
/// One thing that somebody did at a window; one of <see cref="TypedInput"/>, <see cref="PressedInput"/>,
/// <see cref="DraggedInput"/>, <see cref="ScrolledInput"/>.
/// </summary>
public abstract record WindowInput;

/// <summary>A character was typed, as the keyboard's layout has it.</summary>
/// <param name="Character">The character.</param>
public sealed record TypedInput(char Character) : WindowInput;

/// <summary>A key without a character was pressed or repeats.</summary>
/// <param name="Key">Which.</param>
public sealed record PressedInput(WindowKey Key) : WindowInput;

/// <summary>The pointer moved with its left button down.</summary>
/// <param name="Right">How far, in shares of the window's width.</param>
/// <param name="Down">How far, in shares of the window's height.</param>
public sealed record DraggedInput(double Right, double Down) : WindowInput;

/// <summary>The wheel was turned.</summary>
/// <param name="Steps">Away from the hand is positive.</param>
public sealed record ScrolledInput(double Steps) : WindowInput;
