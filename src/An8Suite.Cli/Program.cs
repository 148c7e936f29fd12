return An8Suite.Cli.CommandLine.Run(args);
