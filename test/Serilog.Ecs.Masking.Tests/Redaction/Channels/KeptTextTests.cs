using System.Diagnostics;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>A text that looks like a secret and is not one stays unchanged everywhere.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class KeptTextTests
{
    private static readonly string[] Texts =
    [
        "order 4111111111111112 was placed",
        "4111111111111112",
        "50%40x",
        "sizes 50%40x and 60%40y",
        "token_count = 42",
        "token_count=42, max_tokens: 4096",
        "{\"token_count\": 42, \"max_tokens\": 4096, \"output_tokens\": 17}",
        "the secretary left",
        "secretary: Kim",
        "CancellationToken",
        "CancellationToken = System.Threading.CancellationToken",
        "GetAsync(System.Guid id, System.Threading.CancellationToken cancellationToken)",
        "trace 4bf92f3577b34da6a3ce929d0e0e4736 span 00f067aa0ba902b7",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "TraceId: 4bf92f3577b34da6a3ce929d0e0e4736, SpanId: 00f067aa0ba902b7",
        "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "id={3FA85F64-5717-4562-B3FC-2C963F66AFA6}",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "SHA1=DA39A3EE5E6B4B0D3255BFEF95601890AFD80709",
        "digest: cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
        "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
        "ETag: \"33a64df551425fcc55e4d42a148795d9f25f89d4\"",
        "W/\"0815\"",
        "8.0.11+8bb1d7eb2d2c7e3b3e2f26ab8f5b1e5d2a6a9c11",
        "10.0.12-preview.3.25171.5",
        "version 1.2.3.4",
        "2025-12-17T10:00:00.1234567Z",
        "12/17/2025 10:00:00 AM",
        "1734429600123",
        "638700192001234567",
        "PublicKeyToken=b77a5c561934e089",
        "System.Runtime, Version=8.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a",
        "   at Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerHandler.HandleAuthenticateAsync() in /_/src/JwtBearerHandler.cs:line 107",
        "   at Microsoft.AspNetCore.Identity.PasswordHasher`1.VerifyHashedPassword(TUser user, String hashedPassword, String providedPassword) in /_/src/PasswordHasher.cs:line 42",
        "JwtBearerHandler.cs:line 107",
        "PasswordHasher.cs:line 42",
        "Microsoft.IdentityModel.Tokens.SecurityTokenExpiredException: IDX10223: Lifetime validation failed. The token is expired.",
        "SecretClient: started",
        "Azure.Identity.DefaultAzureCredential: unavailable",
        "MyApp.Security.Password: ok",
        "SELECT u.Id FROM Users AS u WHERE u.Password = @__password_0",
        "SELECT * FROM Users WHERE Password = ? AND Token = ?",
        "SELECT * FROM users WHERE password = $1 AND token = $2",
        "SELECT * FROM users WHERE password = :p AND token = :t",
        "UPDATE Users SET Password = @p0, SecurityStamp = @p1 WHERE Id = @p2",
        "ALTER TABLE Users ADD Password nvarchar(256) NOT NULL",
        "CREATE TABLE users (id bigint, password varchar(60), token text)",
        "Executed DbCommand (3ms) [Parameters=[@__token_0='?' (Size = 4000), @__password_1='?' (DbType = Binary)], CommandType='Text', CommandTimeout='30']",
        "password: none",
        "password=(null)",
        "token: (null), user: ann",
        "token=null",
        "POST /oauth/token: 401",
        "GET /api/password/reset: 200 in 3 ms",
        "/users/42/token",
        "https://login.example.com/oauth2/v2.0/token",
        "connected to 10.1.2.3:5432",
        "10.1.2.3",
        "2001:db8:85a3::8a2e:370:7334",
        "cache key 5d41402abc4b2a76b9719d911017c592",
        "cache:orders:5d41402abc4b2a76b9719d911017c592",
        "key-5d41402abc4b2a76b9719d911017c592",
        "password: must be at least 8 characters",
        "The password is required.",
        "token: expired",
        "password = ${DB_PASSWORD}",
        "password={{password}}",
        "password=%PASSWORD%",
        "<password>",
        "Bearer was not authenticated",
        "AuthenticationScheme: Bearer was challenged.",
        "PasswordResetRequired = true",
        "requiresPassword=false",
        "Now listening on: https://localhost:5001",
        "author: Kim",
        "keyboard: de",
        "passenger: 3",
        "signal: 9",
        "session started",
        "primary key: order_id",
        "foreign_key=FK_Orders_Users",
        "partition_key: eu-1",
        "sort_key=created",
        "next_page_token_count=1",
        "password_policy: strict",
        "token_type=Bearer",
        "\"token_type\":\"Bearer\",\"expires_in\":3600",
        "grant_type=client_credentials",
        "response_type=code",
        "xoxo-indieweb",
        "<disk-notification>",
        "@media (max-width: 600px)",
        "user@host:22 > ls",
        "npm install @types/node@20.1.0",
        "git@github.com:serilog/serilog.git",
        "#1234",
        "3-4-5",
        "0x7f3c2b1e4d90",
        "1,234,567.89",
        "가나다 라마바",
        "토큰이 만료되었습니다",
        "비밀번호를 입력하세요",
        "비밀번호: 필수 항목입니다",
        "{\"name\":\"http_requests\",\"path\":\"/oauth/token\",\"value\":\"12\"}",
        "{\"property\":\"City\",\"oldValue\":\"Busan\",\"newValue\":\"Oslo\"}",
        "{ \"Secrets\": null, \"Path\": \"/home/token\", \"Value\": \"3\" }",
        "Reading { Value = 12, Unit = ms }",
        "TokenType { Value = Bearer }",
        "Prix\u00A0: 25\u00A0€, payé",
        "\u001b[32minfo\u001b[0m: \u001b[1mstarted\u001b[0m in 3 ms",
        "\u202A서울\u202C 2026",
        "비밀번호를 입력하세요".Normalize(System.Text.NormalizationForm.FormD),
        "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "4D7953514C20383A207265616479",
        "--b7\r\nContent-Disposition: form-data; name=\"city\"\r\n\r\nBusan\r\n--b7--",
        "<form name=\"password\">\n\n<p>Reset</p>",
    ];

    [TestCase("user", "password", "city", "street")]
    [TestCase("openid", "profile", "session", "offline_access")]
    [TestCase("grep", "password", "notes.txt")]
    [TestCase("grep", "token", "/var/log/app.log")]
    [TestCase("read", "password", "and go on")]
    public void AListOfWordsStays(params string[] words) => Stays(log => log.Information("Noted {Note}", new object[] { words }));

    [TestCaseSource(nameof(Texts))]
    public void AHarmlessTextStaysInAMessage(string text) => Stays(log => log.Information("Noted: " + text.Replace("{", "{{").Replace("}", "}}")));

    [TestCaseSource(nameof(Texts))]
    public void AHarmlessTextStaysInAProperty(string text) => Stays(log => log.Information("Noted {Note}", text));

    [TestCaseSource(nameof(Texts))]
    public void AHarmlessTextStaysInAnObject(string text) => Stays(log => log.Information("Noted {@Note}", new { Lines = new[] { text }, Text = text }));

    [TestCaseSource(nameof(Texts))]
    public void AHarmlessTextStaysInAnException(string text) => Stays(log => log.Error(new InvalidOperationException(text, new TimeoutException(text)), "Failed"));

    [Test]
    public void TheTagOfAStructureStays() => Stays(log => log.Information("Noted {@Note}", new SecretToken { Area = 3 }));

    [Test]
    public void AValueWithAHarmlessTypeAndNameStays()
    {
        Stays(log => log.Information("Noted {@Note}", new { Parts = new[] { new Token("Identifier", "x1y2z3w4", 3), new Token("Number", "12345678", 4) } }));
        Stays(log => log.Information("Noted {@Note}", new AppSetting("theme", "x1y2z3w4")));
        Stays(log => log.Information("{Name}={Value}", "region", "x1y2z3w4"));
        Stays(log => log.Information("{Method} {Path}: {Value}", "GET", "/oauth/token", "x1y2z3w4"));
        Stays(log => log.Error(new ArgumentOutOfRangeException("pageSize", 500_000_000, "Too many."), "Failed"));
        Stays(log => log.Information("Hashed {Digest} of {Body}", System.Security.Cryptography.SHA256.HashData([1, 2, 3]), System.Text.Encoding.UTF8.GetBytes("{\"city\":\"Busan\",\"page\":2}")));
    }

    [Test]
    public void AShortValueOfAScopeStaysWhereItIsAPartOfAnother()
    {
        var written = Written.Through(Stage.WriteTo, log => log.ForContext("Scope", new[] { "PIN 4821 of order 48217, K4821" }).ForContext("Pin", 4821).Information("Paid 4821"));

        Assert.That(written.HandedOn.Properties["Scope"].ToString(), Is.EqualTo("[\"PIN ***REDACTED*** of order 48217, K4821\"]"));
        Assert.That(written.HandedOn.RenderMessage(), Is.EqualTo("Paid 4821"));
    }

    [Test]
    public void TheFormatOfAHoleIsNotAValueOfItsName()
    {
        var written = Written.Through(Stage.WriteTo, log => log.Information("Signing in with {Password:l} and {Token,20:000}", "hunter2", "x"));

        Assert.That(written.HandedOn.MessageTemplate.Text, Is.EqualTo("Signing in with {Password:l} and {Token,20:000}"));
        Stays(log => log.Information("Has {Password:l}", false));
    }

    [Test]
    public void ParametersThatBelongToNoSensitiveColumnStay()
    {
        const string Command = "INSERT INTO \"Users\" (\"Id\", \"City\", \"Password\") VALUES (@p0, @p1, @p2)";
        Stays(log => log.Information("Executed [Parameters=[{parameters}]]\n{commandText}", "@p0='7', @p1='Busan' (Size = 5), @p2='?' (Size = 8)", Command));
        Stays(log => log.Information("Executed [Parameters=[{parameters}]]\n{commandText}", "@p0='7', @p1='Busan' (Size = 5)", "SELECT \"Password\" FROM t WHERE \"City\" = @p1 AND \"PasswordLength\" > @p0"));
    }

    [Test]
    public void IdsOfTracesStay()
    {
        using var activity = new Activity("x").SetIdFormat(ActivityIdFormat.W3C).Start();

        Stays(log => log.Information("Noted {TraceId} {SpanId} {RequestId}", activity.TraceId, activity.SpanId, "0HN8R2V5QK1LM:00000003"));
    }

    [Test]
    public void TypedValuesStayUnderAnyHarmlessName()
    {
        Stays(log => log.Information(
            "Noted {Id} {Number} {Time} {Elapsed} {Address} {Version} {Type} {Level} {Flag} {Share}",
            new Guid("b7c0a6b1-6a2e-4d0f-9f43-0c5f7a1d2e38"), 4111111111111112L, DateTimeOffset.UnixEpoch.AddDays(20_000.123), TimeSpan.FromSeconds(3), System.Net.IPAddress.Loopback, new Version(1, 2, 3), typeof(CancellationToken), LogLevel(), true, 0.25));
    }

    [TestCase("PasswordResetRequired")]
    [TestCase("HasToken")]
    [TestCase("Password")]
    public void AFlagStaysUnderAnyName(string name) => Stays(log => log.ForContext(name, true).Information("Noted"));

    [TestCase("TokenCount", 42)]
    [TestCase("max_tokens", 4096)]
    [TestCase("gen_ai.usage.output_tokens", 17)]
    [TestCase("PasswordLength", 12)]
    [TestCase("KeyboardId", 3)]
    [TestCase("SessionTimeoutSeconds", 1200)]
    public void ACountStaysUnderItsName(string name, int value) => Stays(log => log.ForContext(name, value).Information("Noted"));

    [TestCase("SourceContext", "Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerHandler")]
    [TestCase("RequestPath", "/oauth/token")]
    [TestCase("ActionName", "Shop.Controllers.PasswordController.Reset (Shop)")]
    [TestCase("CancellationToken", "System.Threading.CancellationToken")]
    [TestCase("UserName", "ann")]
    [TestCase("ETag", "\"33a64df551425fcc55e4d42a148795d9f25f89d4\"")]
    [TestCase("CommandText", "SELECT u.Id FROM Users AS u WHERE u.Password = @__password_0")]
    public void AHarmlessValueStaysUnderItsName(string name, string value) => Stays(log => log.ForContext(name, value).Information("Noted"));

    private static Events.LogEventLevel LogLevel() => Events.LogEventLevel.Warning;

    private static void Stays(Action<ILogger> log)
    {
        var written = Written.Through(Stage.WriteTo, log);

        var masked = Render.Text(Render.Formatter(), written.Original);
        var plain = Render.Text(Render.Formatter(options => options.Masking.Mode = MaskingMode.Off), written.Original);

        Assert.That(masked, Is.EqualTo(plain));
        Assert.That(written.HandedOn, Is.SameAs(written.Original), () => written.Outputs[0].Text);
    }

    private sealed record Token(string Kind, string Value, int Line);

    private sealed record AppSetting(string Key, string Value);

    private sealed class SecretToken
    {
        public int Area { get; init; }
    }
}
