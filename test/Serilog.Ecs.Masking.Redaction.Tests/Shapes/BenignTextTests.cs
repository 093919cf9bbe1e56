using System.Reflection;
using System.Security.Cryptography;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

/// <summary>A mask that eats ordinary text is switched off, and then hides nothing at all.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BenignTextTests
{
    private const int Rounds = 5_000;

    private static IEnumerable<string> Lines => CaseTable.Read("benign-logs.txt").Select(cells => cells[0]);

    private static readonly Dictionary<string, Func<Random, string>> Machine = new()
    {
        ["uuid"] = random => Uuid(random).ToString(),
        ["uuid without dashes"] = random => Uuid(random).ToString("N"),
        ["uuid in braces"] = random => Uuid(random).ToString("B").ToUpperInvariant(),
        ["trace context"] = random => $"00-{Hex(random, 16)}-{Hex(random, 8)}-01",
        ["span id"] = random => "a" + Hex(random, 8)[1..],
        ["md5"] = random => Hex(random, 16),
        ["sha-1"] = random => Hex(random, 20),
        ["sha-256"] = random => "sha256:" + Hex(random, 32),
        ["short commit"] = random => Hex(random, 4)[..7],
        ["seconds"] = random => random.NextInt64(1_420_070_400, 2_082_758_400).ToString(),
        ["milliseconds"] = random => random.NextInt64(1_420_070_400_000, 2_082_758_400_000).ToString(),
        ["microseconds"] = random => random.NextInt64(1_420_070_400_000_000, 2_082_758_400_000_000).ToString(),
        ["nanoseconds"] = random => random.NextInt64(1_420_070_400_000_000_000, 2_082_758_400_000_000_000).ToString(),
        ["ticks"] = random => Moment(random).Ticks.ToString(),
        ["file time"] = random => Moment(random).ToFileTimeUtc().ToString(),
        ["round trip time"] = random => Moment(random).ToString("O"),
        ["http time"] = random => Moment(random).ToString("R"),
        ["log time"] = random => Moment(random).ToString("yyyy-MM-dd HH:mm:ss.fff +09:00"),
        ["compact time"] = random => Moment(random).ToString("yyyyMMddHHmmssfff"),
        ["dashed time"] = random => Moment(random).ToString("yyMMdd-HHmmss"),
        ["fraction"] = random => random.NextDouble().ToString("R"),
        ["number with fraction"] = random => (random.NextDouble() * 100_000).ToString("R"),
        ["negative number"] = random => (-random.NextInt64()).ToString(),
        ["ten digits"] = random => random.NextInt64(1_000_000_000, 9_999_999_999).ToString(),
        ["twelve digits"] = random => random.NextInt64(100_000_000_000, 999_999_999_999).ToString(),
        ["order number that fails Luhn"] = FailingLuhn,
        ["version"] = random => $"{random.Next(20)}.{random.Next(20)}.{random.Next(3000)}.{random.Next(60000)}",
        ["address and port"] = random => $"{random.Next(256)}.{random.Next(256)}.{random.Next(256)}.{random.Next(256)}:{random.Next(65536)}",
        ["ulid"] = random => "01" + Letters(random, "0123456789ABCDEFGHJKMNPQRSTVWXYZ", 24),
        ["object id"] = random => Hex(random, 12),
        ["connection id"] = random => $"0HN{Letters(random, "0123456789ABCDEFGHIJKLMNOPQRSTUV", 10)}:0000000{random.Next(9)}",
        ["pod"] = random => $"orders-{Letters(random, "bcdfghjklmnpqrstvwxz2456789", 10)}-{Letters(random, "bcdfghjklmnpqrstvwxz2456789", 5)}",
        ["log row"] = random => $"{random.Next(200, 505)} {random.Next(20)} {random.Next(100)} {random.Next(5000)}",
        ["byte range"] = random => $"bytes {random.Next(1_000_000)}-{random.Next(10_000_000)}/{random.Next(100_000_000)}",
        ["hex dump"] = random => string.Join(' ', Hex(random, 16).Chunk(2).Select(pair => new string(pair))),
        ["cloud account"] = random => $"arn:aws:iam::{random.NextInt64(100_000_000_000, 999_999_999_999)}:role/Deploy",
        ["place"] = random => $"{(random.NextDouble() * 180) - 90:F6}, {(random.NextDouble() * 360) - 180:F6}",
    };

    private static IEnumerable<string> Kinds => Machine.Keys;

    [TestCaseSource(nameof(Lines))]
    public void ABenignLineStays(string line) => Assert.That(Scan.Marked(line), Is.EqualTo(line));

    [Test]
    public void BenignLinesStayTogether()
    {
        var text = string.Join('\n', Lines);

        Assert.That(Scan.Marked(text), Is.EqualTo(text));
    }

    [TestCaseSource(nameof(Kinds))]
    public void WhatMachinesWriteStays(string kind)
    {
        var random = new Random(kind.Length);
        for (var round = 0; round < Rounds; round++)
        {
            var text = $"value {Machine[kind](random)} of {kind}";

            Assert.That(Scan.Marked(text), Is.EqualTo(text));
        }
    }

    [Test]
    public void NamesOfTypesAndTheirFramesStay()
    {
        Assembly[] assemblies =
        [
            typeof(object).Assembly, typeof(HttpClient).Assembly, typeof(RSA).Assembly, typeof(System.Xml.XmlReader).Assembly, typeof(Assert).Assembly,
        ];
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            var frames = type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
                .Take(20)
                .Select(method => $"   at {type.FullName}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))}) in /_/src/{type.Name}.cs:line {method.MetadataToken & 1023}");
            foreach (var text in frames.Append(type.AssemblyQualifiedName ?? type.Name))
            {
                Assert.That(ValueScanner.Default.TryFind(text, 0, out var finding), Is.False, $"{finding.Rule?.Id} in {text}");
            }
        }
    }

    private static Guid Uuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static string Hex(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return Convert.ToHexString(bytes).ToLowerInvariant();
    }

    private static DateTime Moment(Random random) =>
        new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(random.NextInt64(TimeSpan.FromDays(7600).Ticks));

    private static string Letters(Random random, string set, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => set[random.Next(set.Length)]));

    private static string FailingLuhn(Random random)
    {
        while (true)
        {
            var number = random.NextInt64(1_000_000_000_000_000, 9_999_999_999_999_999).ToString();
            var sum = number.Reverse().Select((digit, index) => (digit - '0') << (index & 1)).Sum(digit => digit > 9 ? digit - 9 : digit);
            if (sum % 10 != 0)
            {
                return number;
            }
        }
    }
}
