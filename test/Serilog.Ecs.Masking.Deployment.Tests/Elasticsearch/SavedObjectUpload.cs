using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>What Kibana's import documents: a header against forged requests, and one file of objects, one a line.</summary>
internal static class SavedObjectUpload
{
    public static string? Fault(HttpRequest request, string body)
    {
        if (!request.Headers.ContainsKey("kbn-xsrf"))
        {
            return "Request must contain a kbn-xsrf header.";
        }

        if (request.ContentType?.StartsWith("multipart/form-data; boundary=", StringComparison.Ordinal) != true
            || !body.Contains("name=\"file\"; filename=\"auth-api.ndjson\"", StringComparison.Ordinal))
        {
            return "Invalid file extension";
        }

        var objects = body.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement);
        return objects.Any()
            && objects.All(saved => saved.TryGetProperty("type", out _) && saved.TryGetProperty("id", out _) && saved.TryGetProperty("attributes", out _))
            ? null
            : "Each line is an object with type, id and attributes.";
    }
}
