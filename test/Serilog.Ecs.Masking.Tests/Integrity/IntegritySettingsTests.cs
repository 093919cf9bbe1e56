using System.Text;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Integrity;

public class IntegritySettingsTests
{
    private ChainFolder _chain = null!;

    [SetUp]
    public void MakeFolder() => _chain = new ChainFolder();

    [TearDown]
    public void RemoveFolder() => _chain.Dispose();

    [Test]
    public void AFileIsChainedBySettings()
    {
        var key = _chain.Integrity().KeyFile!;
        using (var logger = new LoggerConfiguration().ReadFrom.Configuration(Settings($$"""{ "algorithm": "HmacSha256", "keyId": "k1", "keyFile": "{{key.Replace("\\", "\\\\")}}" }""")).CreateLogger())
        {
            ChainFolder.Log(logger, 3);
        }

        Assert.That(_chain.Lines(), Has.Length.EqualTo(5));
        Assert.That(_chain.Verify().IsIntact, Is.True);
    }

    [Test]
    public void ALaterLayerTurnsTheChainOff()
    {
        using (var logger = new LoggerConfiguration().ReadFrom.Configuration(Settings("""{ "algorithm": "Off", "keyFile": "nowhere" }""")).CreateLogger())
        {
            logger.Information("Hello");
        }

        Assert.That(EcsLine.Parse(File.ReadAllText(_chain.File)).Has("event.hash"), Is.False);
    }

    private static readonly object[] Faults =
    [
        new object[] { """{ "keyFil": "x" }""", "Serilog:WriteTo:0:Args:integrity:keyFil: there is no such setting; did you mean 'keyFile'?" },
        new object[] { """{ "key": "secret" }""", "Serilog:WriteTo:0:Args:integrity:key: there is no such setting; a key cannot be in settings; 'keyFile' or 'keyVariable' names its source." },
        new object[] { """{ "algorithm": "md5" }""", "Serilog:WriteTo:0:Args:integrity:algorithm: 'md5' is not one of HmacSha256, Sha256, Off." },
        new object[] { """ "yes" """, "Serilog:WriteTo:0:Args:integrity: expected an object of settings, found a text." },
        new object[] { """{ "keyFile": "/nowhere/at/all" }""", "Serilog:WriteTo:0:Args:integrity: the key file '/nowhere/at/all' cannot be read: DirectoryNotFoundException." },
        new object[] { """{ "keyId": "k1" }""", "Serilog:WriteTo:0:Args:integrity: HmacSha256 needs a key; set keyFile or keyVariable." },
        new object[] { """{ "keyFile": "a", "keyVariable": "B" }""", "Serilog:WriteTo:0:Args:integrity: keyFile and keyVariable are both set; a key comes from one of them." },
        new object[] { """{ "keyId": "a:b", "keyFile": "a" }""", "Serilog:WriteTo:0:Args:integrity: keyId: the name of a key has 1 to 32 of the letters, digits, '.', '_' and '-'." },
        new object[] { """{ "keyVariable": "ECS_NO_SUCH_KEY" }""", "Serilog:WriteTo:0:Args:integrity: the variable 'ECS_NO_SUCH_KEY' of the key is not set." },
        new object[] { """{ "algorithm": "Sha256", "keyFile": "a" }""", "Serilog:WriteTo:0:Args:integrity: Sha256 takes no key; HmacSha256 is the algorithm that does." },
    ];

    [TestCaseSource(nameof(Faults))]
    public void AWrongSettingIsAnErrorAtStart(string integrity, string expected)
    {
        Assert.That(MessageOf(() => new LoggerConfiguration().ReadFrom.Configuration(Settings(integrity)).CreateLogger()), Does.Contain(expected));
        Assert.That(File.Exists(_chain.File), Is.False);
    }

    [TestCase(0)]
    [TestCase(31)]
    public void AShortKeyIsAnErrorAtStart(int length)
    {
        var integrity = _chain.Integrity(key: [.. Enumerable.Range(1, length).Select(number => (byte)number)]);

        Assert.That(
            () => new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: integrity),
            Throws.ArgumentException.With.Message.Contains($"Integrity: the key in the file '{integrity.KeyFile}' has {length} bytes; at least 32 are needed."));
    }

    [Test]
    public void AKeyOfEqualBytesIsAnErrorAtStart()
    {
        var integrity = _chain.Integrity(key: new byte[32]);

        Assert.That(
            () => new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: integrity),
            Throws.ArgumentException.With.Message.Contains("it must be random"));
    }

    [TestCase("0123456789abcdef0123456789abcdef\n", 32)]
    [TestCase("0123456789abcdef0123456789abcdef\r\n", 32)]
    [TestCase("\u00010123456789abcdef0123456789abcdef\n", 34)]
    public void OnlyATextLosesTheLineBreakAtItsEnd(string content, int length)
    {
        var path = Path.Combine(_chain.Folder, "key");
        File.WriteAllText(path, content);

        Assert.That(EcsIntegrity.ReadKeyFile(path), Has.Length.EqualTo(length));
    }

    [Test]
    public void AVariableGivesTheSameKeyAsAFileOfItsText()
    {
        var text = Encoding.ASCII.GetString(ChainFolder.Key);
        var options = new EcsIntegrityOptions { KeyVariable = "LOG_KEY" };

        var key = IntegrityKeyReader.Read(options, name => name == "LOG_KEY" ? text : null, out var fault);

        Assert.That(fault, Is.Null);
        Assert.That(key!.Bytes.ToArray(), Is.EqualTo(ChainFolder.Key));
    }

    [Test]
    public void FaultsOfTheOptionsAndOfTheChainComeAtOnce() =>
        Assert.That(
            () => new LoggerConfiguration().WriteTo.EcsFile(_chain.File, new EcsOptions { MaxDepth = 0 }, new EcsIntegrityOptions()),
            Throws.ArgumentException.With.Message.EqualTo("""
                The ECS options are not valid:
                - MaxDepth: 0 is not between 1 and 20.
                - Integrity: HmacSha256 needs a key; set keyFile or keyVariable.
                """.ReplaceLineEndings("\n")));

    [TestCase("own", "own:integrity")]
    [TestCase("shared", "Serilog:EcsMasking:integrity")]
    public void AskingForAChainInOptionsIsAnErrorThatNamesItsPlace(string place, string path)
    {
        var root = JsonSettings.Read(place == "own"
            ? """{ "own": { "integrity": { "algorithm": "Sha256" } } }"""
            : """{ "Serilog": { "EcsMasking": { "integrity": { "algorithm": "Sha256" } } } }""");

        Assert.That(
            () => OptionsBinder.Read(root.GetSection("own"), root),
            Throws.ArgumentException.With.Message.EqualTo(
                "The ECS options are not valid:\n- " + path + ": there is no such setting; it is an argument of EcsFile beside 'path', and a setting of a route with a path."));
    }

    [Test]
    public void AnAuditFileIsChainedBySettings()
    {
        var settings = JsonSettings.Read($$"""
            {
              "Serilog": {
                "Using": [ "Serilog.Ecs.Masking" ],
                "AuditTo": [ { "Name": "EcsFile", "Args": { "path": "{{_chain.File.Replace("\\", "\\\\")}}", "integrity": { "algorithm": "Sha256" } } } ]
              }
            }
            """);
        using (var logger = new LoggerConfiguration().ReadFrom.Configuration(settings).CreateLogger())
        {
            ChainFolder.Log(logger, 2);
        }

        Assert.That(_chain.Lines(), Has.Length.EqualTo(4));
    }

    [Test]
    public void ASharedFileOrAnotherEncodingIsAnErrorAtStart()
    {
        Assert.That(
            () => new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: _chain.Integrity(), shared: true, encoding: Encoding.UTF8),
            Throws.ArgumentException.With.Message.EqualTo("""
                The ECS options are not valid:
                - Integrity: the file is shared; the lines of several processes cannot form one chain.
                - Integrity: the encoding is not UTF-8 without a byte-order mark; leave it out.
                """.ReplaceLineEndings("\n")));
        Assert.That(
            () => new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: _chain.Integrity(), encoding: Encoding.Unicode), Throws.ArgumentException);
    }

    [Test]
    public void EveryOptionHasASettingOfItsName()
    {
        var options = typeof(EcsIntegrityOptions).GetProperties().Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);

        Assert.That(IntegritySettings.Names, Is.EquivalentTo(options));
    }

    private IConfigurationRoot Settings(string integrity) => JsonSettings.Read($$"""
        {
          "Serilog": {
            "Using": [ "Serilog.Ecs.Masking" ],
            "Enrich": [ "WithServiceIdentity" ],
            "WriteTo": [ { "Name": "EcsFile", "Args": { "path": "{{_chain.File.Replace("\\", "\\\\")}}", "integrity": {{integrity}} } } ]
          }
        }
        """);

    private static string MessageOf(Action action)
    {
        var messages = new List<string>();
        for (var error = Assert.Catch(() => action()); error is not null; error = error.InnerException)
        {
            messages.Add(error.Message);
        }

        return string.Join('\n', messages);
    }
}
