using Microsoft.AspNetCore.Http;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>The templates and the shared properties of request events.</summary>
internal static class RequestFacts
{
    public const string UserId = "UserId";
    public const string UserName = "UserName";

    public static readonly MessageTemplate Responded = new MessageTemplateParser().Parse(
        "HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed:0.0000} ms");
    public static readonly MessageTemplate Aborted = new MessageTemplateParser().Parse(
        "HTTP {RequestMethod} {RequestPath} aborted by the client after {Elapsed:0.0000} ms");
    public static readonly MessageTemplate CutOff = new MessageTemplateParser().Parse(
        "HTTP {RequestMethod} {RequestPath} aborted by the service after {Elapsed:0.0000} ms");

    public static readonly LogEventProperty Category = new("event.category", new SequenceValue([new ScalarValue("web")]));
    public static readonly LogEventProperty Type = new("event.type", new SequenceValue([new ScalarValue("access")]));
    public static readonly LogEventProperty Success = new("event.outcome", new ScalarValue("success"));
    public static readonly LogEventProperty Failure = new("event.outcome", new ScalarValue("failure"));
    public static readonly LogEventProperty Unknown = new("event.outcome", new ScalarValue("unknown"));
    public static readonly LogEventProperty ClientAborted = new("event.reason", new ScalarValue("client aborted"));
    public static readonly LogEventProperty PersonalData = new(PersonalDataMark.PropertyName, PersonalDataMark.Instance);
    public static readonly LogEventProperty ServiceAborted = new("event.reason", new ScalarValue("service aborted"));

    private const int FirstStatus = 100;
    private const int LastStatus = 599;

    private static readonly LogEventProperty[] Methods =
        [.. new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT" }.Select(static method => Text("RequestMethod", method))];

    private static readonly LogEventProperty[] Protocols =
        [.. new[] { "HTTP/1.1", "HTTP/2", "HTTP/3", "HTTP/1.0" }.Select(static protocol => Text("Protocol", protocol))];

    private static readonly LogEventProperty[] Statuses =
        [.. Enumerable.Range(FirstStatus, LastStatus - FirstStatus + 1).Select(static status => new LogEventProperty("StatusCode", new ScalarValue(status)))];

    public static LogEventProperty Method(string method) => Known(Methods, method) ?? Text("RequestMethod", method);

    public static LogEventProperty Protocol(string protocol) => Known(Protocols, protocol) ?? Text("Protocol", protocol);

    public static LogEventProperty Status(int status) =>
        status is >= FirstStatus and <= LastStatus ? Statuses[status - FirstStatus] : new LogEventProperty("StatusCode", new ScalarValue(status));

    public static LogEventProperty Outcome(int status) => status < StatusCodes.Status400BadRequest ? Success : Failure;

    public static LogEventProperty Text(string name, string value) => new(name, new ScalarValue(value));

    private static LogEventProperty? Known(LogEventProperty[] properties, string value)
    {
        foreach (var property in properties)
        {
            if ((string)((ScalarValue)property.Value).Value! == value)
            {
                return property;
            }
        }

        return null;
    }
}
