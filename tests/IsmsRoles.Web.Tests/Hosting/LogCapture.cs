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

    /// <summary>The first line with these words; waits for it, because a line is written after its answer has gone out.</summary>
    public async Task<string> LineAsync(string words)
    {
        for (var wait = 0; ; wait++)
        {
            if (Text.Split('\n').FirstOrDefault(l => l.Contains(words, StringComparison.Ordinal)) is { } line)
            {
                return line;
            }

            Assert.True(wait < 100, $"Nothing was logged with “{words}”.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public void Emit(LogEvent logEvent) => _events.Enqueue(logEvent);
}
