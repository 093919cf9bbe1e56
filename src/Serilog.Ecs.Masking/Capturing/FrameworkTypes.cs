using System.Collections;
using System.Collections.Specialized;
using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Errors;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>Captures types of .NET as what they are to a reader: headers and JSON as objects, credentials without their secret.</summary>
internal static class FrameworkTypes
{
    private const int MaxEntries = 1_000;

    /// <summary>Captures a value, or returns <see langword="null"/> if its type is not one of these.</summary>
    public static LogEventPropertyValue? TryCapture(object value, ValueCapture capture, EventPolicy policy) => value switch
    {
        HttpRequestMessage request => Members(
            nameof(HttpRequestMessage), ("Method", Text(request.Method.Method)), ("RequestUri", Text(request.RequestUri?.OriginalString)),
            ("Version", Text(request.Version.ToString())), ("Headers", Headers(request.Headers, request.Content?.Headers))),
        HttpResponseMessage response => Members(
            nameof(HttpResponseMessage), ("StatusCode", new ScalarValue((int)response.StatusCode)), ("ReasonPhrase", Text(response.ReasonPhrase)),
            ("Version", Text(response.Version.ToString())), ("Headers", Headers(response.Headers, response.Content?.Headers))),
        HttpHeaders headers => Headers(headers, null),
        AuthenticationHeaderValue header => Hidden(header.ToString(), policy.Decide("Authorization").Key.Rule ?? policy.Fault, policy),
        Cookie cookie => Members(
            nameof(Cookie), ("Name", Text(cookie.Name)), ("Value", Hidden(cookie.Value, policy.Fault, policy)), ("Domain", Text(cookie.Domain)),
            ("Path", Text(cookie.Path)), ("Secure", new ScalarValue(cookie.Secure)), ("HttpOnly", new ScalarValue(cookie.HttpOnly))),
        CookieContainer cookies => capture.Value(cookies.GetAllCookies()),
        Claim claim => Members(nameof(Claim), ("Type", Text(claim.Type)), ("Value", Text(claim.Value))),
        NetworkCredential credential => Members(
            nameof(NetworkCredential), ("UserName", Text(credential.UserName)), ("Domain", Text(credential.Domain)),
            ("Password", Hidden("", policy.Fault, policy))),
        SecureString => Hidden("", policy.Fault, policy),
        DbConnectionStringBuilder builder => Hidden(builder.ConnectionString, policy.Decide("ConnectionString").Key.Rule ?? policy.Fault, policy),
        JsonElement element => JsonCapture.Of(element),
        JsonDocument document => JsonCapture.Of(document.RootElement),
        JsonNode node => JsonCapture.Of(node),

        // Its result would be waited for.
        Task { IsCompletedSuccessfully: false } task => Members(nameof(Task), ("Status", new ScalarValue(task.Status.ToString()))),
        IGrouping<object?, object?> group => Dictionary([Pair(group, capture)]),
        IEnumerable<IGrouping<object?, object?>> groups => Dictionary(groups.Take(MaxEntries).Select(group => Pair(group, capture))),
        StringBuilder text => Text(text.ToString()),
        char[] characters => Text(new string(characters)),
        ArraySegment<char> characters => Text(new string(characters.AsSpan())),
        Memory<char> characters => Text(characters.ToString()),
        ReadOnlyMemory<char> characters => Text(characters.ToString()),
        StringSegment segment => Text(segment.Value), // Its buffer holds more than it shows.
        ITuple tuple => new SequenceValue(Enumerable.Range(0, tuple.Length).Select(index => capture.Value(tuple[index]))),
        Exception exception => OfException(exception, capture),
        NameValueCollection collection => Dictionary(Pairs(collection)),
        IDictionary dictionary => Dictionary(Pairs(dictionary, capture)),
        IEnumerable<KeyValuePair<string, object?>> pairs => Dictionary(Pairs(pairs, capture)),
        IEnumerable<KeyValuePair<string, string>> pairs when value is not IList => Dictionary(Pairs(pairs, capture)),
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> pairs => Dictionary(
            pairs.Take(MaxEntries).Select(static pair => Pair(pair.Key, Text(string.Join(", ", pair.Value))))),
        _ => null,
    };

    private static StructureValue Members(string tag, params (string Name, LogEventPropertyValue Value)[] members) =>
        new(
            members
                .Where(static member => member.Value is not ScalarValue { Value: null or "" } || member.Value is MaskedValue)
                .Select(static member => new LogEventProperty(member.Name, member.Value)),
            tag);

    private static ScalarValue Text(string? text) => new(text);

    private static LogEventPropertyValue Hidden(string? text, MaskRule rule, EventPolicy policy) => MaskedMember.Hide(Text(text), rule, policy);

    private static StructureValue OfException(Exception exception, ValueCapture capture)
    {
        var members = new List<(string, LogEventPropertyValue)>
        {
            ("Type", Text(ExceptionText.TypeName(exception))),
            ("Message", Text(ExceptionText.Message(exception))),
            ("StackTrace", capture.Guarded(() => exception.StackTrace)),
        };
        var data = new List<KeyValuePair<string, LogEventPropertyValue>>();
        ExceptionData.Read(exception, data);
        if (data.Count > 0)
        {
            members.Add(("Data", Dictionary(data.Select(static entry => Pair(entry.Key, entry.Value)))));
        }

        if (exception is AggregateException { InnerExceptions.Count: > 1 } aggregate)
        {
            members.Add(("InnerExceptions", capture.Value(aggregate.InnerExceptions)));
        }
        else if (exception.InnerException is { } inner)
        {
            members.Add(("InnerException", capture.Value(inner)));
        }

        return Members("Exception", [.. members]);
    }

    private static DictionaryValue Headers(HttpHeaders headers, HttpHeaders? content) =>
        Dictionary(headers.NonValidated.Concat(content?.NonValidated ?? default).Take(MaxEntries).Select(
            static header => Pair(header.Key, Text(header.Value.ToString()))));

    private static IEnumerable<KeyValuePair<ScalarValue, LogEventPropertyValue>> Pairs(NameValueCollection collection) =>
        collection.AllKeys.Take(MaxEntries).Select(key => Pair(key ?? "", Text(collection[key])));

    private static IEnumerable<KeyValuePair<ScalarValue, LogEventPropertyValue>> Pairs(IDictionary dictionary, ValueCapture capture)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return new(entry.Key as string is { } text ? Text(text) : new ScalarValue(ScalarText.TextOf(entry.Key)), capture.Value(entry.Value));
        }
    }

    private static IEnumerable<KeyValuePair<ScalarValue, LogEventPropertyValue>> Pairs<T>(IEnumerable<KeyValuePair<string, T>> pairs, ValueCapture capture) =>
        pairs.Take(MaxEntries).Select(pair => Pair(pair.Key, capture.Value(pair.Value)));

    private static KeyValuePair<ScalarValue, LogEventPropertyValue> Pair(string key, LogEventPropertyValue value) => new(Text(key), value);

    private static KeyValuePair<ScalarValue, LogEventPropertyValue> Pair(IGrouping<object?, object?> group, ValueCapture capture) =>
        new(new ScalarValue(ScalarText.TextOf(group.Key)), new SequenceValue(group.Take(MaxEntries).Select(capture.Value)));

    // A header may be in both lists, and keys of other types may have one text.
    private static DictionaryValue Dictionary(IEnumerable<KeyValuePair<ScalarValue, LogEventPropertyValue>> pairs) =>
        new(pairs.Take(MaxEntries).DistinctBy(static pair => pair.Key.Value));
}
