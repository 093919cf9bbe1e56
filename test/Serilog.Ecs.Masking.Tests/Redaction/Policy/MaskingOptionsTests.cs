using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Policy;

/// <summary>What the options of masking do, and what they refuse.</summary>
public class MaskingOptionsTests
{
    [TestCase("MotherMaidenName")]
    [TestCase("mother-maiden-name")]
    [TestCase("user.mother_maiden_name")]
    public void AnAddedNameIsHiddenHoweverItIsSpelled(string name)
    {
        var line = Line(options => options.SensitiveKeys.Add("mother_maiden_name"), (name, "Lovelace-Byron"));

        Assert.That(line.Text, Does.Not.Contain("Lovelace").And.Contain("***REDACTED***").Or.Contain("Love...yron"));
    }

    [TestCase("user.maiden", "User", true)]
    [TestCase("*.maiden", "User", true)]
    [TestCase("**.maiden", "User", true)]
    [TestCase("data.user.maiden", "User", true)]
    [TestCase("account.maiden", "User", false)]
    [TestCase("*.*.maiden", "User", false)]
    public void AnAddedPathIsHiddenThereAlone(string path, string property, bool isHidden)
    {
        var line = Line(options => options.SensitiveKeys.Add(path), (property, new { Maiden = "Lovelace" }), ("Maiden", "Byron"));

        Assert.That(line["data.user.maiden"], Is.EqualTo(isHidden ? "***REDACTED***" : "Lovelace"));
        Assert.That(line["labels.maiden"], Is.EqualTo("Byron").Or.EqualTo(path.StartsWith("**", StringComparison.Ordinal) ? "***REDACTED***" : "Byron"));
    }

    [Test]
    public void APlaceInAListIsAPartOfAPath()
    {
        var line = Line(options => options.SensitiveKeys.Add("items[*].code"), ("Items", new[] { new { Code = "first" }, new { Code = "second" } }), ("Code", "third"));

        Assert.That(line.Text, Does.Not.Contain("first").And.Not.Contain("second").And.Contain("third"));
    }

    [Test]
    public void AnAllowedNameIsNotHiddenAndStillSearched()
    {
        var line = Line(options => options.AllowedKeys.Add("token"), ("Token", "plain"), ("token", "ada@example.com"), ("Password", "hunter2"));

        Assert.That(line.Text, Does.Contain("plain").And.Not.Contain("ada@").And.Not.Contain("hunter2"));
    }

    [Test]
    public void OneRuleIsOffUnderOneName()
    {
        var line = Line(options => options.AllowedKeys.Add("order_id: -card"), ("OrderId", "4111111111111111"), ("Number", "4111111111111111"));

        Assert.That(line["labels.order_id"], Is.EqualTo("4111111111111111"));
        Assert.That(line["labels.number"], Is.EqualTo("************1111"));
    }

    [TestCase(KeyMatching.Words, "max_tokens", "seven seven", false)]
    [TestCase(KeyMatching.Substring, "CancellationToken", "seven", true)]
    [TestCase(KeyMatching.Words, "user_password", "seven", true)]
    [TestCase(KeyMatching.Exact, "user_password", "seven", false)]
    [TestCase(KeyMatching.Exact, "PassWord", "seven", true)]
    public void NamesAreComparedAsAsked(KeyMatching matching, string name, string value, bool isHidden)
    {
        var line = Line(options => options.KeyMatching = matching, (name, value));

        Assert.That(line.Text.Contains(value, StringComparison.Ordinal), Is.EqualTo(!isHidden));
    }

    [Test]
    public void StylesPlaceholderAndPartsOfTokensAreChosen()
    {
        var line = Line(
            options =>
            {
                options.Styles["card"] = MaskStyle.ShowEnds(6, 4);
                options.Placeholder = "[hidden]";
                options.TokenPrefix = 2;
                options.TokenSuffix = 0;
                options.SensitiveKeys.Add("badge");
                options.Styles["badge"] = MaskStyle.Stars;
            },
            ("Number", "4111111111111111"), ("Password", "hunter2"), ("AccessToken", "abcdefghijklmnop"), ("Badge", "12-34"));

        Assert.That(line["labels.number"], Is.EqualTo("411111***1111"));
        Assert.That(line["labels.password"], Is.EqualTo("[hidden]"));
        Assert.That(line["labels.access_token"], Is.EqualTo("ab..."));
        Assert.That(line["labels.badge"], Is.EqualTo("*****"));
    }

    [Test]
    public void PartialPasswordsStrictTokensAndFractionsChangeWhatShows()
    {
        Assert.That(Mask.Text("password=abcdefghijklmnop", options => options.PartialPasswords = true), Is.EqualTo("password=abcd...mnop"));
        Assert.That(Mask.Text("token=abcdefghijklmnop", options => options.Strict = true), Is.EqualTo("token=***REDACTED***"));
        Assert.That(Mask.Text("token=abcdefghijkl", options => options.MinMaskedFraction = 0.5), Is.EqualTo("token=***REDACTED***"));
    }

    [Test]
    public void PersonalDataStaysIfItsRulesAreOff()
    {
        var line = Line(options => options.PersonalData = false, ("Email", "ada@example.com"), ("Password", "hunter2"));

        Assert.That(line.Text, Does.Contain("ada@example.com").And.Not.Contain("hunter2").And.Not.Contain("pii"));
    }

    [Test]
    public void AUsersDetectorHidesWhatItMatches()
    {
        var line = Line(
            options =>
            {
                options.Detectors["employee-id"] = "EMP-[0-9]{6}";
                options.PersonalRules.Add("employee-id");
            },
            ("Text", "badge EMP-123456 seen"));

        Assert.That(line["labels.text"], Is.EqualTo("badge ***REDACTED*** seen"));
        Assert.That(line["tags"], Does.Contain("pii"));
    }

    [Test]
    public void EveryFaultIsReportedAtOnce()
    {
        var options = new EcsOptions
        {
            Masking =
            {
                SensitiveKeys = { "ok", "--", "a..b", "x[" },
                AllowedKeys = { "order_id: -crad" },
                DisabledRules = { "emial" },
                EnabledRules = { "zzz" },
                PersonalRules = { "employee" },
                Detectors = { ["a"] = "(?=x)", ["b"] = "(", ["c"] = "x*", ["d"] = "(a)\\1", ["card"] = "x" },
                TokenPrefix = 17,
                MinMaskedFraction = 2,
                Placeholder = "",
            },
        };

        var message = Regex.Replace(Assert.Throws<ArgumentException>(() => _ = new EcsTextFormatter(options))!.Message, "not valid: .*", "not valid: …");

        Assert.That(message, Is.EqualTo("""
            The ECS options are not valid:
            - Masking.TokenPrefix: 17 is not between 0 and 16.
            - Masking.MinMaskedFraction: 2 is not between 0 and 1.
            - Masking.Placeholder: a placeholder is one line of 1 to 128 characters.
            - Masking.SensitiveKeys[1]: '--' has no letter or digit.
            - Masking.SensitiveKeys[2]: 'a..b' is not a path; one is made of names with dots between them, '*', '**' and '[*]'.
            - Masking.SensitiveKeys[3]: 'x[' is not a path; one is made of names with dots between them, '*', '**' and '[*]'.
            - Masking.AllowedKeys[0]: there is no rule 'crad'; did you mean 'card'?
            - Masking.EnabledRules[0]: there is no rule 'zzz'.
            - Masking.DisabledRules[0]: there is no rule 'emial'; did you mean 'email'?
            - Masking.PersonalRules[0]: 'employee' is neither a detector nor a sensitive key of these options.
            - Masking.Detectors[a]: the regular expression needs backtracking, by look-around, back-references or the like, and could be made slow by a text.
            - Masking.Detectors[b]: the regular expression is not valid: …
            - Masking.Detectors[c]: the regular expression matches empty text.
            - Masking.Detectors[d]: the regular expression needs backtracking, by look-around, back-references or the like, and could be made slow by a text.
            - Masking.Detectors[card]: a rule of the pack has that id.
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void SettingsReachEveryOption()
    {
        var root = JsonSettings.Read("""
            { "Serilog": { "EcsMasking": { "masking": {
              "mode": "audit", "keyMatching": "exact", "personalData": false, "sensitiveKeys": { "maiden": "mother_maiden_name" }, "allowedKeys": [ "token" ],
              "enabledRules": [ "ipv4" ], "disabledRules": { "us": "us-phone" }, "detectors": { "employee-id": "EMP-[0-9]{6}" }, "personalRules": [ "employee-id" ],
              "styles": { "card": "cardFirstSix", "mother_maiden_name": "ShowEnds(1, 2)" }, "placeholder": "[x]", "placeholders": { "card": "[card]" }, "minimumConfidence": "high", "tokenPrefix": 1, "tokenSuffix": 2, "tokenMinLength": 20,
              "minMaskedFraction": 0.5, "strict": true, "partialPasswords": true, "rrnNeedsContext": true, "decodeBase64": true, "report": "paths" } } } }
            """);

        var masking = OptionsBinder.Read(null, root).Masking;

        // No text says what code decides.
        foreach (var property in typeof(MaskingOptions).GetProperties().Where(static property => property.Name != nameof(MaskingOptions.Classifications)))
        {
            var value = property.GetValue(masking);
            Assert.That(value is System.Collections.ICollection collection ? collection.Count > 0 : !Equals(value, property.GetValue(new MaskingOptions())), Is.True, property.Name);
        }
    }

    [Test]
    public void AMisspeltSettingIsAnErrorWithItsPathAndTheNearestName()
    {
        var root = JsonSettings.Read("""
            { "Serilog": { "EcsMasking": { "masking": { "sensitivKeys": [ "x" ], "disabledRules": { "us": "us-phnoe" }, "styles": { "card": "Cadr" }, "mode": "On" } } } }
            """);

        Assert.That(() => OptionsBinder.Read(null, root), Throws.ArgumentException.With.Message.EqualTo("""
            The ECS options are not valid:
            - Serilog:EcsMasking:masking:mode: 'On' is not one of Mask, Audit, Off.
            - Serilog:EcsMasking:masking:sensitivKeys: there is no such setting; did you mean 'sensitiveKeys'?
            - Serilog:EcsMasking:masking:styles:card: there is no style 'Cadr'; did you mean 'Card'?
            - Serilog:EcsMasking:masking:disabledRules:us: there is no rule 'us-phnoe'; did you mean 'us-phone'?
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void TheReportHasPathsAndCountsAndNoValue()
    {
        (string, object?)[] properties = [("User", new { Email = "ada@example.com", Keys = new[] { "x" } }), ("Password", "hunter2-secret")];

        var paths = Line(options => options.Report = MaskedReport.Paths, properties);
        var count = Line(options => options.Report = MaskedReport.Count, properties);

        Assert.That(paths["labels.masked"], Is.EqualTo(new object[] { "User.Email", "Password" }));
        Assert.That(count["labels.masked_count"], Is.EqualTo(2L));
        Assert.That(paths.Text + count.Text, Does.Not.Contain("ada@").And.Not.Contain("hunter2"));
    }

    [Test]
    public void ATrialRunCountsAndChangesNothing()
    {
        (string, object?)[] properties = [("Password", "hunter2"), ("Text", "mail ada@example.com")];

        var line = Line(options => (options.Mode, options.Report) = (MaskingMode.Audit, MaskedReport.Count), properties);

        Assert.That(line["labels.password"], Is.EqualTo("hunter2"));
        Assert.That(line["labels.text"], Is.EqualTo("mail ada@example.com"));
        Assert.That(line["labels.masked_count"], Is.EqualTo(2L));
    }

    [Test]
    public void ATrialRunReportsToOtherSinksAndChangesNothing()
    {
        var written = Written.Through(
            Stage.WriteTo,
            log => log.Error(new InvalidOperationException("password=hunter2"), "Signing in with {Password}", "hunter2"),
            configure: options => (options.Masking.Mode, options.Masking.Report) = (MaskingMode.Audit, MaskedReport.Paths));

        Assert.That(written.HandedOn.Properties["masked"].ToString(), Is.EqualTo("[\"Password\", \"error.stack_trace\", \"error.message\"]"));
        Assert.That(written.HandedOn.Properties["Password"], Is.SameAs(written.Original.Properties["Password"]));
        Assert.That(written.HandedOn.Exception, Is.SameAs(written.Original.Exception));
        Assert.That(written.HandedOn.MessageTemplate, Is.SameAs(written.Original.MessageTemplate));
    }

    [Test]
    public void APathNamesAPropertyThatIsCalledLikeAField()
    {
        var line = Line(options => options.SensitiveKeys.Add("user.nick"), ("user.nick", "Lovelace"), ("nick", "Byron"));

        Assert.That(line.Text, Does.Not.Contain("Lovelace").And.Contain("Byron"));
    }

    [Test]
    public void TheMeterCountsByRule()
    {
        var counted = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Serilog.Ecs.Masking")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            lock (counted)
            {
                var rule = tags.ToArray().Single(tag => tag.Key == "rule").Value!.ToString()!;
                counted[rule] = counted.GetValueOrDefault(rule) + value;
            }
        });
        listener.Start();

        Line(options => options.Detectors["meter-test"] = "METER-[0-9]+", ("Text", "METER-1 and METER-2"));

        Assert.That(counted["meter-test"], Is.GreaterThanOrEqualTo(2));
    }

    [Test]
    public void TenThousandNamesAreFoundLikeOne()
    {
        var options = new MaskingOptions();
        for (var number = 0; number < 10_000; number++)
        {
            options.SensitiveKeys.Add("customer field " + string.Concat(
                number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0'))));
        }

        var policy = new EventPolicy(options);

        Assert.That(policy.Decide("CustomerFieldBcd").Key.Rule, Is.Not.Null);
        Assert.That(policy.Decide("CustomerField").Key.Rule, Is.Null);
    }

    [Test]
    public void Base64ThatHoldsASensitiveKeyIsHiddenWhenAsked()
    {
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("{\"password\":\"hunter2\"}"));

        Assert.That(Mask.Text("body " + encoded, options => options.DecodeBase64 = true), Is.EqualTo("body ***REDACTED***"));
        Assert.That(
            Mask.Text("body " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("{\"city\":\"Busan\"}")), options => options.DecodeBase64 = true),
            Does.Not.Contain("***"));
    }

    private static EcsLine Line(Action<MaskingOptions> configure, params (string Name, object? Value)[] properties) =>
        Render.Line(Render.Formatter(options => configure(options.Masking)), Render.EventWith(properties));
}
