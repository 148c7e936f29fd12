using System.Text;

namespace An8Suite.Cli.Terminal;

/// <summary>Makes Windows' console show every character of a message or a path; afterwards it is as it was.</summary>
/// <remarks>Elsewhere terminals speak UTF-8 already.</remarks>
internal sealed class Utf8Console : IDisposable
{
    private readonly Encoding? _before;

    /// <summary>Changes stdout and stderr to UTF-8.</summary>
    public Utf8Console()
    {
        if (OperatingSystem.IsWindows())
        {
            _before = Console.OutputEncoding;
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_before is not null)
        {
            Console.OutputEncoding = _before;
        }
    }
}
