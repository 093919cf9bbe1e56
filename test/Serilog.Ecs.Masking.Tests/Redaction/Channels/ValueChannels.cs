using System.Text.Json;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>Secrets that are recognised by their shape alone.</summary>
internal static class ValueChannels
{
    private static readonly SecretKind Email = SecretKind.Email;

    public static IEnumerable<Channel> All =>
    [
        Same("V01", "an e-mail address", Email, (log, s) => log.Information("Sent to {Recipient}", s)),
        Same("V02", "an e-mail address in a template", Email, (log, s) => log.Information($"Sent to {s}, done")) with { IsInProperties = false },
        Same("V03", "an e-mail address in an exception", Email, (log, s) => log.Error(new InvalidOperationException($"No mailbox {s}.", new TimeoutException($"No {s}")), "Failed")) with { IsInProperties = false },
        Same("V04", "an e-mail address as a key of a dictionary", Email, (log, s) => log.Information("Counted {@Counts}", new Dictionary<string, int> { [s] = 3 })),
        Same("V04b", "an e-mail address as a name of a property", Email, (log, s) => log.ForContext(s, 3).Information("Counted")),
        new(
            "V05", "an e-mail address in the text of a record", Email, (log, s) => log.Information("Found {Contact}", new ContactRecord("x", s)),
            (log, s) => log.Information("Found {Contact}", new TripRecord("x", s))),
        Same(
            "V06", "an e-mail address in a query", Email,
            (log, s) => log.Information("Calling {Place}", new Uri("https://example.com/find?q=" + Uri.EscapeDataString(s)))),
        Same("V06b", "an e-mail address in a path", Email, (log, s) => log.Information(
            "Calling {Place}", new Uri("https://example.com/users/" + s + "/orders"))),
        Same("V07", "an e-mail address next to a mailto URI", Email, (log, s) => log.Information("Sent to {Recipient} by {Place}", s, new Uri("mailto:list@example.org"))) with { Twin = (log, s) => log.Information("Sent to {Recipient} by {Place}", s, new Uri("https://example.org/list")) },
        new(
            "V08", "a mailto URI", Email, (log, s) => log.Information("Sent by {Place}", new Uri("mailto:" + s)),
            (log, s) => log.Information("Sent by {Place}", new Uri("https://example.org/" + s))),
        Same("V09", "a card number in a text", SecretKind.Card, (log, s) => log.Information("Noted {Note}", $"paid by {s} today")),
        Same("V09b", "a card number with spaces", SecretKind.Card with { Shown = 5 }, (log, s) => log.Information(
            "Noted {Note}", $"paid by {Grouped(s, ' ')} today")),
        Same("V09c", "a card number in a template", SecretKind.Card, (log, s) => log.Information($"Paid by {s} today")) with { IsInProperties = false },
        Same("V10", "an American Express number", SecretKind.Amex, (log, s) => log.Information("Noted {Note}", $"paid by {s} today")),
        Same("V11", "a card number as a number", SecretKind.Card, (log, s) => log.Information("Paid by {Number}", long.Parse(s))),
        Same("V11b", "a card number as a number in an object", SecretKind.Card, (log, s) => log.Information("Paid {@Order}", new { Number = long.Parse(s) })),
        Same("V11c", "a card number as a decimal", SecretKind.Card, (log, s) => log.Information("Paid by {Number}", decimal.Parse(s))),
        Same("V11d", "a card number as a key of a dictionary", SecretKind.Card, (log, s) => log.Information("Paid by {@Numbers}", new Dictionary<long, string> { [long.Parse(s)] = "x" })),
        Same("V12", "an IBAN with spaces", SecretKind.Iban, (log, s) => log.Information("Noted {Note}", $"moved to {s} today")),
        Same("V12b", "an IBAN", SecretKind.Iban, (log, s) => log.Information("Noted {Note}", $"moved to {s.Replace(" ", "")} today")),
        Same("V13", "a JWT", SecretKind.Jwt, (log, s) => log.Information("Noted {Note}", $"sent {s} today")),
        Same("V13b", "a JWT in a template", SecretKind.Jwt, (log, s) => log.Information($"Sent {s} today")) with { IsInProperties = false },
        Same("V14", "an AWS key id", SecretKind.AwsKeyId, (log, s) => log.Information("Noted {Note}", $"used {s} today")),
        Same("V15", "a resident registration number", SecretKind.ResidentNumber, (log, s) => log.Information("Noted {Note}", $"registered {s} today")),
        Same("V16", "an e-mail address beyond ASCII", SecretKind.HangulEmail, (log, s) => log.Information("Noted {Note}", $"sent to {s} today")),
        new("V17", "an e-mail address escaped in JSON", Email, (log, s) => log.Information("Received {Body}", "{\"to\":\"" + s.Replace("@", "\\u0040") + "\"}"), (log, s) => log.Information("Received {Body}", JsonSerializer.Serialize(new { to = s }))),
        new(
            "V17b", "an e-mail address escaped in a URL", Email, (log, s) => log.Information("Received {Body}", "to=" + s.Replace("@", "%40")),
            (log, s) => log.Information("Received {Body}", "to=" + s)),
        new(
            "V17c", "an e-mail address escaped in HTML", Email, (log, s) => log.Information("Received {Body}", "<p>" + s.Replace("@", "&#64;") + "</p>"),
            (log, s) => log.Information("Received {Body}", "<p>" + s + "</p>")),
        new(
            "V17d", "an e-mail address of full width", Email, (log, s) => log.Information("Received {Body}", "to " + s.Replace("@", "＠")),
            (log, s) => log.Information("Received {Body}", "to " + s)),
        new(
            "V17e", "an e-mail address escaped twice", Email, (log, s) => log.Information("Received {Body}", "to=" + s.Replace("@", "%2540")),
            (log, s) => log.Information("Received {Body}", "to=" + s)),
        Same("V19", "an American Express number with dashes", SecretKind.Amex with { Shown = 5 }, (log, s) => log.Information(
            "Noted {Note}", $"paid by {s[..4]}-{s[4..10]}-{s[10..]} today")),
        Same("V20", "a Korean phone number", SecretKind.Phone, (log, s) => log.Information("Noted {Note}", $"called {s} today")),
        new(
            "V21", "a private key", SecretKind.KeyBlock, (log, s) => log.Information("Read {Note}", Pem("RSA PRIVATE KEY", s)),
            (log, s) => log.Information("Read {Note}", Pem("CERTIFICATE", s))),
        new(
            "V21b", "a private key that was cut", SecretKind.KeyBlock, (log, s) => log.Information("Read {Note}", $"-----BEGIN PRIVATE KEY-----\n{s}"),
            (log, s) => log.Information("Read {Note}", $"-----BEGIN CERTIFICATE-----\n{s}")),
        new("V21c", "a private key in a line of JSON", SecretKind.KeyBlock, (log, s) => log.Information("Read {Note}", JsonSerializer.Serialize(new { pem = Pem("PRIVATE KEY", s) })), (log, s) => log.Information("Read {Note}", JsonSerializer.Serialize(new { pem = Pem("CERTIFICATE", s) }))),
        Same("V24", "a GitHub token in a text", SecretKind.GitHubToken, (log, s) => log.Information("Noted {Note}", $"used {s} today")),
        Same("V25", "a GitHub token in an exception", SecretKind.GitHubToken, (log, s) => log.Error(new InvalidOperationException($"Refused {s}."), "Failed")) with { IsInProperties = false },
        Same("V26", "a GitHub token in an array of characters", SecretKind.GitHubToken, (log, s) => log.Information("Noted {Note}", s.ToCharArray())),
        Same("V27", "an e-mail address in a list", Email, (log, s) => log.Information("Noted {Notes}", new object[] { new[] { "x", s } })),
    ];

    // The value is what makes the difference.
    private static Channel Same(string id, string what, SecretKind kind, Action<ILogger, string> log) => new(id, what, kind, log, log);

    private static string Grouped(string digits, char separator) => string.Join(separator, digits.Chunk(4).Select(part => new string(part)));

    private static string Pem(string kind, string body) => $"-----BEGIN {kind}-----\n{body}\n-----END {kind}-----\n";
}
