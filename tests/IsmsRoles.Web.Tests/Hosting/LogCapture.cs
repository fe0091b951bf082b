using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>Everything that was logged: messages, every property of every line, and exceptions.</summary>
public sealed class LogCapture : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> _events = new();

    public string Text => string.Join('\n', _events.Select(e =>
        $"{e.Level} {e.RenderMessage(CultureInfo.InvariantCulture).Replace("\"", "", StringComparison.Ordinal)} {string.Join(' ', e.Properties.Select(p => $"{p.Key}={p.Value}"))} {e.Exception}"));

    public void Emit(LogEvent logEvent) => _events.Enqueue(logEvent);
}
