using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The Elasticsearch that <c>ELASTICSEARCH_URL</c> names, with the shipped assets. Tests without one are skipped.</summary>
internal static class Cluster
{
    private const string Variable = "ELASTICSEARCH_URL";
    private const string Roomy = "roomy";
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromMinutes(10) };
    private static readonly Lazy<Task> Installed = new(InstallAsync);
    private static int s_streams;

    /// <summary>Gets the address of the cluster.</summary>
    public static string? Address => Environment.GetEnvironmentVariable(Variable)?.TrimEnd('/');

    /// <summary>Installs the assets once, or skips the test and says why.</summary>
    public static async Task RequireAsync()
    {
        if (string.IsNullOrEmpty(Address))
        {
            Assert.Ignore($"{Variable} is not set: there is no Elasticsearch to test with.");
        }

        InstallScript.SkipWhereItCannotRun();
        await Installed.Value;
    }

    /// <summary>Returns the name of a data stream that no other test uses.</summary>
    /// <param name="isRoomy">Whether it may have more fields than the assets let it have.</param>
    public static string NewStream(bool isRoomy = false) =>
        string.Create(CultureInfo.InvariantCulture, $"logs-auth_api-{(isRoomy ? Roomy : "")}{Environment.ProcessId}x{Interlocked.Increment(ref s_streams)}");

    /// <summary>Indexes documents and returns those that were rejected, each with its reason.</summary>
    public static async Task<List<string>> IndexAsync(string index, IEnumerable<string> documents)
    {
        var rejected = new List<string>();
        foreach (var chunk in Chunks(documents))
        {
            var body = new StringBuilder();
            foreach (var document in chunk)
            {
                body.Append("{\"create\":{}}\n").Append(document.TrimEnd('\n')).Append('\n');
            }

            var answer = await SendAsync(HttpMethod.Post, $"{index}/_bulk?refresh=true", body.ToString(), "application/x-ndjson");
            rejected.AddRange(answer.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("create"))
                .Zip(chunk, static (item, document) => (Item: item, Document: document))
                .Where(static pair => pair.Item.GetProperty("status").GetInt32() is not (201 or 409))
                .Select(static pair => pair.Item.GetProperty("error").GetRawText() + " for " + (pair.Document.Length > 2_000 ? pair.Document[..2_000] : pair.Document)));
        }

        return rejected;
    }

    /// <summary>Returns the fields that were kept and not indexed, each with a document. Labels that are no numbers any more are none of them.</summary>
    public static async Task<List<string>> IgnoredAsync(string index)
    {
        var answer = await SearchAsync(index, """{"size":1000,"query":{"exists":{"field":"_ignored"}}}""");
        return [.. from hit in answer.GetProperty("hits").GetProperty("hits").EnumerateArray()
                   from field in hit.GetProperty("_ignored").EnumerateArray()
                   let name = field.GetString()!
                   where !(name.StartsWith("labels.", StringComparison.Ordinal) && name.EndsWith(".number", StringComparison.Ordinal))
                   select name + " of " + Start(hit.GetProperty("_source").GetRawText())];
    }

    /// <summary>Returns the number of documents that a query finds.</summary>
    public static async Task<long> CountAsync(string index, string query) =>
        (await SearchAsync(index, """{"size":0,"track_total_hits":true,"query":""" + query + "}")).GetProperty("hits").GetProperty("total").GetProperty("value").GetInt64();

    /// <summary>Returns the number of documents of a data stream that is perhaps not there yet.</summary>
    public static async Task<long> StoredAsync(string stream)
    {
        using var response = await Client.PostAsync(new Uri($"{Address}/{stream}/_refresh"), null);
        return response.IsSuccessStatusCode
            && await SendAsync(HttpMethod.Get, "_cluster/health/" + stream) is var health
            && health.GetProperty("active_primary_shards").GetInt32() > 0
            ? await CountAsync(stream, """{"match_all":{}}""")
            : 0;
    }

    public static Task<JsonElement> SearchAsync(string index, string body) => SendAsync(HttpMethod.Post, index + "/_search", body);

    public static async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, Address + "/" + path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        }

        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, $"{method} {path}: {(int)response.StatusCode} {Start(text)}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>Deletes a data stream, or as much of it as the cluster lets go: nothing where there is no such stream.</summary>
    public static async Task DeleteAsync(string stream)
    {
        using var deleted = await Client.DeleteAsync(new Uri($"{Address}/_data_stream/{stream}"));
        if (deleted.StatusCode == HttpStatusCode.MethodNotAllowed)
        {
            await EmptyAsync(stream);
        }
        else if (deleted.StatusCode != HttpStatusCode.NotFound)
        {
            Assert.That(deleted.IsSuccessStatusCode, Is.True, $"DELETE _data_stream/{stream}: {await deleted.Content.ReadAsStringAsync()}");
        }
    }

    // A node of Elasticsearch without its module for data streams has them and cannot delete them. An index that is no longer written to
    // can be deleted, and its fields with it; an empty one stays.
    private static async Task EmptyAsync(string stream)
    {
        var found = await SendAsync(HttpMethod.Get, $"_resolve/index/{stream}*");
        foreach (var there in found.GetProperty("data_streams").EnumerateArray().Where(there => there.GetProperty("name").GetString() == stream))
        {
            await SendAsync(HttpMethod.Post, stream + "/_rollover");
            foreach (var index in there.GetProperty("backing_indices").EnumerateArray())
            {
                await SendAsync(HttpMethod.Delete, index.GetString()!);
            }
        }
    }

    private static async Task InstallAsync()
    {
        var (code, output, error) = await InstallScript.RunAsync(new Dictionary<string, string> { [Variable] = Address!, ["ADMIN_PASSWORD"] = "any" }, "--replace", "elasticsearch");
        Assert.That(code, Is.Zero, output + error);
        await SendAsync(HttpMethod.Put, "_index_template/logs-auth_api-" + Roomy, $$$"""
            {
              "index_patterns": [ "logs-auth_api-{{{Roomy}}}*" ],
              "priority": 300,
              "data_stream": {},
              "composed_of": [ "auth_api-mappings", "auth_api-settings" ],
              "template": { "settings": { "index.mapping.total_fields.limit": 50000 } }
            }
            """);
    }

    // A bulk stays well below the 100 MB that Elasticsearch takes.
    private static IEnumerable<List<string>> Chunks(IEnumerable<string> documents)
    {
        var chunk = new List<string>();
        var length = 0;
        foreach (var document in documents)
        {
            chunk.Add(document);
            length += document.Length;
            if (chunk.Count == 1_000 || length > 5_000_000)
            {
                yield return chunk;
                (chunk, length) = ([], 0);
            }
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    private static string Start(string text) => text.Length > 2_000 ? text[..2_000] : text;
}
