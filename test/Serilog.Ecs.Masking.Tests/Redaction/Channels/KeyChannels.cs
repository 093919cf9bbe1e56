using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.Specialized;
using System.Dynamic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serilog.Context;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>Secrets whose key says what they are: scalars, objects, dictionaries, pairs.</summary>
internal static class KeyChannels
{
    private static readonly SecretKind Password = SecretKind.Password;

    public static IEnumerable<Channel> All =>
    [
        Any("K01", "a scalar", (log, s) => log.Information("Signing in with {Password}", s), (log, s) => log.Information("Signing in with {City}", s)),
        Any("K02", "a compound name", (log, s) => log.Information("Signing in with {UserPassword}", s), (log, s) => log.Information("Signing in with {UserCity}", s)),
        Any("K03", "a snake-case name", (log, s) => log.Information("Signing in with {db_password}", s), (log, s) => log.Information("Signing in with {db_region}", s)),
        Any("K04", "a member of a class", (log, s) => log.Information("Signing in {@Login}", new Login { Password = s }), (log, s) => log.Information("Signing in {@Login}", new Trip { City = s })),
        Any("K05", "a member of an anonymous type", (log, s) => log.Information("Signing in {@Login}", new { User = "ann", Password = s }), (log, s) => log.Information("Signing in {@Login}", new { User = "ann", City = s })),
        Any("K06", "a member of a record", (log, s) => log.Information("Signing in {@Login}", new LoginRecord("ann", s)), (log, s) => log.Information("Signing in {@Login}", new TripRecord("ann", s))),
        Any("K07", "three levels down", (log, s) => log.Information("Signing in {@Order}", new { Customer = new { Login = new { Password = s } } }), (log, s) => log.Information("Signing in {@Order}", new { Customer = new { Login = new { City = s } } })),
        Any("K08", "a dictionary with @", (log, s) => log.Information("Read {@Settings}", Dictionary("password", s)), (log, s) => log.Information("Read {@Settings}", Dictionary("city", s))),
        Any("K09", "a dictionary without @", (log, s) => log.Information("Read {Settings}", Dictionary("password", s)), (log, s) => log.Information("Read {Settings}", Dictionary("city", s))),
        Any("K10", "a dictionary in a dictionary", (log, s) => log.Information("Read {@Settings}", new Dictionary<string, object> { ["db"] = Dictionary("password", s) }), (log, s) => log.Information("Read {@Settings}", new Dictionary<string, object> { ["db"] = Dictionary("city", s) })),
        Any("K11", "a list of objects", (log, s) => log.Information("Signing in {@Logins}", new List<object> { new { Password = "x" }, new { Password = s } }), (log, s) => log.Information("Signing in {@Logins}", new List<object> { new { City = "x" }, new { City = s } })),
        Any("K12", "a list under a sensitive key", (log, s) => log.Information("Trying {Password}", new object[] { new[] { "first", s } }), (log, s) => log.Information("Trying {City}", new object[] { new[] { "first", s } })),
        Any("K12b", "a list of lists under a sensitive key", (log, s) => log.Information("Trying {@Password}", new List<string[]> { new[] { s } }), (log, s) => log.Information("Trying {@City}", new List<string[]> { new[] { s } })),
        Any("K13", "a list of pairs", (log, s) => log.Information("Read {@Settings}", new List<KeyValuePair<string, string>> { new("user", "ann"), new("password", s) }), (log, s) => log.Information("Read {@Settings}", new List<KeyValuePair<string, string>> { new("user", "ann"), new("city", s) })),
        Any("K14", "objects of name and value", (log, s) => log.Information("Read {@Settings}", new[] { new NamedValue { Name = "password", Value = s } }), (log, s) => log.Information("Read {@Settings}", new[] { new NamedValue { Name = "city", Value = s } })),
        Any("K15", "a tuple with @", (log, s) => log.Information("Read {@Setting}", ("password", s)), (log, s) => log.Information("Read {@Setting}", ("city", s))),
        new("K15b", "a tuple without @", Password, (log, s) => log.Information("Read {Setting}", ("password", s)), (log, s) => log.Information("Read {Setting}", ("city", s))),
        new("K15c", "a tuple of three", Password, (log, s) => log.Information("Read {@Setting}", ("password", s, 1)), (log, s) => log.Information("Read {@Setting}", ("city", s, 1))),
        new("K15d", "a tuple of four", Password, (log, s) => log.Information("Read {@Setting}", ("password", s, 1, true)), (log, s) => log.Information("Read {@Setting}", ("city", s, 1, true))),
        new("K15e", "a name and its value in the middle of a tuple", Password, (log, s) => log.Information("Read {Setting}", (7, "password", s, true)), (log, s) => log.Information("Read {Setting}", (7, "city", s, true))),
        new("K15f", "a name and its value at the end of a tuple of eight", Password, (log, s) => log.Information("Read {@Setting}", (1, 2, 3, 4, 5, 6, "password", s)), (log, s) => log.Information("Read {@Setting}", (1, 2, 3, 4, 5, 6, "city", s))),
        new("K15g", "a pair of a dictionary in a tuple", Password, (log, s) => log.Information("Read {Setting}", (7, KeyValuePair.Create("password", s), true, 1)), (log, s) => log.Information("Read {Setting}", (7, KeyValuePair.Create("city", s), true, 1))),
        new("K15h", "a pair of a dictionary in a tuple with @", Password, (log, s) => log.Information("Read {@Setting}", (7, KeyValuePair.Create("password", s))), (log, s) => log.Information("Read {@Setting}", (7, KeyValuePair.Create("city", s)))),
        new("K15i", "a tuple in a tuple", Password, (log, s) => log.Information("Read {Setting}", (7, ("password", s))), (log, s) => log.Information("Read {Setting}", (7, ("city", s)))),
        new("K15j", "a tuple of texts", Password, (log, s) => log.Information("Read {Setting}", ("ann", "password", s, "x")), (log, s) => log.Information("Read {Setting}", ("ann", "city", s, "x"))),
        new("K15k", "a tuple in a list", Password, (log, s) => log.Information("Read {@Setting}", new[] { (7, "password", s, 1.5) }), (log, s) => log.Information("Read {@Setting}", new[] { (7, "city", s, 1.5) })),
        Any("K16a", "a concurrent dictionary with @", (log, s) => log.Information("Read {@Settings}", new ConcurrentDictionary<string, string>(Dictionary("password", s))), (log, s) => log.Information("Read {@Settings}", new ConcurrentDictionary<string, string>(Dictionary("city", s)))),
        Any("K16b", "an immutable dictionary with @", (log, s) => log.Information("Read {@Settings}", Dictionary("password", s).ToImmutableDictionary()), (log, s) => log.Information("Read {@Settings}", Dictionary("city", s).ToImmutableDictionary())),
        Any("K16c", "a sorted dictionary with @", (log, s) => log.Information("Read {@Settings}", new SortedDictionary<string, string>(Dictionary("password", s))), (log, s) => log.Information("Read {@Settings}", new SortedDictionary<string, string>(Dictionary("city", s)))),
        Any("K16d", "a hash table with @", (log, s) => log.Information("Read {@Settings}", new Hashtable { ["password"] = s }), (log, s) => log.Information("Read {@Settings}", new Hashtable { ["city"] = s })),
        new("K16e", "a concurrent dictionary without @", Password, (log, s) => log.Information("Read {Settings}", new ConcurrentDictionary<string, string>(Dictionary("password", s))), (log, s) => log.Information("Read {Settings}", new ConcurrentDictionary<string, string>(Dictionary("city", s)))),
        Any("K16f", "an expando object", (log, s) => log.Information("Read {@Settings}", Expando("password", s)), (log, s) => log.Information("Read {@Settings}", Expando("city", s))),
        Any("K16g", "a JSON object with @", (log, s) => log.Information("Read {@Settings}", new JsonObject { ["password"] = s }), (log, s) => log.Information("Read {@Settings}", new JsonObject { ["city"] = s })) with { IsOpen = false },
        Any("K16h", "a JSON element without @", (log, s) => log.Information("Read {Settings}", Element("password", s)), (log, s) => log.Information("Read {Settings}", Element("city", s))),
        Any("K16i", "a name-value collection", (log, s) => log.Information("Read {@Settings}", new NameValueCollection { ["password"] = s }), (log, s) => log.Information("Read {@Settings}", new NameValueCollection { ["city"] = s })) with { IsOpen = false },
        new("K17", "a number", SecretKind.Pin, (log, s) => log.Information("Unlocking with {Pin}", int.Parse(s)), (log, s) => log.Information("Unlocking after {Steps}", int.Parse(s))),
        new("K17b", "a number in an object", SecretKind.Pin, (log, s) => log.Information("Unlocking {@Door}", new { Pin = int.Parse(s) }), (log, s) => log.Information("Unlocking {@Door}", new { Steps = int.Parse(s) })),
        new("K17c", "a GUID", SecretKind.Guid, (log, s) => log.Information("Calling with {ApiKey}", Guid.Parse(s)), (log, s) => log.Information("Calling with {OrderId}", Guid.Parse(s))),
        new("K17d", "a GUID in an object", SecretKind.Guid, (log, s) => log.Information("Calling {@Client}", new { ClientSecret = Guid.Parse(s) }), (log, s) => log.Information("Calling {@Client}", new { ClientId = Guid.Parse(s) })),
        new("K17e", "a decimal", SecretKind.Pin, (log, s) => log.Information("Unlocking with {Pin}", decimal.Parse(s)), (log, s) => log.Information("Unlocking after {Steps}", decimal.Parse(s))),
        new("K17f", "a floating number", SecretKind.Pin, (log, s) => log.Information("Unlocking with {Pin:F0}", double.Parse(s)), (log, s) => log.Information("Unlocking after {Steps:F0}", double.Parse(s))),
        new("K17g", "a list of numbers", SecretKind.Pin, (log, s) => log.Information("Unlocking with {@Pin}", new { Codes = new[] { 1, int.Parse(s) } }), (log, s) => log.Information("Unlocking after {@Steps}", new { Codes = new[] { 1, int.Parse(s) } })),
        new("K17h", "a number in the text of a record", SecretKind.Pin, (log, s) => log.Information("Unlocking {Door}", new { Pin = int.Parse(s), Floor = 3 }), (log, s) => log.Information("Unlocking {Door}", new { Steps = int.Parse(s), Floor = 3 })),
        new("K18", "the text of a record", Password, (log, s) => log.Information("Signing in {Login}", new LoginRecord("ann", s)), (log, s) => log.Information("Signing in {Login}", new TripRecord("ann", s))),
        new("K18b", "the text of an anonymous type", Password, (log, s) => log.Information("Signing in {Login}", new { User = "ann", Password = s, Id = 3 }), (log, s) => log.Information("Signing in {Login}", new { User = "ann", City = s, Id = 3 })),
        new("K19", "the text of a record, asked for", Password, (log, s) => log.Information("Signing in {$Login}", new LoginRecord("ann", s)), (log, s) => log.Information("Signing in {$Login}", new TripRecord("ann", s))),
        Any("K33", "a property of the log context", (log, s) => InContext("Password", s, () => log.Information("Signing in")), (log, s) => InContext("City", s, () => log.Information("Signing in"))),
        Any("K33b", "an object in the log context", (log, s) => InContext("Login", new { Password = s }, () => log.Information("Signing in")), (log, s) => InContext("Login", new { City = s }, () => log.Information("Signing in"))),
        Any("K34", "a property of a logger", (log, s) => log.ForContext("Password", s).Information("Signing in"), (log, s) => log.ForContext("City", s).Information("Signing in")),
        new("K35", "a key of a dictionary of telling shape", SecretKind.GitHubToken, (log, s) => log.Information("Read {@Settings}", new Dictionary<string, int> { [s] = 1 }), (log, s) => log.Information("Read {@Settings}", new Dictionary<string, int> { [s] = 1 })),
        Any("K35b", "a key of a dictionary that is masked elsewhere", (log, s) => log.Information("Read {@Settings} with {Password}", new Dictionary<string, int> { [s] = 1 }, s), (log, s) => log.Information("Read {@Settings} with {City}", new Dictionary<string, int> { [s] = 1 }, s)) with { EchoIsUnread = true },
        new("K35c", "a key of telling shape over a sensitive one", SecretKind.GitHubToken, (log, s) => log.Information("Read {@Settings}", new Dictionary<string, object> { [s] = Dictionary("password", "x") }), (log, s) => log.Information("Read {@Settings}", new Dictionary<string, object> { [s] = Dictionary("city", "x") })),
        new("K36", "a name of a property of telling shape", SecretKind.GitHubToken, (log, s) => log.ForContext(s, 1).Information("Read"), (log, s) => log.ForContext(s, 1).Information("Read")),
        new("K36b", "a name of a property that is masked elsewhere", Password, (log, s) => log.ForContext(s, 1).Information("Read with {Password}", s), (log, s) => log.ForContext(s, 1).Information("Read with {City}", s)),
        new("K36c", "a name of a member that is masked elsewhere", Password, (log, s) => log.Information("Read {@Settings} with {Password}", Expando(s, 1), s), (log, s) => log.Information("Read {@Settings} with {City}", Expando(s, 1), s)),
        Any("K37", "a hole with a format", (log, s) => log.Information("Signing in with {Password:l}", s), (log, s) => log.Information("Signing in with {City:l}", s)),
        Any("K37b", "a hole with a width", (log, s) => log.Information("Signing in with {Password,-40}!", s), (log, s) => log.Information("Signing in with {City,-40}!", s)),
        Any("K37c", "a hole with a width and a format", (log, s) => log.Information("Signing in with {Password,60:l}!", s), (log, s) => log.Information("Signing in with {City,60:l}!", s)),
        Any("K38", "a position behind a sensitive word", (log, s) => log.Information("Signing in with password {0}", s), (log, s) => log.Information("Signing in from city {0}", s)),
        Any("K38b", "a hole behind a sensitive word and =", (log, s) => log.Information("Signing in, password={X}", s), (log, s) => log.Information("Signing in, city={X}", s)),
        Any("K38c", "a hole behind a sensitive word and a colon", (log, s) => log.Information("Signing in, password: '{Value}'", s), (log, s) => log.Information("Signing in, city: '{Value}'", s)),
        new("K38d", "a hole behind Authorization: Bearer", SecretKind.Token, (log, s) => log.Information("Sending Authorization: Bearer {Value}", s), (log, s) => log.Information("Sending Accept: {Value}", s)),
        Any("K38e", "a second position", (log, s) => log.Information("User {0} signs in with password {1}", "ann", s), (log, s) => log.Information("User {0} signs in from city {1}", "ann", s)),
        Any("K38f", "a hole behind a Korean word", (log, s) => log.Information("비밀번호: {Value}", s), (log, s) => log.Information("도시: {Value}", s)),
        Any("K39", "an argument without a hole", (log, s) => log.Information("Signing in {User}", "ann", s), (log, s) => log.Information("Signing in {User}", "ann", s)),
        new("K39b", "an argument without any hole", Password, (log, s) => log.Information("Signing in", s), (log, s) => log.Information("Signing in", s)) { IsOpen = false },
        Any("K40", "a string builder", (log, s) => log.Information("Signing in with {Password}", new StringBuilder(s)), (log, s) => log.Information("Signing in with {City}", new StringBuilder(s))),
        Any("K41", "an array of characters", (log, s) => log.Information("Signing in with {Password}", s.ToCharArray()), (log, s) => log.Information("Signing in with {City}", s.ToCharArray())),
        Any("K41b", "an array of characters in an object", (log, s) => log.Information("Signing in with {@Login}", new { Password = s.ToCharArray() }), (log, s) => log.Information("Signing in with {@Login}", new { City = s.ToCharArray() })),
        Any("K42", "an array of bytes", (log, s) => log.Information("Signing in with {Password}", Encoding.UTF8.GetBytes(s)), (log, s) => log.Information("Signing in with {City}", Encoding.UTF8.GetBytes(s))),
        Any("K42b", "an array of bytes in an object", (log, s) => log.Information("Signing in with {@Login}", new { Password = Encoding.UTF8.GetBytes(s) }), (log, s) => log.Information("Signing in with {@Login}", new { City = Encoding.UTF8.GetBytes(s) })),
        Any("K43", "an object under a sensitive key", (log, s) => log.Information("Refreshed {@Password}", new { Text = s, Parts = new[] { s }, Issued = 3 }), (log, s) => log.Information("Refreshed {@Trip}", new { Text = s, Parts = new[] { s }, Issued = 3 })),
        new("K43b", "a token's object under its key", SecretKind.Token, (log, s) => log.Information("Refreshed {@Token}", new { Text = s, Parts = new[] { s }, Issued = 3 }), (log, s) => log.Information("Refreshed {@Trip}", new { Text = s, Parts = new[] { s }, Issued = 3 })),
        Any("K44", "a dictionary under a number", (log, s) => log.Information("Read {@Settings}", new Dictionary<int, object> { [7] = Dictionary("password", s) }), (log, s) => log.Information("Read {@Settings}", new Dictionary<int, object> { [7] = Dictionary("city", s) })),
        Any("K44b", "a dictionary of an enumeration", (log, s) => log.Information("Read {@Settings}", new Dictionary<Setting, string> { [Setting.City] = "x", [Setting.Password] = s }), (log, s) => log.Information("Read {@Settings}", new Dictionary<Setting, string> { [Setting.City] = s })),
        new("K45", "a kebab-case key", SecretKind.Token, (log, s) => log.Information("Sent {@Headers}", Dictionary("x-api-key", s)), (log, s) => log.Information("Sent {@Headers}", Dictionary("x-request-area", s))),
        new("K46", "a camel-case key", SecretKind.Token, (log, s) => log.Information("Sent {@Headers}", Dictionary("accessToken", s)), (log, s) => log.Information("Sent {@Headers}", Dictionary("accessArea", s))),
        new("K47", "an e-mail address beside keys that are numbers", SecretKind.Email, (log, s) => log.Information("Sent {@Counts} to {Contact}", new Dictionary<int, string> { [1] = "one" }, s), (log, s) => log.Information("Sent {@Counts} to {Contact}", new Dictionary<int, string> { [1] = "one" }, s)),
        new("K47b", "an e-mail address under a number", SecretKind.Email, (log, s) => log.Information("Sent {@Counts}", new Dictionary<int, string> { [1] = s }), (log, s) => log.Information("Sent {@Counts}", new Dictionary<int, string> { [1] = s })),
        Any("K48", "a JSON element with @", (log, s) => log.Information("Read {@Settings}", Element("password", s)), (log, s) => log.Information("Read {@Settings}", Element("city", s))) with { IsOpen = false },
        Any("K49", "a JSON object without @", (log, s) => log.Information("Read {Settings}", new JsonObject { ["user"] = "ann", ["password"] = s }), (log, s) => log.Information("Read {Settings}", new JsonObject { ["user"] = "ann", ["city"] = s })),
        new("K49b", "a JSON array without @", Password, (log, s) => log.Information("Read {Settings}", new JsonArray(new JsonObject { ["password"] = s })), (log, s) => log.Information("Read {Settings}", new JsonArray(new JsonObject { ["city"] = s }))),
        Any("K49c", "a JSON document", (log, s) => log.Information("Read {@Settings}", JsonDocument.Parse(JsonSerializer.Serialize(Dictionary("password", s)))), (log, s) => log.Information("Read {@Settings}", JsonDocument.Parse(JsonSerializer.Serialize(Dictionary("city", s))))) with { IsOpen = false },
        Any("K56", "a part of characters", (log, s) => log.Information("Signing in with {Password}", new ArraySegment<char>(s.ToCharArray())), (log, s) => log.Information("Signing in with {City}", new ArraySegment<char>(s.ToCharArray()))),
        Any("K56b", "a memory of characters", (log, s) => log.Information("Signing in with {Password}", s.AsMemory()), (log, s) => log.Information("Signing in with {City}", s.AsMemory())),
        Any("K56c", "a memory of characters with @", (log, s) => log.Information("Signing in with {@Login}", new { Password = s.AsMemory() }), (log, s) => log.Information("Signing in with {@Login}", new { City = s.AsMemory() })) with { IsOpen = false, NeedsCapturing = true },
        Any("K56d", "a memory of bytes", (log, s) => log.Information("Signing in with {Password}", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(s)), (log, s) => log.Information("Signing in with {City}", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(s))),
        new("K57", "the message of a getter that throws", Password, (log, s) => log.Information("Read {@Settings}", new ThrowingMember($"No such host: password={s}")), (log, s) => log.Information("Read {@Settings}", new ThrowingMember($"No such host: city={s}"))) { IsOpen = false, NeedsCapturing = true },
        Any("K58", "a private member", (log, s) => log.Information("Read {@Settings}", new HiddenMember(s)), (log, s) => log.Information("Read {@Settings}", new { Attempts = 3, Text = s })) with { IsOpen = false },
        Any("K59", "a static member", (log, s) => { StaticMember.Password = s; log.Information("Read {@Settings}", new StaticMember()); }, (log, s) => log.Information("Read {@Settings}", new { Attempts = 3, Text = s })) with { IsOpen = false },
        Any("K60", "the same value in another property", (log, s) => log.Information("Signing in with {Password}, noted {Note}", s, s), (log, s) => log.Information("Signing in with {City}, noted {Note}", s, s)),
        Any("K60b", "the same value in a property before", (log, s) => log.Information("Noted {Note}, signing in with {Password}", s, s), (log, s) => log.Information("Noted {Note}, signing in with {City}", s, s)),
        Any("K60c", "the same value in the message of an exception", (log, s) => log.Error(new InvalidOperationException($"No entry for [{s}] here"), "Signing in with {Password}", s), (log, s) => log.Error(new InvalidOperationException($"No entry for [{s}] here"), "Signing in with {City}", s)) with { IsInProperties = false },
        Any("K60d", "the same value in a URL", (log, s) => log.Information("Signing in with {Password} at {Place}", s, new Uri("https://example.com/find/" + Uri.EscapeDataString(s))), (log, s) => log.Information("Signing in with {City} at {Place}", s, new Uri("https://example.com/find/" + Uri.EscapeDataString(s)))),
        Any("K60e", "the same value in the template", (log, s) => log.Information("Signing in by " + s.Replace("{", "{{").Replace("}", "}}") + " with {Password}", s), (log, s) => log.Information("Signing in by " + s + " with {City}", s)) with { IsInProperties = false },
        Any("K60f", "the same value deep in an object", (log, s) => log.Information("Noted {@Note} with {@Login}", new { Lines = new[] { "is " + s } }, new { Password = s }), (log, s) => log.Information("Noted {@Note} with {@Login}", new { Lines = new[] { "is " + s } }, new { City = s })) with { EchoIsUnread = true },
        Any("K60g", "the same value in a text of JSON", (log, s) => log.Information("Signing in with {Password}, sent {Body}", s, JsonSerializer.Serialize(new[] { s })), (log, s) => log.Information("Signing in with {City}, sent {Body}", s, JsonSerializer.Serialize(new[] { s }))),
        Any("K60h", "the same value in exception data", (log, s) => log.Error(new InvalidOperationException("Refused") { Data = { ["Input"] = s } }, "Signing in with {Password}", s), (log, s) => log.Error(new InvalidOperationException("Refused") { Data = { ["Input"] = s } }, "Signing in with {City}", s)) with { IsInProperties = false },
    ];

    // Also secrets of any characters: only the key shows where they end.
    private static Channel Any(string id, string what, Action<ILogger, string> log, Action<ILogger, string> twin) => new(id, what, Password, log, twin) { TakesAnyText = true };

    private static Dictionary<string, string> Dictionary(string key, string value) => new() { ["user"] = "ann", [key] = value };

    private static ExpandoObject Expando(string key, object value)
    {
        var expando = new ExpandoObject();
        ((IDictionary<string, object?>)expando)[key] = value;
        return expando;
    }

    private static JsonElement Element(string key, string value) => JsonSerializer.SerializeToElement(Dictionary(key, value));

    private static void InContext(string name, object value, Action log)
    {
        using (LogContext.PushProperty(name, value, destructureObjects: true))
        {
            log();
        }
    }
}
