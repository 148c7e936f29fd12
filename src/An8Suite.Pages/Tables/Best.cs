namespace An8Suite.Pages.Tables;

/// <summary>Which end of a column is best.</summary>
internal enum Best
{
    Highest,
    Lowest,
}
