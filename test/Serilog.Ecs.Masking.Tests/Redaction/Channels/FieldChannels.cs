using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>Secrets in properties that have the names of ECS fields, in names, and in letters that only look like others.</summary>
internal static class FieldChannels
{
    private static readonly SecretKind Password = SecretKind.Password;
    private static readonly SecretKind Email = SecretKind.Email;

    private static readonly string[] TextFields =
    [
        "event.original", "error.message", "error.stack_trace", "process.command_line", "http.request.body.content", "http.response.body.content", "message",
        "event.reason",
        "url.original", "url.full", "url.query", "http.request.referrer", "labels.note", "file.path", "log.logger", "rule.description", "user_agent.original",
        "SourceContext",
    ];

    private static readonly string[] UserFields =
    [
        "related.user", "related.hosts", "user.email", "client.user.email", "user.full_name", "user.id", "source.user.email", "destination.user.name",
        "user.target.email", "email.from.address",
    ];

    public static IEnumerable<Channel> All =>
    [
        .. TextFields.Select(static name => new Channel(
            "F1 " + name, "a secret in its text", Password,
            (log, s) => log.ForContext(name, $"https://example.com/find?page=2&password={s}&lang=ko").Information("Called"),
            (log, s) => log.ForContext(name, $"https://example.com/find?page=2&city={s}&lang=ko").Information("Called"))),
        .. TextFields.Select(static name => new Channel(
            "F2 " + name, "an e-mail address in its text", Email, (log, s) => log.ForContext(name, $"mail to {s} bounced").Information("Called"),
            (log, s) => log.ForContext(name, $"mail to {s} bounced").Information("Called"))),
        .. UserFields.Select(static name => new Channel(
            "F3 " + name, "an e-mail address", Email, (log, s) => log.ForContext(name, s).Information("Called"),
            (log, s) => log.ForContext("labels.city", s).Information("Called"))),
        new("F4", "a list of related users", Email, (log, s) => log.ForContext("related.user", new[] { "ann", s }).Information("Called"), (log, s) => log.ForContext("related.user", new[] { "ann", s }).Information("Called")),
        new("F5", "arguments of a process", Password, (log, s) => log.ForContext("process.args", new[] { "backup", "--password=" + s, "--verbose" }).Information("Called"), (log, s) => log.ForContext("process.args", new[] { "backup", "--city=" + s, "--verbose" }).Information("Called")),
        new("F5b", "an argument of a process behind its name", Password, (log, s) => log.ForContext("process.args", new[] { "backup", "--password", s, "--verbose" }).Information("Called"), (log, s) => log.ForContext("process.args", new[] { "backup", "--city", s, "--verbose" }).Information("Called")),
        new(
            "F5c", "the line of a command", Password,
            (log, s) => log.ForContext("process.command_line", $"backup --password {s} --verbose").Information("Called"),
            (log, s) => log.ForContext("process.command_line", $"backup --city {s} --verbose").Information("Called")),
        new(
            "F5d", "the short option of a command", Password,
            (log, s) => log.ForContext("process.command_line", $"mysql -u app -p{s} orders").Information("Called"),
            (log, s) => log.ForContext("process.command_line", $"mysql -u app -h {s} orders").Information("Called")),
        new(
            "F5e", "the user of curl", Password,
            (log, s) => log.ForContext("process.command_line", $"curl -u ann:{s} https://example.com").Information("Called"),
            (log, s) => log.ForContext("process.command_line", $"curl -o {s} https://example.com").Information("Called")),
        new("F6", "the parts of a URL", SecretKind.Token, (log, s) => log.ForContext("url.username", "ann").ForContext("url.password", s).Information("Called"), (log, s) => log.ForContext("url.domain", "example.com").ForContext("url.path", "/" + s).Information("Called")) { TakesAnyText = true },
        new(
            "F7", "headers of a request as fields", SecretKind.Token,
            (log, s) => log.ForContext("http.request.headers.authorization", "Bearer " + s).Information("Called"),
            (log, s) => log.ForContext("http.request.headers.accept", "text/" + s).Information("Called")),
        new(
            "F7b", "a cookie of a request as a field", SecretKind.Token,
            (log, s) => log.ForContext("http.request.headers.cookie", "sid=" + s).Information("Called"),
            (log, s) => log.ForContext("http.request.headers.accept", "text/" + s).Information("Called")),
        new("F8", "the name of an event id", Email, (log, s) => log.ForContext("EventId", new { Id = 7, Name = "Mail" + s }, true).Information("Called"), (log, s) => log.ForContext("EventId", new { Id = 7, Name = "Mail" + s }, true).Information("Called")),
        new("F8b", "a token as the name of an event id", SecretKind.GitHubToken, (log, s) => log.ForContext("EventId", new { Id = 7, Name = s }, true).Information("Called"), (log, s) => log.ForContext("EventId", new { Id = 7, Name = s }, true).Information("Called")),
        new(
            "F9", "the source of an event", SecretKind.GitHubToken, (log, s) => log.ForContext(Constants.SourceContextPropertyName, s).Information("Called"),
            (log, s) => log.ForContext(Constants.SourceContextPropertyName, s).Information("Called")),
        new(
            "F10", "a name in labels", SecretKind.GitHubToken, (log, s) => log.ForContext("labels." + s, 1).Information("Called"),
            (log, s) => log.ForContext("labels." + s, 1).Information("Called")),
        new(
            "F10b", "a name in data", SecretKind.GitHubToken, (log, s) => log.ForContext("data." + s, 1).Information("Called"),
            (log, s) => log.ForContext("data." + s, 1).Information("Called")),
        new(
            "F11", "baggage in a header", Email, (log, s) => log.ForContext("Baggage", $"userId=7,mail={Uri.EscapeDataString(s)}").Information("Called"),
            (log, s) => log.ForContext("Baggage", $"userId=7,city={s}").Information("Called")),
        new(
            "F11b", "baggage with a token", SecretKind.Token, (log, s) => log.ForContext("baggage", $"userId=7,accessToken={s};ttl=3").Information("Called"),
            (log, s) => log.ForContext("baggage", $"userId=7,city={s};ttl=3").Information("Called")),
        new(
            "F11c", "the state of a trace", Email, (log, s) => log.ForContext("tracestate", $"vendor=mail:{s},other=1").Information("Called"),
            (log, s) => log.ForContext("tracestate", $"vendor=city:{s},other=1").Information("Called")),
        Disguised("U1", "an @ of full width", s => s.Replace("@", "＠")),
        Disguised("U2", "an @ behind a zero-width joiner", s => s.Replace("@", "\u200D@")),
        Disguised("U3", "an @ before a zero-width space", s => s.Replace("@", "@\u200B")),
        Disguised(
            "U4", "letters of full width", s => string.Concat(s.Select(character => character is > '!' and <= '~' ? (char)(character + 0xFEE0) : character))),
        Disguised("U5", "an @ escaped as JSON", s => s.Replace("@", "\\u0040")),
        Disguised("U6", "an @ escaped as HTML", s => s.Replace("@", "&#64;")),
        Disguised("U7", "an @ escaped as hexadecimal HTML", s => s.Replace("@", "&#x40;")),
        Disguised("U8", "an @ by its name in HTML", s => s.Replace("@", "&commat;")),
        Disguised("U9", "an @ escaped twice", s => s.Replace("@", "%2540")),
        Disguised("U10", "a small @", s => s.Replace("@", "﹫")),
        Disguised("U11", "soft hyphens", s => s.Insert(4, "\u00AD").Replace("@", "\u00AD@")),
        new(
            "U12", "a card number of full width", SecretKind.Card, (log, s) => log.Information("Noted {Note}", "paid by " + Wide(s)),
            (log, s) => log.Information("Noted {Note}", "paid by " + Wide(s))),
        new(
            "U13", "a card number with zero-width spaces", SecretKind.Card,
            (log, s) => log.Information("Noted {Note}", "paid by " + string.Join('\u200B', s.Chunk(4).Select(part => new string(part)))),
            (log, s) => log.Information("Noted {Note}", "paid by " + s)),
        new(
            "U14", "a phone number in Korean digits", SecretKind.Phone, (log, s) => log.Information("Noted {Note}", "전화 " + Korean(s)),
            (log, s) => log.Information("Noted {Note}", "구역 " + s)),
        new("U15", "a card number with dashes of other kinds", SecretKind.Card with { Shown = 5 }, (log, s) => log.Information("Noted {Note}", "paid by " + string.Join('‑', s.Chunk(4).Select(part => new string(part)))), (log, s) => log.Information("Noted {Note}", "paid by " + s)),
        new(
            "U16", "a key of full width", Password, (log, s) => log.Information("Noted {Note}", $"ｐａｓｓｗｏｒｄ={s}"),
            (log, s) => log.Information("Noted {Note}", $"ｃｉｔｙ={s}")),
        new(
            "U17", "a key with a zero-width space", Password, (log, s) => log.Information("Noted {Note}", $"pass\u200Bword={s}"),
            (log, s) => log.Information("Noted {Note}", $"ci\u200Bty={s}")),
        new(
            "U18", "a key escaped in JSON", Password, (log, s) => log.Information("Noted {Note}", $"{{\"pass\\u0077ord\":\"{s}\"}}"),
            (log, s) => log.Information("Noted {Note}", $"{{\"c\\u0069ty\":\"{s}\"}}")),
        new(
            "U19", "a key escaped in a query", Password, (log, s) => log.Information("Noted {Note}", $"/find?page=2&pass%77ord={s}"),
            (log, s) => log.Information("Noted {Note}", $"/find?page=2&c%69ty={s}")),
        new(
            "U20", "JSON escaped as HTML", Password, (log, s) => log.Information("Noted {Note}", $"{{&quot;password&quot;:&quot;{s}&quot;}}"),
            (log, s) => log.Information("Noted {Note}", $"{{&quot;city&quot;:&quot;{s}&quot;}}")),
        new(
            "U21", "an equals sign of full width", Password, (log, s) => log.Information("Noted {Note}", $"password＝{s}"),
            (log, s) => log.Information("Noted {Note}", $"city＝{s}")),
        new(
            "U22", "a colon of full width", Password, (log, s) => log.Information("Noted {Note}", $"비밀번호：{s}"),
            (log, s) => log.Information("Noted {Note}", $"도시：{s}")),
        new(
            "U23", "a name of full width", Password, (log, s) => log.ForContext("ｐａｓｓｗｏｒｄ", s).Information("Noted"),
            (log, s) => log.ForContext("ｃｉｔｙ", s).Information("Noted")),
        new(
            "U24", "a token of full width", SecretKind.GitHubToken,
            (log, s) => log.Information("Noted {Note}", "used " + string.Concat(s.Select(character => (char)(character + 0xFEE0)))),
            (log, s) => log.Information("Noted {Note}", "used " + s)),
        new(
            "U25", "a token with zero-width spaces", SecretKind.GitHubToken, (log, s) => log.Information("Noted {Note}", "used " + s.Insert(16, "\u200B")),
            (log, s) => log.Information("Noted {Note}", "used " + s)),
        new(
            "U26", "a token with zero-width spaces behind its head", SecretKind.GitHubToken,
            (log, s) => log.Information("Noted {Note}", "used " + s.Insert(4, "\u200B")), (log, s) => log.Information("Noted {Note}", "used " + s)),
        Keyed("U27", "marks of direction", (key, s) => $"\u202A{key}\u202C=\u202A{s}\u202C"),
        Keyed("U28", "a variation selector in a key", (key, s) => key.Insert(3, "\uFE0F") + "=" + s),
        Keyed("U29", "colours of a terminal", (key, s) => $"\u001b[1;32m{key}\u001b[0m=\u001b[33m{s}\u001b[0m"),
        Keyed("U29b", "colours of a terminal around a colon", (key, s) => $"\u001b[32m{key}\u001b[0m: \u001b[33m{s}\u001b[0m"),
        Keyed("U30", "spaces that do not break", (key, s) => $"{key}\u00A0:\u00A0{s}"),
        Keyed("U31", "a control character behind a key", (key, s) => $"{key}\0={s}"),
        new(
            "U32", "a Korean key in single letters", Password,
            (log, s) => log.Information("Noted {Note}", "비밀번호".Normalize(System.Text.NormalizationForm.FormD) + "=" + s),
            (log, s) => log.Information("Noted {Note}", "도시".Normalize(System.Text.NormalizationForm.FormD) + "=" + s)),
        new(
            "U32b", "a Korean name in single letters", Password,
            (log, s) => log.ForContext("비밀번호".Normalize(System.Text.NormalizationForm.FormD), s).Information("Noted"),
            (log, s) => log.ForContext("도시".Normalize(System.Text.NormalizationForm.FormD), s).Information("Noted")),
        Disguised("U33", "an @ between marks of direction", s => s.Replace("@", "\u2066@\u2069")),
    ];

    private static Channel Keyed(string id, string what, Func<string, string, string> text) =>
        new(id, what, Password, (log, s) => log.Information("Noted {Note}", text("password", s)), (log, s) => log.Information("Noted {Note}", text("city", s)));

    private static Channel Disguised(string id, string what, Func<string, string> disguise) =>
        new(id, what, Email, (log, s) => log.Information("Noted {Note}", "to " + disguise(s)), (log, s) => log.Information("Noted {Note}", "to " + s));

    private static string Wide(string digits) => string.Concat(digits.Select(digit => (char)(digit - '0' + '０')));

    private static string Korean(string digits) => string.Concat(digits.Select(digit => digit == '-' ? '-' : "공일이삼사오육칠팔구"[digit - '0']));
}
