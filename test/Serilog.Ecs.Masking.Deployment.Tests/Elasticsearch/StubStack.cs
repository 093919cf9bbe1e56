using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Elasticsearch and Kibana as far as the install script speaks to them. What they document is taken, anything else is refused.</summary>
internal sealed class StubStack : IAsyncDisposable
{
    public const string Password = """a "good" pass\word 한글 $HOME `id` 'x'""";

    private static readonly string[] Apis = ["_ilm/policy", "_ingest/pipeline", "_component_template", "_index_template", "_security/role", "_security/user"];

    private const string Simulation = "_index_template/_simulate_index/";

    private readonly WebApplication _app;
    private int _requests;

    private StubStack(WebApplication app) => _app = app;

    public string Url { get; private set; } = "";

    public string Version { get; set; } = "8.19.20";

    /// <summary>The path whose change is refused.</summary>
    public string? Refuses { get; set; }

    /// <summary>What the status of Kibana is answered with.</summary>
    public int KibanaStatus { get; set; } = 200;

    /// <summary>How many requests came, whatever they were.</summary>
    public int Requests => _requests;

    public ConcurrentDictionary<string, string> Stored { get; } = new(StringComparer.Ordinal);

    /// <summary>Every change that was asked for, in order.</summary>
    public ConcurrentQueue<string> Changes { get; } = [];

    public static async Task<StubStack> StartAsync(X509Certificate2? certificate = null)
    {
        // Empty: no settings of the machine, and none of the few watchers of files that a user may have.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            if (certificate is not null)
            {
                endpoint.UseHttps(certificate);
            }
        }));
        var app = builder.Build();
        var stub = new StubStack(app);
        app.Run(stub.AnswerAsync);
        await app.StartAsync();
        stub.Url = app.Urls.First();
        return stub;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Puts an index template of others there, for the same streams.</summary>
    public void AddTemplate(string name, int priority) =>
        Stored["_index_template/" + name] = JsonSerializer.Serialize(new { meta = new { }, body = new { index_patterns = new[] { "logs-*" }, priority, template = new { settings = new { } } } });

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var path = context.Request.Path.Value!.TrimStart('/');
        var credentials = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("elastic:" + Password));
        if (context.Request.Headers.Authorization != credentials)
        {
            await RefuseAsync(context, 401, "unable to authenticate user [elastic] for REST request [/]");
        }
        else if (path.Length == 0)
        {
            await context.Response.WriteAsync($$$"""{"version":{"number":"{{{Version}}}"}}""");
        }
        else if (path == "api/status")
        {
            context.Response.StatusCode = KibanaStatus;
            await context.Response.WriteAsync($$$"""{"name":"kibana","version":{"number":"{{{Version}}}","build_number":1}}""");
        }
        else if (path.StartsWith(Simulation, StringComparison.Ordinal))
        {
            await SimulateAsync(context, path[Simulation.Length..]);
        }
        else if (context.Request.Method == "GET")
        {
            await ReadAsync(context, path);
        }
        else
        {
            await ChangeAsync(context, path);
        }
    }

    private async Task ReadAsync(HttpContext context, string path)
    {
        if (!Stored.TryGetValue(path, out var body))
        {
            context.Response.StatusCode = 404;
            return;
        }

        // As filter_path leaves it: only what the script asks for
        var meta = JsonDocument.Parse(body).RootElement.GetProperty("meta");
        await context.Response.WriteAsync(JsonSerializer.Serialize(new { any = new { _meta = meta } }));
    }

    // The template of the body counts as if it were there; the one of the highest priority is taken, and two must not have the same.
    private async Task SimulateAsync(HttpContext context, string index)
    {
        var asked = JsonDocument.Parse(await new StreamReader(context.Request.Body).ReadToEndAsync()).RootElement;
        var templates = Stored.Where(static stored => stored.Key.StartsWith("_index_template/", StringComparison.Ordinal)).Select(
            static stored => (stored.Key, Body: JsonDocument.Parse(stored.Value).RootElement.GetProperty("body")))
            .Where(template => template.Body.GetProperty("index_patterns").EnumerateArray().Any(pattern => FileSystemName.MatchesSimpleExpression(pattern.GetString()!, index))).ToList();
        var priority = asked.GetProperty("priority").GetInt32();
        if (templates.Find(template => template.Body.GetProperty("priority").GetInt32() == priority) is { Key: { } same })
        {
            await RefuseAsync(context, 400, $"index template [simulate_index_template_x] has index patterns matching patterns from existing templates [{same}] that have the same priority [{priority}]");
            return;
        }

        var winner = templates.Select(static template => template.Body).Append(asked).MaxBy(static body => body.GetProperty("priority").GetInt32());
        var name = winner.GetProperty("template").GetProperty("settings").TryGetProperty("index.lifecycle.name", out var policy) ? policy.GetString() : null;
        await context.Response.WriteAsync(JsonSerializer.Serialize(new { template = new { settings = new { index = new { lifecycle = new { name } } } }, overlapping = Array.Empty<string>() }));
    }

    private async Task ChangeAsync(HttpContext context, string path)
    {
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        Changes.Enqueue(context.Request.Method + " " + path);
        if (path == Refuses)
        {
            await RefuseAsync(context, 400, """index template [logs-auth_api] has index patterns matching "others" with the same priority""");
            return;
        }

        if (Fault(context, path, body) is { } fault)
        {
            await RefuseAsync(context, 400, fault);
            return;
        }

        await context.Response.WriteAsync(path.StartsWith("api/", StringComparison.Ordinal) ? """{"successCount":1,"success":true,"warnings":[]}""" : """{"acknowledged":true}""");
    }

    private string? Fault(HttpContext context, string path, string body)
    {
        if (path == "api/saved_objects/_import")
        {
            Stored[path] = body;
            return SavedObjectUpload.Fault(context.Request, body);
        }

        if (context.Request.ContentType != "application/json")
        {
            return "Content-Type header [" + context.Request.ContentType + "] is not supported";
        }

        var json = JsonDocument.Parse(body).RootElement;
        if (path == "_security/user/kibana_system/_password")
        {
            Stored[path] = body;
            return DocumentedBody.Fault("_password", json, Stored.Keys);
        }

        var api = Apis.FirstOrDefault(api => path.StartsWith(api + "/", StringComparison.Ordinal));
        if (api is null || context.Request.Method != "PUT")
        {
            return "no handler found for uri [/" + path + "] and method [" + context.Request.Method + "]";
        }

        var fault = DocumentedBody.Fault(api, json, Stored.Keys);
        if (fault is null)
        {
            Stored[path] = JsonSerializer.Serialize(new { meta = DocumentedBody.Meta(json), body = json });
        }

        return fault;
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { error = new { type = "illegal_argument_exception", reason }, status }));
    }
}
