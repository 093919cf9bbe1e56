using System.Data;
using System.Net.Mail;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>Secrets that are recognised by something else than their own name: another member, the type around them, a column, bytes.</summary>
internal static class ObjectChannels
{
    private static readonly SecretKind Password = SecretKind.Password;

    public static IEnumerable<Channel> All =>
    [
        Object("P1", "the new value of a change", (name, s) => new FieldChange { Property = name, NewValue = s }),
        Object("P1b", "the old value of a change", (name, s) => new FieldChange { Property = name, OldValue = s, NewValue = "x" }),
        Object("P1c", "the value of a column", (name, s) => new ColumnChange { ColumnName = name, OriginalValue = "x", CurrentValue = s }),
        Object("P1d", "a change of old to new", (name, s) => new { Field = name, Old = "x", New = s }),
        Object("P2", "an attempted value", (name, s) => new ValidationFailure { PropertyName = name, AttemptedValue = s }),
        Object("P3", "an operation of a JSON patch", (name, s) => new { op = "replace", path = "/user/" + name, value = s }),
        Object("P4", "metadata with text and bytes", (name, s) => new[] { new { Key = name, Value = s, ValueBytes = Encoding.UTF8.GetBytes(s) } }),
        Object("P5", "a section of a configuration", (name, s) => new { Path = "Users:Admin:" + name, Key = "0", Value = s }),
        Json("P6", "the new value of a change in JSON", (name, s) => new FieldChange { Property = name, OldValue = "x", NewValue = s }),
        Json("P6b", "the value of a column in JSON", (name, s) => new ColumnChange { ColumnName = name, OriginalValue = "x", CurrentValue = s }),
        Json("P6c", "an attempted value in JSON", (name, s) => new ValidationFailure { PropertyName = name, AttemptedValue = s }),
        Json("P6d", "a JSON patch", (name, s) => new[] { new { op = "add", path = "/" + name, value = s } }),
        Json("P6e", "an attempted value in JSON of many lines", (name, s) => new ValidationFailure { PropertyName = name, AttemptedValue = s }, new JsonSerializerOptions { WriteIndented = true }),
        Any(
            "P7", "a hole behind one with its name", (log, s) => log.Information("Using {Name}={Content}", "password", s),
            (log, s) => log.Information("Using {Name}={Content}", "city", s)),
        Any(
            "P7b", "a hole behind one with its name and a colon", (log, s) => log.Information("Sent {Header}: {Content}", "X-Api-Key", s),
            (log, s) => log.Information("Sent {Header}: {Content}", "X-City", s)),
        Any(
            "P7c", "a hole called value, with its name in another", (log, s) => log.Information("Changed {Setting} to {NewValue}", "Smtp:Password", s),
            (log, s) => log.Information("Changed {Setting} to {NewValue}", "Smtp:City", s)),
        Any(
            "P7d", "a property called value, with its name in another",
            (log, s) => log.ForContext("Key", "db_password").ForContext("Value", s).Information("Changed"),
            (log, s) => log.ForContext("Key", "db_city").ForContext("Value", s).Information("Changed")),
        Any(
            "P8", "an object of one value", (log, s) => log.Information("Noted {@Note}", new Wrapped<PasswordText>(new PasswordText(s))),
            (log, s) => log.Information("Noted {@Note}", new Wrapped<CityText>(new CityText(s)))),
        new(
            "P8b", "the text of a record of one value", Password, (log, s) => log.Information("Noted {Note}", new Wrapped<PasswordText>(new PasswordText(s))),
            (log, s) => log.Information("Noted {Note}", new Wrapped<CityText>(new CityText(s)))),
        Any("P9", "the key of options", (log, s) => log.Information("Using {@Options}", new JwtOptions { Key = s }), (log, s) => log.Information("Using {@Options}", new SortOptions { Key = s })),
        new("P9b", "the key of a hash", SecretKind.KeyBlock, (log, s) => log.Information("Using {@Algorithm}", new HMACSHA256(Encoding.UTF8.GetBytes(s))), (log, s) => log.Information("Using {@Algorithm}", new SortOptions { Key = s })),
        Any("P10", "the value of a cookie's header", (log, s) => log.Information("Sent {@Crumb}", new SetCookieHeaderValue { Name = "sid", Value = s }), (log, s) => log.Information("Sent {@Crumb}", new AreaHeaderValue { Name = "area", Value = s })),
        new("P11", "pairs of a configuration without @", Password, (log, s) => log.Information("Read {Pairs}", new[] { KeyValuePair.Create("Smtp:Password", s) }.ToList()), (log, s) => log.Information("Read {Pairs}", new[] { KeyValuePair.Create("Smtp:City", s) }.ToList())),
        new(
            "P12", "the text of a claim of a long name", Password, (log, s) => log.Information("Found {Entry}", new Claim(ClaimTypes.Surname, s)),
            (log, s) => log.Information("Found {Entry}", new Claim(ClaimTypes.Locality, s))),
        Any("P13", "the same value in a member before", (log, s) => log.Information("Noted {@Note}", new { Line = "is " + s, Password = s }), (log, s) => log.Information("Noted {@Note}", new { Line = "is " + s, City = s })) with { EchoIsUnread = true },
        Captured("O1", "a table", (name, s) => Table(name, s)),
        Captured("O1b", "a row of a table", (name, s) => Table(name, s).Rows[0]),
        Captured("O1c", "a view of a table", (name, s) => Table(name, s).DefaultView),
        Captured("O1d", "a row of a view", (name, s) => Table(name, s).DefaultView[0]),
        Captured("O2", "groups", (name, s) => new[] { (name, s) }.ToLookup(static pair => pair.name, static pair => pair.s)),
        Captured("O2b", "a group", (name, s) => new[] { (name, s) }.GroupBy(static pair => pair.name, static pair => pair.s).First()),
        Object("O3", "an element of XML", (name, s) => new XElement(name, s)),
        Object("O3b", "an element in an element of XML", (name, s) => new XElement("login", new XElement("user", "ann"), new XElement(name, s))),
        Object("O3c", "an attribute of XML", (name, s) => new XElement("login", new XAttribute(name, s))),
        Object("O3d", "a document of XML", (name, s) => Document($"<login><{name}>{s}</{name}></login>")) with { IsOpen = false, TakesAnyText = false },
        new("O4", "an e-mail address as an object", SecretKind.Email, (log, s) => log.Information("Sent to {@To}", new MailAddress(s, "Ann")), (log, s) => log.Information("Sent to {@To}", new { Address = "x", Host = s })),
        Any(
            "B1", "the bytes of a body", (log, s) => log.Information("Received {Body}", Bytes("password", s)),
            (log, s) => log.Information("Received {Body}", Bytes("city", s))),
        Any("B1b", "the bytes of a body in an object", (log, s) => log.Information("Received {@Message}", new { Body = Bytes("password", s) }), (log, s) => log.Information("Received {@Message}", new { Body = Bytes("city", s) })),
        Any(
            "B1c", "a memory of the bytes of a body", (log, s) => log.Information("Received {Body}", Bytes("password", s).AsMemory()),
            (log, s) => log.Information("Received {Body}", Bytes("city", s).AsMemory())),
        Failed("X11", "a key of exception data of telling shape", SecretKind.GitHubToken, s => new InvalidOperationException("Refused") { Data = { [s] = 3 } }),
        Failed("X12", "the help link of an exception", s => new InvalidOperationException("Refused") { HelpLink = "https://example.com/?password=" + s }, s => new InvalidOperationException("Refused") { HelpLink = "https://example.com/?city=" + s }),
        Failed("X13", "the source of an exception", s => new InvalidOperationException("Refused") { Source = "password=" + s }, s => new InvalidOperationException("Refused") { Source = "city=" + s }),
        Failed("X14", "the data of one of several inner exceptions", s => new AggregateException(new TimeoutException("x"), new TimeoutException("y") { Data = { ["Password"] = s } }), s => new AggregateException(new TimeoutException("x"), new TimeoutException("y") { Data = { ["City"] = s } })),
        Failed(
            "X15", "an argument out of range", s => new ArgumentOutOfRangeException("password", s, "Refused."),
            s => new ArgumentOutOfRangeException("city", s, "Refused.")),
        Failed(
            "X16", "a URL without a host at the end of a line", s => new UriFormatException($"Invalid: http://ann:{s}@\nat last"),
            s => new UriFormatException($"Invalid: http://ann/{s}\nat last")),
        Sql("S1", "a parameter of an insert", "INSERT INTO \"Users\" (\"Id\", \"{0}\")\nVALUES (@p0, @p1)"),
        Sql("S1b", "a parameter of a second row", "INSERT INTO [Users] ([Id], [{0}])\nOUTPUT INSERTED.[Id]\nVALUES (@p2, @p3),\n(@p0, @p1)"),
        Sql("S1c", "a parameter of a merge", "MERGE [Users] USING (\nVALUES (@p0, @p1, 0)) AS i ([Id], [{0}], _Position) ON 1=0\nWHEN NOT MATCHED THEN INSERT ([Id], [{0}]) VALUES (i.[Id], i.[{0}])"),
        Sql("S2", "a parameter of an update", "UPDATE `Users` SET `{0}` = @p1\nWHERE `Id` = @p0"),
        Sql("S3", "a parameter of a query", "SELECT u.\"Id\" FROM \"Users\" AS u WHERE u.\"{0}\" <> @p1 AND u.\"Id\" = @p0"),
    ];

    private static Channel Any(string id, string what, Action<ILogger, string> log, Action<ILogger, string> twin) =>
        new(id, what, Password, log, twin) { TakesAnyText = true };

    private static Channel Object(string id, string what, Func<string, string, object> make) =>
        new(id, what, Password, (log, s) => log.Information("Noted {@Note}", make("password", s)), (log, s) => log.Information(
            "Noted {@Note}", make("city", s)));

    private static Channel Captured(string id, string what, Func<string, string, object> make) =>
        Object(id, what, make) with { NeedsCapturing = true, TakesAnyText = true };

    private static Channel Json(string id, string what, Func<string, string, object> make, JsonSerializerOptions? options = null) => Any(
        id, what, (log, s) => log.Information("Received {Body}", JsonSerializer.Serialize(make("password", s), options)), (log, s) => log.Information("Received {Body}", JsonSerializer.Serialize(make("city", s), options)));

    private static Channel Failed(string id, string what, Func<string, Exception> make, Func<string, Exception> twin) =>
        new(id, what, Password, (log, s) => log.Error(make(s), "Failed"), (log, s) => log.Error(twin(s), "Failed")) { IsInProperties = false };

    private static Channel Failed(string id, string what, SecretKind kind, Func<string, Exception> make) => Failed(id, what, make, make) with { Kind = kind };

    // As Entity Framework Core logs a command when it may log values.
    private static Channel Sql(string id, string what, string command) =>
        Any(id, what, (log, s) => Execute(log, command.Replace("{0}", "Password"), s), (log, s) => Execute(log, command.Replace("{0}", "City"), s)) with { TakesAnyText = false };

    private static void Execute(ILogger log, string command, string value) => log.Information(
        "Executed DbCommand ({elapsed}ms) [Parameters=[{parameters}], CommandType='{commandType}', CommandTimeout='{commandTimeout}']{newLine}{commandText}",
        "3", $"@p0='7', @p1='{value}' (Size = {value.Length}), @p2='8', @p3=NULL", CommandType.Text, 30, "\n", command);

    private static DataTable Table(string column, string value)
    {
        var table = new DataTable("Users") { Columns = { "name", column } };
        table.Rows.Add("ann", value);
        return table;
    }

    private static XmlDocument Document(string xml)
    {
        var document = new XmlDocument();
        document.LoadXml(xml);
        return document;
    }

    private static byte[] Bytes(string key, string value) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["user"] = "ann", [key] = value });
}
