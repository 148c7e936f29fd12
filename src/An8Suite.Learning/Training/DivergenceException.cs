namespace An8Suite.Learning.Training;

/// <summary>Training came to a loss that is not a number, from which no weights recover.</summary>
public sealed class DivergenceException(string message) : Exception(message);
