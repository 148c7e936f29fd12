namespace An8Suite.Cli;
/// <summary>x</summary>
public static class CommandLine {
/// <summary>x</summary>
public static string Version => "x"; }
