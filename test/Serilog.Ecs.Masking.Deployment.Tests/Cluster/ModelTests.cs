using System.Globalization;
using System.Text.Json;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The model of Elasticsearch that every test is held against takes nothing that a real one rejects.</summary>
[NonParallelizable]
[Category("Elasticsearch")]
public class ModelTests
{
    private const int Values = 2_000;

    private static readonly string[] Types =
    [
        "keyword", "wildcard", "match_only_text", "long", "integer", "double", "float", "scaled_float", "boolean", "date", "ip", "geo_point",
    ];

    private static readonly string[] Dates =
    [
        "2026-01-01", "2026-01-01T10:00", "2026-01-01T10:00Z", "2026-01-01T10:00:00.Z", "2026-01-01T1:00:00Z", "2026-01-01T10:00:00.1234567+09:00",
        "2026-01-01T10:00:00+9:00", "2026-1-1", "+2026-01-01", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "20260101", "2026-02-30",
        "2026-01-01T24:00:00Z", "2026-01-01 10:00:00",
    ];

    private static readonly string[] Addresses =
    [
        "1.2.3.4", "01.2.3.4", "1.2.3", "256.1.1.1", "::1", "fe80::1%eth0", "[::1]", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8:9", "localhost", "2001:DB8::1",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-1", "1.5", "1e3", "1e400", "-1e-400", "9223372036854775807", "9223372036854775808", "2147483648", "3.5e38", "0.1234567890123456789", "\"12\"",
        "\"0x10\"", "\" 1\"", "\"NaN\"",
    ];

    [Test]
    public async Task WhatTheModelTakesTheClusterTakesToo()
    {
        await Cluster.RequireAsync();
        var index = "model-" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await Cluster.SendAsync(
            HttpMethod.Put, index,
            "{\"mappings\":{\"dynamic\":false,\"properties\":{" + string.Join(',', Types.Select(static type => $"\"{type}_field\":{Mapping(type)}")) + "}}}");
        try
        {
            var cases = Cases().ToList();
            var isTaken = cases.Select(static pair => ElasticsearchModel.Takes(pair.Type, JsonSerializer.Deserialize<JsonElement>(pair.Value))).ToList();
            var taken = cases.Where((_, number) => isTaken[number]).ToList();

            var rejected = await Cluster.IndexAsync(index, taken.Select(static pair => $$"""{"{{pair.Type}}_field":{{pair.Value}}}"""));

            TestContext.Out.WriteLine($"{cases.Count} values, of which the model takes {taken.Count}");
            Assert.That(taken, Has.Count.GreaterThan(cases.Count / 10));
            Assert.That(rejected.Take(5), Is.Empty);
        }
        finally
        {
            await Cluster.SendAsync(HttpMethod.Delete, index);
        }
    }

    private static string Mapping(string type) => type == "scaled_float" ? """{"type":"scaled_float","scaling_factor":1000}""" : $$"""{"type":"{{type}}"}""";

    private static IEnumerable<(string Type, string Value)> Cases()
    {
        var random = Seeds.Random(nameof(ModelTests));
        string[] fixedValues = [.. Dates.Concat(Addresses).Select(Quoted), .. Numbers, "true", "false", "\"true\"", "\"\"", "\"37.5,127\"", "\"91,0\"", "\"37.5,181\"", """{"lat":37.5,"lon":127.0}""", Quoted(new string('x', 32_766)), Quoted(new string('한', 10_923))];
        foreach (var type in Types)
        {
            foreach (var value in fixedValues.Concat(Enumerable.Range(0, Values / Types.Length).Select(_ => Made(random))))
            {
                yield return (type, value);
            }
        }
    }

    private static string Made(Random random) => random.Next(6) switch
    {
        0 => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        1 => (random.NextDouble() * Math.Pow(10, random.Next(-320, 309))).ToString("R", CultureInfo.InvariantCulture),
        2 => Quoted(DateTime.UnixEpoch.AddSeconds(random.NextInt64(-60_000_000_000, 250_000_000_000)).ToString(
            Pick(random, "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ssK", "O", "yyyy-MM-ddTHH:mm:ss.fff+09:00"), CultureInfo.InvariantCulture)),
        3 => Quoted($"{random.Next(300)}.{random.Next(300)}.{random.Next(300)}.{random.Next(300)}"),
        4 => Quoted(string.Create(CultureInfo.InvariantCulture, $"{random.Next(-100, 100)},{random.Next(-200, 200)}.5")),
        _ => Quoted(new string((char)random.Next(0x20, 0xD7FF), random.Next(40))),
    };

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
