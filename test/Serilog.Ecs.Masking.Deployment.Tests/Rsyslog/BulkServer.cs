using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Elasticsearch as far as a collector speaks to it: documents in bulk, each id stored once in each stream.</summary>
internal sealed class BulkServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _credentials;

    private BulkServer(WebApplication app, string user, string password)
    {
        _app = app;
        _credentials = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + password));
    }

    public string Url { get; private set; } = "";

    /// <summary>Gets or sets what answers a request as a whole, by its body: a status with a text, or <see langword="null"/> for none.</summary>
    public Func<string, (int Status, string Text)?> Answers { get; set; } = static _ => null;

    /// <summary>How many documents came again.</summary>
    public volatile int Repeated;

    /// <summary>Returns the status of a document that is not stored, or <see langword="null"/> for one that is.</summary>
    public Func<string, int?> Refuses { get; set; } = static _ => null;

    /// <summary>What was wrong with requests.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>Documents as they came, by stream and id.</summary>
    public ConcurrentDictionary<(string Stream, string Id), string> Documents { get; } = new();

    /// <param name="certificate">The certificate of the server.</param>
    /// <param name="user">The user that may send.</param>
    /// <param name="password">The password of that user.</param>
    /// <param name="bound">A socket with an address, for it to listen on; without one it takes a free port.</param>
    public static async Task<BulkServer> StartAsync(X509Certificate2 certificate, string user, string password, Socket? bound = null)
    {
        // Empty: no settings of the machine, and none of the few watchers of files that a user may have.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var address = (IPEndPoint?)bound?.LocalEndPoint ?? new IPEndPoint(IPAddress.Loopback, 0);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(
            kestrel => kestrel.Listen(address, endpoint => endpoint.UseHttps(certificate)));
        if (bound is not null)
        {
            builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => bound);
        }

        var app = builder.Build();
        var server = new BulkServer(app, user, password);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        server.Url = app.Urls.First();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != _credentials)
        {
            Faults.Enqueue("credentials");
            context.Response.StatusCode = 401;
        }
        else if (context.Request.Path == "/_bulk")
        {
            var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            if (Answers(body) is { } answer)
            {
                context.Response.StatusCode = answer.Status;
                await context.Response.WriteAsync(answer.Text);
                return;
            }

            var items = body.Split('\n').Chunk(2).Where(static pair => pair is [{ Length: > 0 }, _]).Select(pair => Store(pair[0], pair[1])).ToList();
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(JsonSerializer.Serialize(new { took = 1, errors = items.Exists(static item => item.Status > 299), items = items.Select(static item => new { create = new { _index = item.Stream, _id = item.Id, status = item.Status } }) }));
        }
    }

    private (string Stream, string Id, int Status) Store(string action, string document)
    {
        var create = JsonDocument.Parse(action).RootElement.GetProperty("create");
        var (stream, id) = (create.GetProperty("_index").GetString()!, create.GetProperty("_id").GetString()!);
        return (stream, id, Refuses(document) ?? Store(stream, id, document));
    }

    private int Store(string stream, string id, string document)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document);
        }
        catch (JsonException)
        {
            Faults.Enqueue(document);
            return 400;
        }

        if (Documents.TryAdd((stream, id), document))
        {
            return 201;
        }

        Interlocked.Increment(ref Repeated);
        return 409;
    }
}
