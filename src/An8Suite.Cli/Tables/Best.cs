namespace An8Suite.Cli.Tables;

/// <summary>Which end of a column is best.</summary>
internal enum Best
{
    Highest,
    Lowest,
}
