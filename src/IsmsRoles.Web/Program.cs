using IsmsRoles.Web.Commands;

return await CommandLine.RunAsync(args);

/// <summary>The entry point; named so that tests can start the application.</summary>
public partial class Program;
