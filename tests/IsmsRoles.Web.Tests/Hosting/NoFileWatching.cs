using System.Runtime.CompilerServices;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>Many hosts in one process would each watch their settings file for changes, and systems limit such watches.</summary>
internal static class NoFileWatching
{
#pragma warning disable CA2255 // this is the application: a test process, which sets itself up before its first host
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void TurnOff()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
    }
}
