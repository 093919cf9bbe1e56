using Microsoft.AspNetCore.Http;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Events;

namespace Serilog.Ecs.Masking;

/// <summary>
/// The content and the level of request events, and the requests without one. The defaults need no
/// setting. Read once, by <c>UseEcsRequestLogging</c>; a later change has no effect.
/// </summary>
/// <remarks>
/// In settings the same names are used in camel case under <c>Serilog:EcsMasking:requestLogging</c>. Bodies are never logged;
/// there is no option for them.
/// </remarks>
public sealed class EcsRequestLoggingOptions
{
    private readonly RequestLoggingSettings _settings;

    /// <summary>Creates options with the defaults.</summary>
    public EcsRequestLoggingOptions()
        : this(new RequestLoggingSettings())
    {
    }

    internal EcsRequestLoggingOptions(RequestLoggingSettings settings) => _settings = settings;

    internal RequestLoggingSettings Settings => _settings;

    /// <summary>The level of an ordinary request. The default is <see cref="LogEventLevel.Information"/>.</summary>
    public LogEventLevel Level
    {
        get => _settings.Level;
        set => _settings.Level = value;
    }

    /// <summary>The level of a request that is answered with a status of 400 to 499. The default is <see cref="LogEventLevel.Information"/>.</summary>
    public LogEventLevel ClientErrorLevel
    {
        get => _settings.ClientErrorLevel;
        set => _settings.ClientErrorLevel = value;
    }

    /// <summary>The level of a request that is answered with a status of 500 and above. The default is <see cref="LogEventLevel.Error"/>.</summary>
    public LogEventLevel ServerErrorLevel
    {
        get => _settings.ServerErrorLevel;
        set => _settings.ServerErrorLevel = value;
    }

    /// <summary>
    /// The level of a request that ended in an exception, unless that was answered with a status of 400 to 499. The default is
    /// <see cref="LogEventLevel.Error"/>.
    /// </summary>
    public LogEventLevel ExceptionLevel
    {
        get => _settings.ExceptionLevel;
        set => _settings.ExceptionLevel = value;
    }

    /// <summary>
    /// The duration from which a request is slow and has at least <see cref="SlowLevel"/>: more than zero and at most one day. The default is
    /// <see langword="null"/>: no request is slow. Connections that were upgraded, such as WebSockets, are never slow.
    /// </summary>
    public TimeSpan? SlowAfter
    {
        get => _settings.SlowAfter;
        set => _settings.SlowAfter = value;
    }

    /// <summary>The least level of a slow request. The default is <see cref="LogEventLevel.Warning"/>.</summary>
    public LogEventLevel SlowLevel
    {
        get => _settings.SlowLevel;
        set => _settings.SlowLevel = value;
    }

    /// <summary>
    /// Paths whose requests have no event, whatever becomes of them: <c>/health</c> is that path and all below it, not
    /// <c>/healthy</c>; <c>*</c> matches any characters, as in <c>/assets/*</c>, <c>/api/*/health</c>, <c>*.css</c>. Casing does
    /// not matter; <c>/</c> is the root alone. At most 64. The default is empty.
    /// </summary>
    public IList<string> ExcludePaths
    {
        get => _settings.ExcludePaths;
        set => _settings.ExcludePaths = value;
    }

    /// <summary>
    /// Parameters of the query whose values are shown, if masking finds nothing to hide in them. Of other parameters only the names are shown.
    /// Casing does not matter. At most 64. The default is empty.
    /// </summary>
    public IList<string> QueryParameters
    {
        get => _settings.QueryParameters;
        set => _settings.QueryParameters = value;
    }

    /// <summary>
    /// Headers of the request that are added as <c>data.request.headers</c>. Sensitive headers, such as <c>Authorization</c> and
    /// <c>Cookie</c>, are masked anyway. <c>Referer</c> is added as <c>http.request.referrer</c>, with the values of its query that
    /// <see cref="QueryParameters"/> names. At most 64. The default is empty.
    /// </summary>
    public IList<string> RequestHeaders
    {
        get => _settings.RequestHeaders;
        set => _settings.RequestHeaders = value;
    }

    /// <summary>Headers of the response that are added as <c>data.response.headers</c>; as <see cref="RequestHeaders"/>. The default is empty.</summary>
    public IList<string> ResponseHeaders
    {
        get => _settings.ResponseHeaders;
        set => _settings.ResponseHeaders = value;
    }

    /// <summary>
    /// The longest header, query value or user agent, in UTF-16 characters. A longer one is replaced by a text with its length;
    /// it is never cut, because masking does not recognise half a secret. The default is <c>1024</c>. Range 16 to 8,191.
    /// </summary>
    public int MaxValueLength
    {
        get => _settings.MaxValueLength;
        set => _settings.MaxValueLength = value;
    }

    /// <summary>
    /// Chooses the level from the request, its duration and the exception that was not handled; <see langword="null"/> leaves it
    /// to the options above. One that throws does too. Only in code. The default is <see langword="null"/>.
    /// </summary>
    public Func<HttpContext, TimeSpan, Exception?, LogEventLevel?>? ChooseLevel { get; set; }

    internal TimeProvider Clock { get; set; } = TimeProvider.System;
}
