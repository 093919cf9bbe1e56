using NUnit.Framework;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Events;
using Serilog.Ecs.Masking.Testing;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The code of the pages, so that it compiles and runs.</summary>
public class PageSnippets
{
    #region docs: a test of own logs
    [Test]
    public void ASignInShowsNoPassword()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "sign-in.json");
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(path).CreateLogger())
        {
            logger.Information("Signed in {@User} with {Password}", new { Name = "ada" }, "correct-horse-7");
        }

        LogAssert.NoSecrets(File.ReadLines(path), "correct-horse-7");
    }
    #endregion

    [Test]
    public void MarksHideMembersAsThePageSays()
    {
        var signIn = new SignIn { Login = "ada", Answer = "blue-bike", Voucher = "summer-voucher", Fingerprint = [1, 2, 3], Hint = "a grey cat" };

        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "marks.json");
        using (var logger = new LoggerConfiguration().Destructure.WithMasking().WriteTo.EcsFile(path).CreateLogger())
        {
            logger.Information("{@SignIn}", signIn);
        }

        var text = File.ReadAllLines(path)[^1] + "\n";
        var line = Support.EcsLine.Parse(text);
        Assert.That(line["data.sign_in.login"], Is.EqualTo("ada"));
        Assert.That(line["data.sign_in.voucher"], Is.EqualTo("su***er"));
        Assert.That(text, Does.Not.Contain("blue-bike").And.Not.Contain("ngerprint").And.Not.Contain("grey cat"));
    }

    internal static void SetFields()
    {
        #region docs: set fields
        var options = new EcsOptions
        {
            CustomFields = { ["acme.tenant.id"] = EcsFieldType.Keyword },
            SetFields = fields =>
            {
                fields.Set("acme.tenant.id", Environment.GetEnvironmentVariable("TENANT"));
                fields.Set("event.reason", fields.LogEvent.Level >= LogEventLevel.Error ? "failed" : null);
            },
        };
        #endregion
        _ = new EcsTextFormatter(options);
    }

    internal static async Task Verify()
    {
        #region docs: verify
        var keys = new Dictionary<string, byte[]> { ["k1"] = EcsIntegrity.ReadKeyFile("/run/secrets/log-key") };
        await using var file = File.OpenRead("logs/audit.json");

        var result = await EcsIntegrity.VerifyAsync([file], keys.GetValueOrDefault);
        Console.WriteLine(result.IsIntact ? $"Intact, last hash {result.LastHash}" : result.ToString());
        #endregion
    }

    internal static void Route()
    {
        #region docs: routes
        using var logger = new LoggerConfiguration()
            .WriteTo.EcsRouted(
            [
                EcsRoute.ToFile("logs/app.json.personal", new EcsRouteCondition { PersonalData = true }, unixMode: UnixFileMode.UserRead | UnixFileMode.UserWrite),
                EcsRoute.ToAlerts(writeTo => writeTo.EcsConsole(), new EcsRouteCondition { Level = LogEventLevel.Fatal }, also: true),
                EcsRoute.ToFile("logs/app.json"),
            ])
            .CreateLogger();
        #endregion
    }

    internal static void MaskReports()
    {
        #region docs: reports of Serilog
        SelfLog.Enable(MaskingSelfLog.To(Console.Error));
        #endregion
    }

    #region docs: marks
    public sealed class SignIn
    {
        public required string Login { get; init; }

        [Masked]
        public required string Answer { get; init; }

        [Masked(Style = "ShowEnds(2,2)")]
        public required string Voucher { get; init; }

        [NotLogged]
        public required byte[] Fingerprint { get; init; }

        public required Sensitive<string> Hint { get; init; }
    }
    #endregion
}
