using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>
/// One request from the middleware's first sight of it until its event is written: at once where the response has begun, else
/// when it begins, as a middleware before this one may still change the status or answer an exception.
/// </summary>
internal sealed class ObservedRequest : IHttpRequestLifetimeFeature
{
    private readonly RequestLogging _logging;
    private readonly HttpContext _context;
    private readonly CountedResponse? _body;
    private readonly IHttpRequestLifetimeFeature? _lifetime;
    private readonly RequestedEndpoint _endpoint;
    private readonly long _started;
    private CancellationTokenRegistration _givenUp;
    private int _written;

    public ObservedRequest(HttpContext context, RequestLogging logging)
    {
        _context = context;
        _logging = logging;
        _started = logging.Clock.GetTimestamp();
        Logger = logging.Logger;
        Added = new AddedProperties(Logger);
        context.Features.Set(Added);

        // Read at the start: a middleware may rewrite them, and the activity may change.
        Activity = Activity.Current;
        TraceId = Activity is { IdFormat: ActivityIdFormat.W3C } traced ? traced.TraceId : default;
        SpanId = Activity is { IdFormat: ActivityIdFormat.W3C } spanned ? spanned.SpanId : default;
        Method = context.Request.Method;
        Path = new SentPath(context.Request);
        Query = context.Request.QueryString.Value;
        _endpoint = new RequestedEndpoint(context.GetEndpoint(), context.Features);
        context.Features.Set<IEndpointFeature>(_endpoint);
        _lifetime = context.Features.Get<IHttpRequestLifetimeFeature>();
        if (_lifetime is not null)
        {
            context.Features.Set<IHttpRequestLifetimeFeature>(this);
        }

        if (context.Features.Get<IHttpResponseBodyFeature>() is { } body)
        {
            _body = new CountedResponse(body);
            context.Features.Set<IHttpResponseBodyFeature>(_body);
        }
    }

    public AddedProperties Added { get; }

    public ILogger Logger { get; }

    public Activity? Activity { get; }

    public ActivityTraceId TraceId { get; }

    public ActivitySpanId SpanId { get; }

    public string Method { get; }

    public SentPath Path { get; }

    public string? Query { get; }

    /// <summary>The pattern of the endpoint, or <see langword="null"/> if there is none.</summary>
    public string? Route => _endpoint.Requested?.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route is { } route ? route.Length > 0 ? route : "/" : null;

    /// <summary>The values of the parameters of <see cref="Route"/>.</summary>
    public RouteValueDictionary? RouteValues => _endpoint.RequestedValues;

    /// <summary>The path that routing has seen, or <see langword="null"/> if it was there before the middleware, or found nothing.</summary>
    public string? RoutedPath => _endpoint.RoutedPath;

    public Exception? Exception { get; private set; }

    /// <summary>Whether the client closed the connection.</summary>
    public bool IsAborted { get; private set; }

    /// <summary>Whether the service itself closed the connection. Only the service knows that.</summary>
    public bool IsCutOff { get; private set; }

    CancellationToken IHttpRequestLifetimeFeature.RequestAborted
    {
        get => _lifetime!.RequestAborted;
        set => _lifetime!.RequestAborted = value;
    }

    /// <summary>Whether the connection is no longer one of HTTP, such as a WebSocket.</summary>
    public bool IsUpgraded => _context.Response.StatusCode == StatusCodes.Status101SwitchingProtocols || HttpMethods.IsConnect(Method);

    void IHttpRequestLifetimeFeature.Abort()
    {
        IsCutOff = !IsUpgraded && !IsComplete(_context.Response);
        _lifetime!.Abort();
    }

    /// <summary>Called when the rest of the pipeline has answered, or has left the answer to an earlier middleware.</summary>
    public void Returned()
    {
        var response = _context.Response;
        Exception = response.StatusCode >= StatusCodes.Status400BadRequest ? _context.Features.Get<IExceptionHandlerFeature>()?.Error : null;
        IsAborted = !IsCutOff && !IsUpgraded && !IsComplete(response) && _context.RequestAborted.IsCancellationRequested;
        if (IsAborted && IsOfAbort(Exception))
        {
            Exception = null;
        }

        if (response.HasStarted || IsAborted || IsCutOff)
        {
            Write(response.HasStarted ? response.StatusCode : null, BytesSent());
            return;
        }

        WriteLater(response);
    }

    /// <summary>Called when the rest of the pipeline has thrown.</summary>
    public void Threw(Exception exception)
    {
        var response = _context.Response;
        IsAborted = !IsCutOff && IsOfAbort(exception) && _context.RequestAborted.IsCancellationRequested;
        Exception = IsAborted ? null : exception;
        if (response.HasStarted || IsAborted || IsCutOff)
        {
            Write(response.HasStarted ? response.StatusCode : null, BytesSent());
            return;
        }

        WriteLater(response);

        // A server may end a failed request without completing it. Only the server's own error response was sent then.
        _givenUp = _context.RequestAborted.UnsafeRegister(static state => ((ObservedRequest)state!).GivenUp(), this);
    }

    private void WriteLater(HttpResponse response)
    {
        response.OnStarting(static state => ((ObservedRequest)state).Starting(), this);
        response.OnCompleted(static state => ((ObservedRequest)state).Completed(), this);
    }

    private Task Starting()
    {
        // An exception handler writes its body after this.
        Write(_context.Response.StatusCode, Exception is null ? BytesSent() : _context.Response.ContentLength);
        return Task.CompletedTask;
    }

    private Task Completed()
    {
        var response = _context.Response;
        IsAborted = !response.HasStarted && Exception is null;
        Write(IsAborted ? null : response.StatusCode, BytesSent());
        return Task.CompletedTask;
    }

    private void GivenUp() =>
        Write(Exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError, BytesSent());

    private void Write(int? status, long? bytes)
    {
        if (Interlocked.Exchange(ref _written, 1) != 0)
        {
            return;
        }

        _givenUp.Unregister();
        var added = Added.Close();
        Exception ??= added;
        var elapsed = _logging.Clock.GetElapsedTime(_started);
        var level = _logging.Levels.Of(_context, IsCutOff ? StatusCodes.Status500InternalServerError : status, IsUpgraded, elapsed, Exception);
        RequestEvent.Write(this, _context, _logging, level, status, elapsed, bytes);
    }

    private long? BytesSent() => IsUpgraded || _body is null ? null : HttpMethods.IsHead(Method) ? 0 : _body.Bytes;

    // A client that has received the whole body may close the connection before the pipeline returns.
    private bool IsComplete(HttpResponse response) =>
        response.HasStarted && response.ContentLength is { } length && (HttpMethods.IsHead(Method) || length == _body?.Bytes);

    private static bool IsOfAbort(Exception? exception) => exception is OperationCanceledException or IOException;
}
