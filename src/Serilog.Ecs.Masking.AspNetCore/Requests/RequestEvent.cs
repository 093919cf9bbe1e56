using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Serilog.Debugging;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>Creates the event of a request and writes it to the logger. Properties are made directly: no template is parsed, nothing is captured.</summary>
internal static class RequestEvent
{
    private static readonly LogEventProperty[] None = [];

    public static void Write(
        ObservedRequest request, HttpContext context, RequestLogging logging, LogEventLevel level, int? status, TimeSpan elapsed, long? bytes)
    {
        if (!request.Logger.IsEnabled(level))
        {
            return;
        }

        try
        {
            var logEvent = new LogEvent(
                logging.Clock.GetUtcNow(), level, request.Exception, TemplateOf(request), None, request.TraceId, request.SpanId);
            var secrets = logging.Routes.Find(request);
            AddExchange(logEvent, request, context, logging.Query.Shown(request.Query, secrets, out var holdsPersonalData), secrets, status, elapsed, bytes);
            if (holdsPersonalData)
            {
                // The query is text by now and does not record that it was masked.
                logEvent.AddPropertyIfAbsent(RequestFacts.PersonalData);
            }

            AddOutcome(logEvent, request, status);
            AddHost(logEvent, context.Request, logging);
            AddClient(logEvent, context, logging);
            AddUser(logEvent, context);
            Add(logEvent, logging.Referrer?.Read(context.Request.Headers, secrets));
            Add(logEvent, logging.RequestHeaders.Read(context.Request.Headers, secrets));
            Add(logEvent, logging.ResponseHeaders.Read(context.Response.Headers, secrets));
            request.Added.CopyTo(logEvent);
            Hand(request, logEvent);
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("The event of a request could not be written: {0}.", fault.GetType().FullName);
        }
    }

    private static MessageTemplate TemplateOf(ObservedRequest request) =>
        request.IsAborted ? RequestFacts.Aborted : request.IsCutOff ? RequestFacts.CutOff : RequestFacts.Responded;

    private static void AddExchange(
        LogEvent logEvent, ObservedRequest request, HttpContext context, string? query, RouteSecrets secrets, int? status, TimeSpan elapsed, long? bytes)
    {
        logEvent.AddPropertyIfAbsent(RequestFacts.Method(request.Method));
        logEvent.AddPropertyIfAbsent(RequestFacts.Text("RequestPath", request.Path.Show(secrets)));
        if (status is { } sent)
        {
            logEvent.AddPropertyIfAbsent(RequestFacts.Status(sent));
        }

        logEvent.AddPropertyIfAbsent(new LogEventProperty("Elapsed", new ScalarValue(elapsed.TotalMilliseconds)));
        logEvent.AddPropertyIfAbsent(RequestFacts.Protocol(context.Request.Protocol));
        logEvent.AddPropertyIfAbsent(RequestFacts.Text("RequestId", context.TraceIdentifier));
        AddText(logEvent, "HttpRoute", request.Route);
        AddText(logEvent, "QueryString", query);
        AddNumber(logEvent, "http.request.body.bytes", context.Request.ContentLength);
        AddNumber(logEvent, "http.response.body.bytes", bytes);
    }

    private static void AddOutcome(LogEvent logEvent, ObservedRequest request, int? status)
    {
        logEvent.AddPropertyIfAbsent(RequestFacts.Category);
        logEvent.AddPropertyIfAbsent(RequestFacts.Type);
        if (request.IsAborted)
        {
            logEvent.AddPropertyIfAbsent(RequestFacts.Unknown);
            logEvent.AddPropertyIfAbsent(RequestFacts.ClientAborted);
            return;
        }

        if (request.IsCutOff)
        {
            logEvent.AddPropertyIfAbsent(RequestFacts.Failure);
            logEvent.AddPropertyIfAbsent(RequestFacts.ServiceAborted);
            return;
        }

        // A response that broke off has a status of success.
        logEvent.AddPropertyIfAbsent(
            status is { } sent && (request.Exception is null || sent >= StatusCodes.Status400BadRequest) ? RequestFacts.Outcome(sent) : RequestFacts.Failure);
    }

    // At the end, as for the client: UseForwardedHeaders may come after the middleware.
    private static void AddHost(LogEvent logEvent, HttpRequest request, RequestLogging logging)
    {
        AddText(logEvent, "url.scheme", request.Scheme);
        AddText(logEvent, "url.domain", logging.Values.Bounded(request.Host.Host));
        AddNumber(logEvent, "url.port", request.Host.Port);
    }

    private static void AddClient(LogEvent logEvent, HttpContext context, RequestLogging logging)
    {
        if (context.Connection.RemoteIpAddress is { } address)
        {
            logEvent.AddPropertyIfAbsent(RequestFacts.Text("ClientIp", Plain(address).ToString()));
        }

        if (context.Request.Headers.UserAgent is { Count: > 0 } agent)
        {
            AddText(logEvent, "UserAgent", logging.Values.Bounded(agent.ToString()));
        }
    }

    private static void AddUser(LogEvent logEvent, HttpContext context)
    {
        try
        {
            // Reading <c>context.User</c> would create a user.
            if (context.Features.Get<IHttpAuthenticationFeature>()?.User is { Identity.IsAuthenticated: true } user)
            {
                AddText(logEvent, RequestFacts.UserId, user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.FindFirst("sub")?.Value);
                AddText(logEvent, RequestFacts.UserName, user.Identity.Name);
            }
        }
        catch (Exception fault)
        {
            // A Windows identity is closed at the end of its request, and other identities are code of the application.
            SelfLog.WriteLine("The user of a request could not be read: {0}.", fault.GetType().FullName);
        }
    }

    // A dual-stack socket shows callers of IPv4 as ::ffff:203.0.113.7.
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static void AddText(LogEvent logEvent, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            logEvent.AddPropertyIfAbsent(RequestFacts.Text(name, value));
        }
    }

    private static void AddNumber(LogEvent logEvent, string name, long? value)
    {
        if (value is { } number)
        {
            logEvent.AddPropertyIfAbsent(new LogEventProperty(name, new ScalarValue(number)));
        }
    }

    private static void Add(LogEvent logEvent, LogEventProperty? property)
    {
        if (property is not null)
        {
            logEvent.AddPropertyIfAbsent(property);
        }
    }

    // Enrichers ask for the current activity; a response may begin in another one, or in none.
    private static void Hand(ObservedRequest request, LogEvent logEvent)
    {
        var current = Activity.Current;
        if (ReferenceEquals(current, request.Activity) || request.Activity is not { IsStopped: false } activity)
        {
            request.Logger.Write(logEvent);
            return;
        }

        Activity.Current = activity;
        try
        {
            request.Logger.Write(logEvent);
        }
        finally
        {
            Activity.Current = current;
        }
    }
}
