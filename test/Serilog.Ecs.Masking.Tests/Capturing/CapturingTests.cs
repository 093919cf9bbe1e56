using System.Dynamic;
using System.Net;
using System.Net.Http.Headers;
using System.Security;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Capturing;

/// <summary>Masking while objects are captured. Not in parallel: SelfLog is one for all.</summary>
[NonParallelizable]
public class CapturingTests
{
    private const string Secret = "Zq7vXw2pLk9Rt4";

    [Test]
    public void MarksHideLeaveOutAndChooseAForm()
    {
        var value = Captured(new Marked());

        Assert.That(Text(value, "Masked"), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(value, "Mail"), Is.EqualTo("a***n@*******.com"));
        Assert.That(Text(value, "Ends"), Is.EqualTo("ab***yz"));
        Assert.That(Text(value, "Wrong"), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(value, "Wrapped"), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(value, "Plain"), Is.EqualTo("stays"));
        Assert.That(Members(value), Does.Not.Contain("Left").And.Not.Contain("Dropped"));
    }

    [Test]
    public void MarksOfOthersAreKnownByTheirNames()
    {
        var value = Captured(new ForeignMarked());

        Assert.That(Text(value, "Hidden"), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(value, "Shown"), Is.EqualTo("abc***"));
        Assert.That(Text(value, "Personal"), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(value, "Classified"), Is.EqualTo("***REDACTED***"));
        Assert.That(Members(value), Does.Not.Contain("Left"));
    }

    [Test]
    public void MarksAreInheritedImplementedAndOnParameters()
    {
        Assert.That(Text(Captured(new Derived()), "Inherited"), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(Captured(new Implementing()), "Contracted"), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(Captured(new Positional("ann", Secret)), "Code"), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(Captured(new Structure { Code = Secret }), "Code"), Is.EqualTo("***REDACTED***"));
        Assert.That(Text(Captured(new Generic<int> { Code = Secret }), "Code"), Is.EqualTo("***REDACTED***"));
        Assert.That(Captured(new WhollyMasked()).ToString(), Does.Contain("***REDACTED***").And.Not.Contain("stays"));
    }

    [Test]
    public void WhatIsNeverShownIsNotReadAndTheRestIsReadOnce()
    {
        var counted = new Counted();

        Captured(counted);

        Assert.That(counted.Reads, Is.EqualTo(new Dictionary<string, int> { ["Plain"] = 1, ["AccessToken"] = 1 }));
    }

    [Test]
    public void AGetterThatThrowsIsReportedByItsTypeAlone()
    {
        var reported = new StringWriter();
        SelfLog.Enable(reported);
        try
        {
            var value = Captured(new Throwing());

            Assert.That(Text(value, "Value"), Is.EqualTo("(threw System.InvalidOperationException)"));
        }
        finally
        {
            SelfLog.Disable();
        }

        Assert.That(reported.ToString(), Does.Not.Contain(Secret));
    }

    [TestCaseSource(nameof(FrameworkTypes))]
    public void ATypeOfDotNetIsCapturedWithoutItsSecret(object value)
    {
        foreach (var name in (string[])["Thing", "Password"])
        {
            var logEvent = Render.Event(log => log.Information("Read {@" + name + "}", value), configuration => configuration.Destructure.WithMasking());
            var plain = new StringWriter();
            logEvent.RenderMessage(plain);

            Assert.That(plain.ToString(), Does.Not.Contain(Secret));
            Assert.That(Render.Line(logEvent).Text, Does.Not.Contain(Secret));
        }
    }

    /// <summary>What it keeps shows in a program that is trimmed; here it must change nothing.</summary>
    [Test]
    public void KeepingTheMembersOfATypeChangesNothingWhereAllAreKept()
    {
        var logEvent = Render.Event(
            log => log.Information("{@Value}", new Positional("ann", Secret)),
            configuration => configuration.Destructure.WithMembersOf<Positional>().Destructure.WithMasking());

        Assert.That(logEvent.Properties["Value"].ToString(), Is.EqualTo("Positional { User: \"ann\", Code: \"***REDACTED***\" }"));
    }

    [Test]
    public void JsonAndHeadersAreObjects()
    {
        var json = Captured(JsonDocument.Parse("{\"user\":\"ann\",\"password\":\"x\",\"n\":[1,2]}").RootElement);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://h/p");
        request.Headers.Accept.ParseAdd("text/plain");

        Assert.That(json, Is.InstanceOf<DictionaryValue>());
        Assert.That(json.ToString(), Is.EqualTo("[(\"user\": \"ann\"), (\"password\": \"***REDACTED***\"), (\"n\": [1, 2])]"));
        Assert.That(Captured(request.Headers).ToString(), Is.EqualTo("[(\"Accept\": \"text/plain\")]"));
    }

    private static IEnumerable<TestCaseData> FrameworkTypes()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "https://h/p?token=" + Secret)
        {
            Headers = { { "X-Api-Key", Secret }, { "Cookie", "sid=" + Secret } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Secret);
        dynamic expando = new ExpandoObject();
        expando.password = Secret;
        var secure = new SecureString();
        secure.AppendChar('x');
        (string, object)[] values =
        [
            ("HttpRequestMessage", request), ("headers", request.Headers),
            ("AuthenticationHeaderValue", new AuthenticationHeaderValue("Bearer", Secret + " " + Secret)),
            ("Cookie", new Cookie("theme", Secret)), ("Claim", new Claim("access_token", Secret)), ("NetworkCredential", new NetworkCredential("ann", Secret)),
            ("SecureString", secure),
            ("DbConnectionStringBuilder", new System.Data.Common.DbConnectionStringBuilder { ["Server"] = "db", ["Password"] = Secret }), ("ExpandoObject", expando),
            ("JsonElement", JsonDocument.Parse($"{{\"password\":\"{Secret}\"}}").RootElement),
            ("JsonNode", JsonNode.Parse($"{{\"a\":{{\"password\":\"{Secret}\"}}}}")!),
            ("Hashtable", new System.Collections.Hashtable { ["password"] = Secret }), ("NameValueCollection", new System.Collections.Specialized.NameValueCollection { ["password"] = Secret }),
            ("Dictionary", new Dictionary<string, object> { ["password"] = Secret }), ("SortedList", new SortedList<string, string> { ["password"] = Secret }),
            ("Exception", new InvalidOperationException("password=" + Secret) { Data = { ["token"] = Secret } }), ("StringBuilder", new StringBuilder("password=" + Secret)), ("char[]", ("password=" + Secret).ToCharArray()),
            ("Memory<char>", ("password=" + Secret).ToCharArray().AsMemory()), ("Sensitive", new Sensitive<string>(Secret)), ("tuple", ("password", Secret)),
        ];
        return values.Select(value => new TestCaseData(value.Item2).SetArgDisplayNames(value.Item1));
    }

    private static LogEventPropertyValue Captured(object value) =>
        Render.Event(log => log.Information("{@Value}", value), configuration => configuration.Destructure.WithMasking()).Properties["Value"];

    private static IEnumerable<string> Members(LogEventPropertyValue value) => ((StructureValue)value).Properties.Select(member => member.Name);

    private static object? Text(LogEventPropertyValue value, string member) =>
        ((ScalarValue)((StructureValue)value).Properties.Single(one => one.Name == member).Value).Value;

    private sealed class Marked
    {
        [Masked]
        public string Masked { get; } = Secret;

        [Masked(Style = "Email")]
        public string Mail { get; } = "allan@example.com";

        [Masked(Style = "ShowEnds(2,2)")]
        public string Ends { get; } = "ab" + Secret + "yz";

        [Masked(Style = "NoSuchStyle")]
        public string Wrong { get; } = Secret;

        [Masked(Style = "Drop")]
        public string Dropped { get; } = Secret;

        [NotLogged]
        public string Left { get; } = Secret;

        public Sensitive<string> Wrapped { get; } = Secret;

        public string Plain { get; } = "stays";
    }

    private sealed class ForeignMarked
    {
        [LogMasked]
        public string Hidden { get; } = Secret;

        [LogMasked(ShowFirst = 3)]
        public string Shown { get; } = "abc" + Secret;

        [PersonalData]
        public string Personal { get; } = Secret;

        [PrivateInformation]
        public string Classified { get; } = Secret;

        [Others.NotLogged]
        public string Left { get; } = Secret;
    }

    private class Base
    {
        [Masked]
        public virtual string Inherited => Secret;
    }

    private sealed class Derived : Base
    {
        public override string Inherited => Secret + "!";
    }

    private interface IContract
    {
        [Masked]
        public string Contracted { get; }
    }

    private sealed class Implementing : IContract
    {
        public string Contracted => Secret;
    }

    private sealed record Positional(string User, [Masked] string Code);

    private struct Structure
    {
        [Masked]
        public string Code { get; init; }
    }

    private sealed class Generic<T>
    {
        public T? Value { get; init; }

        [Masked]
        public required string Code { get; init; }
    }

    [Masked]
    private sealed class WhollyMasked
    {
        public string Plain { get; } = "stays";
    }

    private sealed class Counted
    {
        public Dictionary<string, int> Reads = [];

        public string Plain => Read(nameof(Plain));

        public string AccessToken => Read(nameof(AccessToken));

        public string Password => Read(nameof(Password));

        [Masked]
        public string Marked => Read(nameof(Marked));

        [NotLogged]
        public string Left => Read(nameof(Left));

        private string Read(string name)
        {
            Reads[name] = Reads.GetValueOrDefault(name) + 1;
            return name;
        }
    }

    private sealed class Throwing
    {
        public string Value => throw new InvalidOperationException("password=" + Secret + GetHashCode());
    }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class LogMaskedAttribute : Attribute
    {
        public int ShowFirst { get; init; }
    }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class PersonalDataAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Property)]
    private class DataClassificationAttribute : Attribute;

    private sealed class PrivateInformationAttribute : DataClassificationAttribute;

    private static class Others
    {
        [AttributeUsage(AttributeTargets.Property)]
        public sealed class NotLoggedAttribute : Attribute;
    }
}
