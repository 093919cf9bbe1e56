using System.Globalization;
using System.Text;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Shapes.Identity;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;
using Serilog.Ecs.Masking.Tests.Redaction;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>Writes the page of all rules from the rules themselves: each example is what the pack really does.</summary>
internal static class RulesPage
{
    // Fixed: the page must be the same each time.
    private const int Seed = 7;

    // As long as a DI is.
    private const string LinkedIdentity = "MC0GCCqGSIb3DQIJAyEA8f14e45fceea167a5a36dedd8f14e45fceea167a5a36";

    private static readonly Dictionary<string, string> Examples = CaseTable.Read("rule-examples.txt").ToDictionary(cells => cells[0], cells => cells[1]);
    private static readonly ILookup<string, TokenFormat> Formats = TokenFormats.All.ToLookup(format => format.Rule);
    private static readonly Dictionary<string, MaskingRule> Rules = ReadRules();
    private static readonly Dictionary<string, string> Precision = ReadPrecision();

    public static string Render()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # What is masked

            Every rule of the pack, with an example of what goes in and what comes out. This page is written by a test from the rules
            themselves.

            `masking:disabledRules` turns a rule off by its id, and `masking:enabledRules` turns one on that is off by default.
            `masking:styles` gives a rule another form of the mask. The name of a family stands for all rules in it. Rules about personal
            data give an event the tag `pii`. [masking.md](masking.md) explains how to change all of this.

            *Confidence* is the highest that a finding of the rule has. `masking:minimumConfidence` decides which findings are masked.

            *Precision* is measured with the default settings on lines that were written to be difficult, half of them without a secret. It
            is no forecast for ordinary logs. [quality.md](quality.md) has the figures behind it. A rule without a figure has found nothing
            there.

            ## By the name of the value

            These rules read names of properties, members and dictionary keys, and keys inside texts (`key=value`, JSON, headers,
            connection strings). Names are compared by their words: `userPassword`, `db_password` and `DB-PASSWORD` are the same. Names of
            facts *about* a secret stay: `password_length`, `token_type`, `max_tokens`, `CancellationToken`.

            | rule | family | | confidence | precision | named by, among others | in | out |
            |---|---|---|---|---|---|---|---|

            """);
        foreach (var rule in KeyRules.All.Where(rule => rule.Id != KeyRules.Custom))
        {
            var text = KeyOf(rule) + "=" + (rule.Id == KeyRules.LinkedIdentity ? LinkedIdentity : ValueOf(rule.Form));
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{rule.Id}` | {Measured(rule.Id, rule.Class, rule.OptIn)} | {Names(rule)} | `{text}` | `{Masked(text, rule.Id)}` |\n");
        }

        page.Append(
            """

            ## By the shape of the value

            These rules search every text: values, messages, exceptions, stack traces, dictionary keys. The tokens of vendors are invented,
            and cut here with `…`, so that no scanner takes them for real ones.

            | rule | family | | confidence | precision | in | out |
            |---|---|---|---|---|---|---|

            """);
        foreach (var rule in DetectorRules.All)
        {
            var text = ExampleOf(rule.Id, out var token);
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{rule.Id}` | {Measured(rule.Id, rule.Class, rule.OptIn)} | `{Cell(Shortened(text, token))}` | `{Cell(Masked(text, rule.Id))}` |\n");
        }

        page.Append(
            """

            ## Identity numbers

            These rules are off by default, because ordinary numbers may have the same form. `masking:enabledRules` turns on one of them, or
            all by the family `national-identity`. They find numbers in every text by their check digits.

            | rule | family | | confidence | precision | in | out |
            |---|---|---|---|---|---|---|

            """);
        foreach (var id in IdentityNumbers.All.Select(static number => number.Id))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{id}` | {Measured(id, RuleClass.Personal, optIn: true)} | `{Rules[id].Example}` | `{Masked(Rules[id].Example, id)}` |\n");
        }

        return page.ToString();
    }

    /// <summary>A text for each rule in which it finds something.</summary>
    public static IEnumerable<(string Rule, string Text)> AllExamples()
    {
        foreach (var rule in KeyRules.All.Where(rule => rule.Id != KeyRules.Custom))
        {
            // A value that only its name makes sensitive.
            yield return (rule.Id, KeyOf(rule) + "=" + (rule.Id == KeyRules.LinkedIdentity ? LinkedIdentity : "8f14e45fceea167a5a36dedd"));
        }

        foreach (var rule in DetectorRules.All)
        {
            yield return (rule.Id, ExampleOf(rule.Id, out _));
        }

        foreach (var id in IdentityNumbers.All.Select(static number => number.Id))
        {
            yield return (id, Rules[id].Example);
        }
    }

    private static string ExampleOf(string ruleId, out string token)
    {
        if (Examples.TryGetValue(ruleId, out var example))
        {
            token = "";
            return example;
        }

        var format = Formats[ruleId].First();
        token = RandomToken.Of(format, new RandomText(Seed));
        return "uses " + RandomToken.KeyOf(format) + token;
    }

    // The cells that say how sure a rule is.
    private static string Measured(string id, RuleClass ruleClass, bool optIn)
    {
        var rule = Rules[id];
        return $"{rule.Family} | {Kind(ruleClass, optIn)} | {rule.Confidence} | {Precision.GetValueOrDefault(id, "")}";
    }

    private static Dictionary<string, string> ReadPrecision()
    {
        var table = Repository.Read("src/docs/quality.md").Split("## By rule")[1].Split("\n## ")[0];
        return table.Split('\n').Where(static row => row.StartsWith("| `", StringComparison.Ordinal)).Select(
            static row => row.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(static cells => cells[1].Trim('`'), static cells => cells[^2]);
    }

    private static Dictionary<string, MaskingRule> ReadRules()
    {
        var options = new MaskingOptions { MinimumConfidence = Confidence.Low };
        foreach (var id in KeyRules.All.Where(static rule => rule.OptIn).Select(static rule => rule.Id).Concat(DetectorRules.All.Where(static rule => rule.OptIn).Select(static rule => rule.Id)).Append(MaskingRuleFamilies.NationalIdentity))
        {
            options.EnabledRules.Add(id);
        }

        return new Redactor(options).Rules.ToDictionary(static rule => rule.Id);
    }

    private static string Kind(RuleClass ruleClass, bool optIn) =>
        (ruleClass == RuleClass.Personal ? "personal" : "secret") + (optIn ? ", off by default" : "");

    private static string Shortened(string text, string token) =>
        token.Length > 14 ? text.Replace(token, token[..12] + "…", StringComparison.Ordinal) : text;

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    private static string Masked(string text, string ruleId)
    {
        var masking = EventMasking.Take(new EventPolicy(new MaskingOptions { EnabledRules = { ruleId } }));
        var output = new CharBuffer(256);
        var masked = TextMasker.TryMask(masking, text, output) ? output.Written.ToString() : text;
        masking.End();
        return masked;
    }

    private static string Names(KeyRule rule)
    {
        var noun = NounsOf(rule).FirstOrDefault();
        string[] words =
        [
            .. rule.Anywhere.Concat(rule.Last).Take(6),
            .. rule.Qualifiers.Take(noun is null ? 0 : 3).Select(qualifier => qualifier + " " + noun),
            .. rule.Cjk.Take(2).Select(static part => part.TrimEnd('$')),
        ];
        return string.Join(", ", words);
    }

    private static string KeyOf(KeyRule rule) =>
        rule.Anywhere.Concat(rule.Last).FirstOrDefault() ?? rule.Qualifiers[0] + "_" + NounsOf(rule).First();

    private static IEnumerable<string> NounsOf(KeyRule rule) => rule.Nouns.Concat(rule.NounsAnywhere);

    private static string ValueOf(KeyForm form) => form switch
    {
        KeyForm.Authorization => "Bearer 8f14e45fceea167a",
        KeyForm.Cookie => "sid=8f14e45f; theme=dark",
        KeyForm.ConnectionString => "Server=db;User ID=app;Password=s3cr3t",
        KeyForm.Card => "4111111111111111",
        KeyForm.Account => "110-234-567890",
        KeyForm.Iban => "DE89370400440532013000",
        KeyForm.ResidentNumber => "900101-1234567",
        KeyForm.SocialSecurityNumber => "536-22-8726",
        KeyForm.Phone => "010-1234-5678",
        KeyForm.Email => "someuser@example.com",
        KeyForm.Name => "김민용",
        KeyForm.BirthDate => "1990-05-17",
        KeyForm.Network => "10.1.2.3",
        KeyForm.Typed => "hunter2-and-more",
        _ => "8f14e45fceea167a5a36dedd",
    };
}
