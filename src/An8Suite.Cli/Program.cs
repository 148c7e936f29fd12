using An8Suite.Cli;
using An8Suite.Cli.Terminal;

using Utf8Console console = new();
return CommandLine.Run(args);
