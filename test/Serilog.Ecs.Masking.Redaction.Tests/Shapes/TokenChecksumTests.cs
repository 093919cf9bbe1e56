using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

public sealed class TokenChecksumTests
{
    private const string StrKeyOfZeros = "SAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABSU2";

    // The seed whose key is zero throughout, as the Stellar SDK writes it: an account without an owner.
    [Test]
    public void TheChecksumOfAKnownSeedHolds() => Assert.That(TokenChecksums.Holds(TokenChecksum.StrKey, StrKeyOfZeros), Is.True);

    [Test]
    public void AnotherCharacterAnywhereBreaksTheChecksum([Values("bitcoin", "stellar")] string rule)
    {
        var format = TokenFormats.All.Single(format => format.Rule == rule && format.Conditions.Checksum != TokenChecksum.None);
        var token = RandomToken.Of(format, Seeds.For(format.Rule));

        Assert.That(TokenChecksums.Holds(format.Conditions.Checksum, token), Is.True);
        for (var place = 0; place < token.Length; place++)
        {
            var other = token[..place] + (token[place] == '2' ? '3' : '2') + token[(place + 1)..];

            Assert.That(TokenChecksums.Holds(format.Conditions.Checksum, other), Is.False, other);
        }
    }

    [TestCase("")]
    [TestCase("A")]
    [TestCase("0OIl")]
    [TestCase("not of any alphabet")]
    public void WhatCannotBeReadHasNoChecksum(string token)
    {
        Assert.That(TokenChecksums.Holds(TokenChecksum.Base58, token), Is.False);
        Assert.That(TokenChecksums.Holds(TokenChecksum.StrKey, token), Is.False);
    }

    [Test]
    public void WhatIsTooLongHasNoChecksum() =>
        Assert.That(TokenChecksums.Holds(TokenChecksum.Base58, new string('z', 200)), Is.False);
}
