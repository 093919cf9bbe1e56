using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>Secrets inside texts: templates, JSON, URLs, headers, exceptions, objects of .NET.</summary>
internal static class TextChannels
{
    private static readonly SecretKind Password = SecretKind.Password;
    private static readonly SecretKind Token = SecretKind.Token;

    public static IEnumerable<Channel> All =>
    [
        new("K20", "an interpolated template", Password, (log, s) => log.Information($"Connecting with password={s} now"), (log, s) => log.Information($"Connecting with city={s} now")) { IsInProperties = false },
        new("K20b", "an interpolated template with a hole", Password, (log, s) => log.Information($"User {{User}} has password: {s}", "ann"), (log, s) => log.Information($"User {{User}} has city: {s}", "ann")) { IsInProperties = false },
        Any(
            "K21", "JSON in a string", (log, s) => log.Information("Received {Body}", Json("password", s)),
            (log, s) => log.Information("Received {Body}", Json("city", s))),
        Any(
            "K21b", "JSON in JSON in a string", (log, s) => log.Information("Received {Body}", Json("inner", Json("password", s))),
            (log, s) => log.Information("Received {Body}", Json("inner", Json("city", s)))),
        Any(
            "K21c", "JSON in JSON in JSON in a string", (log, s) => log.Information("Received {Body}", Json("outer", Json("inner", Json("password", s)))),
            (log, s) => log.Information("Received {Body}", Json("outer", Json("inner", Json("city", s))))),
        Any(
            "K21d", "JSON that was cut", (log, s) => log.Information("Received {Body}", "{\"user\":\"ann\",\"password\":\"" + JsonEncodedText.Encode(s)),
            (log, s) => log.Information("Received {Body}", "{\"user\":\"ann\",\"city\":\"" + JsonEncodedText.Encode(s))),
        new(
            "K21e", "a number in JSON", SecretKind.Pin, (log, s) => log.Information("Received {Body}", "{\"pin\": " + s + "}"),
            (log, s) => log.Information("Received {Body}", "{\"steps\": " + s + "}")),
        new(
            "K21f", "a list in JSON", Password, (log, s) => log.Information("Received {Body}", "{\"passwords\": [\"first1x9\", \"" + s + "\"]}"),
            (log, s) => log.Information("Received {Body}", "{\"cities\": [\"first1x9\", \"" + s + "\"]}")),
        Any(
            "K22", "a query in a string",
            (log, s) => log.Information("Calling {Line}", "GET https://api.example.com/v1?page=2&password=" + Uri.EscapeDataString(s) + "&lang=ko HTTP/1.1"),
            (log, s) => log.Information("Calling {Line}", "GET https://api.example.com/v1?page=2&city=" + Uri.EscapeDataString(s) + "&lang=ko HTTP/1.1")),
        new(
            "K22b", "a token in a query", Token,
            (log, s) => log.Information("Calling {Line}", $"GET https://api.example.com/v1?page=2&access_token={s}&lang=ko HTTP/1.1"),
            (log, s) => log.Information("Calling {Line}", $"GET https://api.example.com/v1?page=2&city={s}&lang=ko HTTP/1.1")),
        new(
            "K22c", "a token in a fragment", Token, (log, s) => log.Information("Calling {Line}", $"https://app.example.com/cb#id_token={s}&state=2"),
            (log, s) => log.Information("Calling {Line}", $"https://app.example.com/cb#city={s}&state=2")),
        Any(
            "K23", "a query of a URI",
            (log, s) => log.Information("Calling {Place}", new Uri("https://api.example.com/v1?page=2&password=" + Uri.EscapeDataString(s))),
            (log, s) => log.Information("Calling {Place}", new Uri("https://api.example.com/v1?page=2&city=" + Uri.EscapeDataString(s)))),
        new(
            "K23b", "a query of a relative URI", Token, (log, s) => log.Information("Calling {Place}", new Uri("/v1?access_token=" + s, UriKind.Relative)),
            (log, s) => log.Information("Calling {Place}", new Uri("/v1?city=" + s, UriKind.Relative))),
        new(
            "K23c", "a URI with @", Token, (log, s) => log.Information("Calling {@Place}", new Uri("https://api.example.com/v1?access_token=" + s)),
            (log, s) => log.Information("Calling {@Place}", new Uri("https://api.example.com/v1?city=" + s))),
        Any(
            "K24", "a form body", (log, s) => log.Information("Received {Body}", "grant_type=password&username=ann&password=" + Uri.EscapeDataString(s)),
            (log, s) => log.Information("Received {Body}", "grant_type=code&username=ann&city=" + Uri.EscapeDataString(s))),
        new(
            "K24b", "a form body in parts", Password, (log, s) => log.Information("Received {Body}", Parts("password", s)),
            (log, s) => log.Information("Received {Body}", Parts("city", s))),
        Any(
            "K25", "a connection string", (log, s) => log.Information("Opening {Database}", Connection("Password", s)),
            (log, s) => log.Information("Opening {Database}", Connection("Region", s))),
        new(
            "K25b", "a connection string under its key", Password, (log, s) => log.Information("Opening {ConnectionString}", Connection("Pwd", s)),
            (log, s) => log.Information("Opening {Database}", Connection("Region", s))),
        new("K25c", "the key of a storage account", SecretKind.KeyBlock, (log, s) => log.Information("Opening {Storage}", $"DefaultEndpointsProtocol=https;AccountName=orders;AccountKey={s}==;EndpointSuffix=core.windows.net"), (log, s) => log.Information("Opening {Storage}", "DefaultEndpointsProtocol=https;AccountName=orders;EndpointSuffix=core.windows.net")),
        new(
            "K26", "the text of a header", Password, (log, s) => log.Information("Sent {Header}", "Authorization: Basic " + Base64("ann:" + s)),
            (log, s) => log.Information("Sent {Header}", "Accept-Language: " + s)),
        new(
            "K26b", "the text of several headers", Token,
            (log, s) => log.Information("Sent {Headers}", $"Host: example.com\r\nAuthorization: Bearer {s}\r\nAccept: */*"),
            (log, s) => log.Information("Sent {Headers}", $"Host: example.com\r\nX-Region: {s}\r\nAccept: */*")),
        new(
            "K26c", "a header of one's own", Token, (log, s) => log.Information("Sent {Headers}", $"Host: example.com\nX-Api-Key: {s}\nAccept: */*"),
            (log, s) => log.Information("Sent {Headers}", $"Host: example.com\nX-Region: {s}\nAccept: */*")),
        Any(
            "K27", "the user of a URI", (log, s) => log.Information("Calling {Place}", new Uri("https://ann:" + Uri.EscapeDataString(s) + "@example.com/a")),
            (log, s) => log.Information("Calling {Place}", new Uri("https://example.com/ann/" + Uri.EscapeDataString(s)))),
        new(
            "K27b", "the user of a URI in a text", Password, (log, s) => log.Information("Cloning {Line}", $"git clone https://ann:{s}@example.com/a.git"),
            (log, s) => log.Information("Cloning {Line}", $"git clone https://example.com/{s}/a.git")),
        new(
            "K27c", "the user of a data source", Password, (log, s) => log.Information("Opening {Line}", $"redis://:{s}@cache:6379/0"),
            (log, s) => log.Information("Opening {Line}", "redis://cache:6379/0")),
        Failed(
            "K28", "the message of an exception", Password, s => Thrown(new InvalidOperationException($"Login failed, password={s}")),
            s => Thrown(new InvalidOperationException($"Login failed, city={s}"))),
        Failed(
            "K28b", "JSON in the message of an exception", Password, s => Thrown(new InvalidOperationException("Refused: " + Json("password", s))),
            s => Thrown(new InvalidOperationException("Refused: " + Json("city", s)))),
        Failed(
            "K29", "the message of an inner exception", Password,
            s => Thrown(new InvalidOperationException("Refused", Thrown(new TimeoutException($"pwd={s}")))),
            s => Thrown(new InvalidOperationException("Refused", Thrown(new TimeoutException($"city={s}"))))),
        Failed(
            "K30", "an aggregate exception", Password,
            s => new AggregateException(Thrown(new TimeoutException("x")), Thrown(new TimeoutException($"password={s}"))),
            s => new AggregateException(Thrown(new TimeoutException("x")), Thrown(new TimeoutException($"city={s}")))),
        new(
            "K31", "an exception as an object", Password,
            (log, s) => log.Error("Failed with {@Ex}", new InvalidOperationException($"Login failed, password={s}")),
            (log, s) => log.Error("Failed with {@Ex}", new InvalidOperationException($"Login failed, city={s}"))),
        new(
            "K31b", "an exception as a scalar", Password,
            (log, s) => log.Error("Failed with {Ex}", new InvalidOperationException($"Login failed, password={s}")),
            (log, s) => log.Error("Failed with {Ex}", new InvalidOperationException($"Login failed, city={s}"))),
        new(
            "K31c", "a member of an exception as an object", Password, (log, s) => log.Error("Failed with {@Ex}", new FaultWithMember("Refused", s)),
            (log, s) => log.Error("Failed with {@Ex}", new InvalidOperationException(s))),
        new("K32", "the data of an exception as an object", Password, (log, s) => log.Error("Failed with {@Ex}", new InvalidOperationException("Refused") { Data = { ["password"] = s } }), (log, s) => log.Error("Failed with {@Ex}", new InvalidOperationException("Refused") { Data = { ["city"] = s } })),
        Failed("K32b", "the data of an exception", Password, s => new InvalidOperationException("Refused") { Data = { ["Password"] = s } }, s => new InvalidOperationException("Refused") { Data = { ["City"] = s } }),
        Failed("K32c", "the data of an inner exception", Password, s => new InvalidOperationException("Refused", new TimeoutException("x") { Data = { ["Password"] = s } }), s => new InvalidOperationException("Refused", new TimeoutException("x") { Data = { ["City"] = s } })),
        Failed("K32d", "an object in the data of an exception", Password, s => new InvalidOperationException("Refused") { Data = { ["Login"] = new LoginRecord("ann", s) } }, s => new InvalidOperationException("Refused") { Data = { ["Login"] = new TripRecord("ann", s) } }),
        new(
            "K50", "a request", Token, (log, s) => log.Information("Sending {Request}", Request("Authorization", "Bearer " + s)),
            (log, s) => log.Information("Sending {Request}", Request("X-Region", s))),
        new(
            "K50b", "a request with a key", Token, (log, s) => log.Information("Sending {Request}", Request("X-Api-Key", s)),
            (log, s) => log.Information("Sending {Request}", Request("X-Region", s))),
        new(
            "K50c", "a request with @", Token, (log, s) => log.Information("Sending {@Request}", Request("X-Api-Key", s)),
            (log, s) => log.Information("Sending {@Request}", Request("X-Region", s))),
        new(
            "K50d", "a response that sets a cookie", Token,
            (log, s) => log.Information("Received {Response}", Response("Set-Cookie", $"sid={s}; path=/; secure")),
            (log, s) => log.Information("Received {Response}", Response("X-Region", s))),
        new(
            "K51", "headers with @", Token, (log, s) => log.Information("Sending {@Headers}", Request("Authorization", "Bearer " + s).Headers),
            (log, s) => log.Information("Sending {@Headers}", Request("X-Region", s).Headers)),
        new("K51b", "headers without @", Token, (log, s) => log.Information("Sending {Headers}", Request("Authorization", "Bearer " + s).Headers), (log, s) => log.Information("Sending {Headers}", Request("X-Region", s).Headers)) { IsOpen = false },
        new(
            "K51c", "an authentication header", Token, (log, s) => log.Information("Sending {Header}", new AuthenticationHeaderValue("Bearer", s)),
            (log, s) => log.Information("Sending {Header}", new ProductHeaderValue("Agent", s))),
        new("K51d", "an authentication header with @", Token, (log, s) => log.Information("Sending {@Header}", new AuthenticationHeaderValue("Bearer", s)), (log, s) => log.Information("Sending {@Header}", new { Name = "Agent", Region = s })),
        Any("K52", "credentials with @", (log, s) => log.Information("Signing in {@Network}", new NetworkCredential("ann", s, "corp")), (log, s) => log.Information("Signing in {@Network}", new { UserName = "ann", Domain = s })),
        new(
            "K53", "a cookie", Token, (log, s) => log.Information("Sent {Crumb}", new Cookie("sid", s)),
            (log, s) => log.Information("Sent {Crumb}", new Cookie("area", s))),
        new("K53b", "a cookie with @", Token, (log, s) => log.Information("Sent {@Crumb}", new Cookie("sid", s, "/", "example.com")), (log, s) => log.Information("Sent {@Crumb}", new { Name = "area", Value = s })),
        new(
            "K54", "a claim", Token, (log, s) => log.Information("Found {Entry}", new Claim("access_token", s)),
            (log, s) => log.Information("Found {Entry}", new Claim("area", s))),
        new(
            "K54b", "a claim with @", Token, (log, s) => log.Information("Found {@Entry}", new Claim("access_token", s)),
            (log, s) => log.Information("Found {@Entry}", new Claim("area", s))),
        Any(
            "K55", "a connection string builder", (log, s) => log.Information("Opening {Database}", Builder("Password", s)),
            (log, s) => log.Information("Opening {Database}", Builder("Region", s))),
        Any("K55b", "a connection string builder with @", (log, s) => log.Information("Opening {@Database}", Builder("Password", s)), (log, s) => log.Information("Opening {@Database}", new { Server = "db", Region = s })),
        new(
            "V22", "Bearer in a text", Token, (log, s) => log.Information("Noted {Note}", $"sent Bearer {s} to the gateway"),
            (log, s) => log.Information("Noted {Note}", "sent Bearer of good news to " + s)),
        new("V22b", "Bearer in a template", Token, (log, s) => log.Information($"Sent Bearer {s} to the gateway"), (log, s) => log.Information($"Sent Bearer of news to {s}")) { IsInProperties = false },
        new(
            "V23", "a cookie header in a text", Token, (log, s) => log.Information("Sent {Note}", $"Cookie: theme=dark; sid={s}; lang=ko"),
            (log, s) => log.Information("Sent {Note}", $"Accept: theme/dark; area={s}; lang=ko")),
        new(
            "V23b", "a cookie that is set", Token,
            (log, s) => log.Information("Sent {Note}", $"Set-Cookie: .AspNetCore.Identity.Application={s}; path=/; httponly"),
            (log, s) => log.Information("Sent {Note}", $"X-Area: {s}; path=/; httponly")),
        new("V18", "base64 of JSON", Password, (log, s) => log.Information("Received {Payload}", Base64(Json("password", s))), (log, s) => log.Information("Received {Payload}", Base64(Json("city", s)))) { Configure = options => options.Masking.DecodeBase64 = true },
        new(
            "X01", "XML in a string", Password, (log, s) => log.Information("Received {Body}", $"<login><user>ann</user><password>{s}</password></login>"),
            (log, s) => log.Information("Received {Body}", $"<login><user>ann</user><city>{s}</city></login>")),
        new(
            "X02", "XML of attributes", Password, (log, s) => log.Information("Received {Body}", $"<add name=\"password\" value=\"{s}\" />"),
            (log, s) => log.Information("Received {Body}", $"<add name=\"city\" value=\"{s}\" />")),
        new(
            "X03", "YAML in a string", Password, (log, s) => log.Information("Received {Body}", $"db:\n  user: ann\n  password: {s}\n  port: 5432"),
            (log, s) => log.Information("Received {Body}", $"db:\n  user: ann\n  city: {s}\n  port: 5432")),
        new(
            "X04", "an option of a command", Password, (log, s) => log.Information("Running {Line}", $"backup --user ann --password {s} --verbose"),
            (log, s) => log.Information("Running {Line}", $"backup --user ann --city {s} --verbose")),
        new(
            "X05", "the text of a dictionary in Python", Password, (log, s) => log.Information("Received {Body}", $"{{'user': 'ann', 'password': '{s}'}}"),
            (log, s) => log.Information("Received {Body}", $"{{'user': 'ann', 'city': '{s}'}}")),
        new(
            "X06", "logfmt", Password, (log, s) => log.Information("Received {Body}", $"level=info user=ann password={s} took=3ms"),
            (log, s) => log.Information("Received {Body}", $"level=info user=ann city={s} took=3ms")),
        new(
            "X07", "an INI file", Password, (log, s) => log.Information("Received {Body}", $"[db]\nuser = ann\npassword = {s}\nport = 1"),
            (log, s) => log.Information("Received {Body}", $"[db]\nuser = ann\ncity = {s}\nport = 1")),
        new(
            "X08", "an environment variable", Password, (log, s) => log.Information("Received {Body}", $"export PGPASSWORD={s}"),
            (log, s) => log.Information("Received {Body}", $"export PGREGION={s}")),
        new(
            "X09", "a double encoded query", Password,
            (log, s) => log.Information("Calling {Line}", $"https://example.com/login?next=%2Fhome%3Fpassword%3D{s}%26page%3D2"),
            (log, s) => log.Information("Calling {Line}", $"https://example.com/login?next=%2Fhome%3Fcity%3D{s}%26page%3D2")),
        new(
            "X10", "a text of Korean", Password, (log, s) => log.Information("Noted {Note}", $"사용자 ann 의 비밀번호: {s}"),
            (log, s) => log.Information("Noted {Note}", $"사용자 ann 의 도시: {s}")),
    ];

    private static Channel Any(string id, string what, Action<ILogger, string> log, Action<ILogger, string> twin) =>
        new(id, what, Password, log, twin) { TakesAnyText = true };

    private static Channel Failed(string id, string what, SecretKind kind, Func<string, Exception> exception, Func<string, Exception> twin) =>
        new(id, what, kind, (log, s) => log.Error(exception(s), "Failed"), (log, s) => log.Error(twin(s), "Failed")) { IsInProperties = false };

    private static Exception Thrown(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }

    private static string Json(string key, string value) =>
        JsonSerializer.Serialize(new Dictionary<string, object> { ["user"] = "ann", [key] = value, ["page"] = 2 });

    private static string Parts(string name, string value) =>
        $"--b7\r\nContent-Disposition: form-data; name=\"user\"\r\n\r\nann\r\n--b7\r\nContent-Disposition: form-data; name=\"{name}\"\r\nContent-Type: text/plain\r\n\r\n{value}\r\n--b7--\r\n";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static DbConnectionStringBuilder Builder(string key, string value) =>
        new() { ["Server"] = "db.internal", ["User Id"] = "app", [key] = value, ["Encrypt"] = "true" };

    private static string Connection(string key, string value) => Builder(key, value).ConnectionString;

    private static HttpRequestMessage Request(string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "https://api.example.com/v1/orders");
        request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }

    private static HttpResponseMessage Response(string header, string value)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK);
        response.Headers.TryAddWithoutValidation(header, value);
        return response;
    }
}
