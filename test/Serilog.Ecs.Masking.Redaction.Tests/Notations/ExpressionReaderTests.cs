using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Lexing.Code;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Notations;

public sealed class ExpressionReaderTests
{
    private static readonly int Count = Seeds.Count("FUZZ_STRINGS", 20_000);

    private static readonly string[] Pieces =
        ["(", ")", "[", "]", "{", "}", "<", ">", "...", "..", ",", ".", "->", "::", "=>", " => ", "=", " == ", "!", "?", "&", "*", "-", "x", "y1", "f", "new ", "await ", "$", "\"", "'", "\\", "5", " ", "\n", ":", ";", "|"];

    [TestCase("Input.Password;", "Input.Password", ExpressionTraits.Member)]
    [TestCase("user?.Street, x", "user?.Street", ExpressionTraits.Member)]
    [TestCase("Digest::SHA256.hexdigest(value)", "Digest::SHA256.hexdigest(value)", ExpressionTraits.Member | ExpressionTraits.Call)]
    [TestCase("os.environ[\"DB_PASSWORD\"]", "os.environ[\"DB_PASSWORD\"]", ExpressionTraits.Member | ExpressionTraits.Index)]
    [TestCase("$request->password", "$request->password", ExpressionTraits.Variable | ExpressionTraits.Member)]
    [TestCase("await client.ReadAsync()", "await client.ReadAsync()", ExpressionTraits.Keyword | ExpressionTraits.Member | ExpressionTraits.Call)]
    [TestCase("Option<Secret<String>>,", "Option<Secret<String>>", ExpressionTraits.GenericType)]
    [TestCase("Optional[str] = None", "Optional[str]", ExpressionTraits.GenericType)]
    [TestCase("a == null ? b : c", "a == null ? b : c", ExpressionTraits.Logic)]
    [TestCase("state => state.Token", "state => state.Token", ExpressionTraits.Function | ExpressionTraits.IsCut)]
    [TestCase("(a, b) -> a.Read(b)", "(a, b) -> a.Read(b)", ExpressionTraits.Group | ExpressionTraits.Function | ExpressionTraits.IsCut)]
    [TestCase("5 * time.Second", "5 * time.Second", ExpressionTraits.Member)]
    [TestCase("append([]byte(\"not\"), config.Secret...)", "append([]byte(\"not\"), config.Secret...)", ExpressionTraits.Call | ExpressionTraits.Member)]
    [TestCase("create(:token, expires_in: 2, at: 10.minutes.ago)", "create(:token, expires_in: 2, at: 10.minutes.ago)", ExpressionTraits.Call | ExpressionTraits.Member)]
    [TestCase("read(f\"{name}\", rb'x')", "read(f\"{name}\", rb'x')", ExpressionTraits.Call)]
    [TestCase("read(\\\"name\\\")", "read(\\\"name\\\")", ExpressionTraits.Call)]
    [TestCase("sign(\n  header,\n  body)", "sign(\n  header,\n  body)", ExpressionTraits.Call)]
    [TestCase("&Options{", "&Options{", ExpressionTraits.Call | ExpressionTraits.IsCut | ExpressionTraits.Address)]
    [TestCase("&log.Options{Level: x}, y", "&log.Options{Level: x}", ExpressionTraits.Call | ExpressionTraits.Member | ExpressionTraits.Address)]
    [TestCase("map[string]any{", "map[string]any{", ExpressionTraits.Call | ExpressionTraits.Index | ExpressionTraits.IsCut)]
    [TestCase("*fresh)", "*fresh", ExpressionTraits.Address)]
    [TestCase("sign(", "sign(", ExpressionTraits.Call | ExpressionTraits.IsCut)]
    [TestCase("Summer(2026)", "Summer(2026)", ExpressionTraits.None)]
    [TestCase("a+b", "a", ExpressionTraits.None)]
    [TestCase("f(a+b)", "f(a+b)", ExpressionTraits.Call | ExpressionTraits.IsDense)]
    public void AnExpressionIsReadToItsEnd(string text, string expression, object traits)
    {
        var read = ExpressionReader.Read(text);

        Assert.That(text[..read.End], Is.EqualTo(expression));
        Assert.That(read.Traits, Is.EqualTo(traits));
    }

    [TestCase("")]
    [TestCase(")x")]
    [TestCase("x(y")]
    [TestCase("x[y}z")]
    [TestCase("(x]")]
    [TestCase("x(\"y)")]
    [TestCase("x{y")]
    [TestCase("((((((((((x))))))))))")]
    public void WhatIsNoneIsNotRead(string text)
    {
        var read = ExpressionReader.Read(text);

        Assert.That(read.Traits & ~ExpressionTraits.Variable, Is.EqualTo(ExpressionTraits.None));
        Assert.That(read.End, Is.LessThanOrEqualTo(1));
    }

    [TestCase("f(x, ...] y")]
    [TestCase("f(x...}")]
    [TestCase("[x, ...)")]
    public void BracketsThatDoNotBelongTogetherEndIt(string text) => Assert.That(ReadInTime(text).End, Is.LessThanOrEqualTo(1));

    [Test]
    public void ReadingEndsWhateverFollowsWhatever()
    {
        var random = Seeds.Random(nameof(ReadingEndsWhateverFollowsWhatever));
        for (var count = 0; count < Count; count++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(2, 24)).Select(_ => Pieces[random.Next(Pieces.Length)]));

            Assert.That(ReadInTime(text).End, Is.InRange(0, text.Length), text);
        }
    }

    // An endless loop fails the test and not the run.
    private static Expression ReadInTime(string text)
    {
        var reading = Task.Run(() => ExpressionReader.Read(text));
        Assert.That(reading.Wait(TimeSpan.FromSeconds(30)), Is.True, text);
        return reading.Result;
    }

    [TestCase("decryptAes256Gcm")]
    [TestCase("_userId")]
    [TestCase("t2")]
    [TestCase("IsNullOrWhiteSpace")]
    [TestCase("OAUTH_TOKEN_SECRET")]
    [TestCase("__spec__")]
    public void SomebodyGivesAName(string name) => Assert.That(CodeName.IsGiven(name), Is.True);

    [TestCase("x9Kq2Z")]
    [TestCase("aBcDeFgHi")]
    [TestCase("q8Zr5TfXw2LkB7nY")]
    [TestCase("v12345678")]
    [TestCase("QWERTYUIOPASDFGHJKLZXCVBNM")]
    public void AGeneratorMakesAName(string name) => Assert.That(CodeName.IsGiven(name), Is.False);
}
