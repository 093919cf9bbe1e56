using System.Net;
using System.Text.Json;

namespace Serilog.Ecs.Masking.Tests.Fuzzing;

/// <summary>What recipes are made of: names, notations, what is around them, and text that says nothing.</summary>
/// <remarks>
/// A canary is written as the name of its kind, <c>~password~</c>, and filled in when the event is made; half of a surrogate pair, which JSON
/// cannot hold, as its code, <c>~D800~</c>. What gives a canary away is in <c>~(password=~password~)~</c>, which is not to be shortened.
/// </remarks>
internal static class RecipeTexts
{
    /// <summary>Names whose values are hidden, with the kind of value that they have.</summary>
    public static readonly (string Name, string Kind)[] Sensitive =
    [
        ("password", "password"), ("userPassword", "password"), ("db_pwd", "password"), ("PASSWORD", "password"), ("new-password", "password"),
        ("비밀번호", "password"),
        ("AccessToken", "token"), ("x-api-key", "token"), ("ClientSecret", "token"), ("refresh_token", "token"), ("client-token", "token"),
        ("api.key", "token"),
    ];

    /// <summary>Names whose values stay.</summary>
    public static readonly string[] Harmless =
    [
        "city", "OrderId", "note", "상품", "page", "elapsed", "Body", "url.path", "http.request.method", "Items", "error.code", "user.name", "a b", "x\"y",
        "log.level",
    ];

    /// <summary>Values that are recognised without a name.</summary>
    public static readonly string[] Shapes = ["github", "card", "email", "iban", "resident", "jwt", "aws"];

    /// <summary>How a text gives a name its value, in text of any language: {0} is the name and {1} the value.</summary>
    public static readonly string[] Notations =
    [
        "{0}={1}", "{0}: {1}", "{0} = '{1}'", "{0}=\"{1}\"", "{{\"{0}\":\"{1}\"}}", "{{\"city\":\"Busan\",\"{0}\":\"{1}\",\"page\":2}}",
        "[{{\"{0}\":[\"{1}\"]}}]",
        "https://api.example.com/v1?page=2&{0}={1}&size=1", "Server=db;{0}={1};Encrypt=true", "{{ City = Busan, {0} = {1}, Page = 2 }}",
        "level=info {0}={1} took=5ms", "--{0} {1} --verbose", "--{0}={1}",
        "city: Busan\n{0}: {1}\npage: 2", "[{0}, {1}]", "export {0}={1}", "{0}.........{1}",
    ];

    /// <summary>The same in the query of a URI, where commands have no options.</summary>
    public static readonly string[] UriNotations = [.. Notations.Where(static notation => !notation.StartsWith("--", StringComparison.Ordinal))];

    /// <summary>Notations that are not looked for inside a string of another language.</summary>
    public static readonly string[] OuterNotations =
    [
        "<login><{0}>{1}</{0}></login>", "<add key=\"{0}\" value=\"{1}\"/>", "{{\"name\":\"{0}\",\"value\":\"{1}\"}}", "{0}\t=\t{1}",
    ];

    /// <summary>What may be around a text, {0}, that is written as it is.</summary>
    public static readonly string[] Frames =
    [
        "{0}", "POST /login {0}", "Sent {0} and went on.", "2025-12-17 10:00:00.123 INFO  Shop.Login - {0}", "first line\n{0}\nlast line", "{0} took 12 ms",
        "요청 {0}", "({0})", "a; {0}; b",
        "👩‍👩‍👧‍👦 {0}", "\u001b[31m{0}\u001b[0m", "|{0}|", "body={0}", "> {0}",
    ];

    /// <summary>Ways of putting a text inside a text of another language.</summary>
    public static readonly Func<string, string>[] Encodings =
    [
        static text => "{\"body\":\"" + JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\",\"page\":2}",
        static text => "[1,\"" + JsonEncodedText.Encode(text) + "\"]",
        static text => "<body>" + WebUtility.HtmlEncode(text) + "</body>",
        static text => "<body><![CDATA[" + text + "]]></body>",
    ];

    /// <summary>Texts in which nothing is hidden.</summary>
    public static readonly string[] Plain =
    [
        "", "a", "hello world", "한국어 문장", "😀", "~D800~", "~DC00~~D800~", "\0", "\u001b[31m", "\"\\", "\r\n", "\u2028", "2025-12-17", "12", "1.2.3.4", "::1",
        "true", "NaN", "{X}", "{{", "%", "</a>", "null",
        "Order 17 was paid", "GET /orders/17 HTTP/1.1", "{\"city\":\"Busan\",\"page\":2}", "<a b=\"c\">d</a>", "SELECT \"Id\" FROM \"Orders\"", "a=b&c=d",
        "C:\\temp\\x.log", "0HN7Q2J8K3L4M:00000001",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "the password must be changed", "***REDACTED***", "e\u0301", "x\u200By",
    ];
}
