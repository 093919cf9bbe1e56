using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Search;

/// <summary>A text that is called clean is not searched: nothing may be found in it. Of what is found in the others, some is a mask already.</summary>
public class CleanTextTests
{
    private const string Prose = "The quick brown fox jumps over the lazy dog and then it rests for a while under the old tree near the river, where nobody sees it until the evening comes. ";

    private static readonly int Count = Seeds.Count("FUZZ_STRINGS", 20_000);

    private static readonly string[] Joints =
    [
        "", " ", "  ", ", ", "; ", "\n", "\t", "=", ": ", " -", " --", "\"", "'", "(", "[", "<", ">", "%20", "\\", "…", "é", "\u200B", "＝", "한글", ".", "...",
        "-----", "\u001B[31m", "\0",
    ];

    private static readonly string[] Names =
    [
        "password", "Password", "my password", "token", "the secret", "access_token", "api key", "PIN", "passcode", "one-time password", "db_pwd", "--password",
        "login code", "비밀번호", "비밀번호는", "인증번호", "city", "page", "the note",
    ];
    private static readonly string[] Signs =
    [
        " is ", " = ", "=", ": ", ":", " ", "  ", " '", " (", "(", " [", ", ", "; ", " was set to ", " -> ", "=\"", " must be ", "%3D", " as ", "\n", "&quot;",
        " \t", " \n", " is \t", " …", " 는 ", " 가",
    ];

    [Test]
    public void ItLetsThroughWhatTheSearchesFindNothingIn()
    {
        var random = Seeds.Random(nameof(ItLetsThroughWhatTheSearchesFindNothingIn));
        var policy = Mask.Policy();
        var passed = 0;
        for (var round = 0; round < Count; round++)
        {
            var text = Random(random);

            var passes = CleanText.IsClean(policy, text);

            Assert.That(passes && IsFound(policy, text), Is.False, text);
            passed += passes ? 1 : 0;
        }

        Assert.That(passed, Is.InRange(Count / 20, Count * 19 / 20), "Texts of one kind alone test nothing.");
    }

    [Test]
    public void ItLetsThroughWhatTheSearchesOfAllRulesFindNothingIn()
    {
        var random = Seeds.Random(nameof(ItLetsThroughWhatTheSearchesOfAllRulesFindNothingIn));
        var policy = Mask.Policy(options =>
        {
            foreach (var rule in DetectorRules.All.Where(static rule => rule.OptIn))
            {
                options.EnabledRules.Add(rule.Id);
            }
        });
        for (var round = 0; round < Count / 2; round++)
        {
            var text = Random(random);

            Assert.That(CleanText.IsClean(policy, text) && IsFound(policy, text), Is.False, text);
        }
    }

    // The scanner reads blocks of 64 characters: nothing that decides may be further from a position than it reads, before or after it.
    [Test]
    public void ItSeesAsFarAsTheSearchesDo()
    {
        var random = Seeds.Random(nameof(ItSeesAsFarAsTheSearchesDo));
        var policy = Mask.Policy();
        var passed = 0;
        for (var round = 0; round < Count; round++)
        {
            var secret = Names[random.Next(Names.Length)] + Signs[random.Next(Signs.Length)] + LongWord(random);
            var text = AtAnEdge(random, secret) + (random.Next(2) == 0 ? "" : Joints[random.Next(Joints.Length)] + Prose[..random.Next(Prose.Length)]);

            var passes = CleanText.IsClean(policy, text);

            Assert.That(passes && IsFound(policy, text), Is.False, text);
            passed += passes ? 1 : 0;
        }

        Assert.That(passed, Is.InRange(Count / 20, Count * 19 / 20), "Texts of one kind alone test nothing.");
    }

    // Where a secret is in a long text, and so in a block, must not matter.
    [TestCase("Bearer abcdefgh1")]
    [TestCase("INSERT INTO t (a, password) VALUES (now(), 'x1y2z3')")]
    [TestCase("INSERT INTO t (a, password) VALUES\n  (now(), 'x1y2z3')")]
    [TestCase("-- @given='x1y2z3'\nSELECT 1 WHERE password = @given")]
    [TestCase(".param set @given 'x1y2z3'\nSELECT 1 WHERE password = @given")]
    [TestCase("DECLARE @given nvarchar(20) = N'x1y2z3'; SELECT 1 WHERE password = @given")]
    [TestCase("SELECT pgp_sym_encrypt(lower(n), 'x1y2z3')")]
    [TestCase("rejected value [x1y2z3] on field 'password'")]
    [TestCase("/login?u=ann&p=x1y2z3")]
    [TestCase("SET PASSWORD FOR 'u'@'h' = 'x1y2z3'")]
    [TestCase("\nid,password\nann,hunter\n")]
    [TestCase("\n| id | password |\n| 1 | x1y2z3 |\n")]
    [TestCase("\nrequirepass hunter\n")]
    [TestCase("C: AUTH ann hunter2\n")]
    [TestCase("docker login -p hunter")]
    [TestCase("Basic dXNlcjpwYXNz")]
    [TestCase("sent \n482913 is your login code")]
    [TestCase("token  x1y2z3a4b5")]
    [TestCase("ghp_0123456789abcdefghijABCDEFGHIJ012345")]
    [TestCase("password=hunter2")]
    [TestCase("mysql --password hunter2")]
    [TestCase("ada@example.com")]
    [TestCase("4111 1111 1111 1111")]
    [TestCase("010-1234-5678")]
    [TestCase("https://ada:hunter2@example.com/")]
    [TestCase("password is \"hunter2x\"")]
    [TestCase("password is hunter2x")]
    [TestCase("password is abcdefghijk1")]
    [TestCase("password $ecret12")]
    [TestCase("482913 is your login code")]
    [TestCase("\t482913 is your login code")]
    [TestCase("\n482913 is your login code")]
    [TestCase("x\n482913 인증번호")]
    [TestCase("인증번호는 482913 입니다")]
    [TestCase("인증번호482913")]
    [TestCase("%B4111111111111111^DOE/JOHN^2912101?")]
    [TestCase(";4111111111111111=2912101?")]
    [TestCase("5A084111111111111111")]
    public void ItStopsAtASecretAtAnyPosition(string secret)
    {
        var policy = Mask.Policy();
        var prose = string.Concat(Enumerable.Repeat(Prose, 3));
        for (var place = 0; place < 200; place++)
        {
            // At the end of a word, so that the secret stays what it is.
            var start = prose.IndexOf(' ', place) + 1;
            var text = prose[..start] + secret + " " + prose[start..];

            Assert.That(CleanText.IsClean(policy, text), Is.False, text);
            Assert.That(CleanText.IsClean(policy, text.AsSpan(0, start + secret.Length)), Is.False, text);
        }
    }

    private static bool IsFound(MaskingPolicy policy, string text) =>
        (text.Length >= CharacterBlock.ShortestText && FoldedText.IsNeeded(text))
            || policy.Values.TryFind(text, 0, out _)
            || !ReferenceEquals(new TextMasking(policy).Text(text), text);

    // Letters, with a digit or a sign as late as it may be, or later.
    private static string LongWord(Random random)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ";
        const string Marks = "0123456789$@!#%&*+/=-_.:'\"";
        var word = string.Concat(random.GetItems<char>(Letters, random.Next(1, 40)));
        return random.Next(8) switch
        {
            0 => word,
            1 => string.Concat(random.GetItems<char>("0123456789", random.Next(1, 20))),
            _ => word.Insert(random.Next(word.Length + 1), Marks[random.Next(Marks.Length)].ToString()),
        };
    }

    // So that some place of the text is the first or the last of a block.
    private static string AtAnEdge(Random random, string text)
    {
        var before = Math.Max(0, (64 * random.Next(1, 4)) - random.Next(-2, text.Length + 2));
        var filler = random.Next(5) == 0 ? new string('x', before) : string.Concat(Enumerable.Repeat(Prose, (before / Prose.Length) + 1))[..before];
        return before == 0 ? text : filler[..^1] + " \t\n(.é"[random.Next(5) == 0 ? random.Next(6) : 0] + text;
    }

    private static string Random(Random random)
    {
        var text = "";
        for (var parts = random.Next(1, 6); parts > 0; parts--)
        {
            var next = random.Next(3) switch
            {
                0 => Prose[random.Next(60)..random.Next(60, Prose.Length)],
                _ => CaseTable.Texts[random.Next(CaseTable.Texts.Length)],
            };
            var start = random.Next(4) == 0 ? random.Next(next.Length) : 0;
            var end = random.Next(4) == 0 ? random.Next(start, next.Length) : next.Length;
            text += next[start..end] + Joints[random.Next(Joints.Length)];
        }

        return text;
    }
}
