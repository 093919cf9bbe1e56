using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Memory;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Memory;

/// <summary>A text is searched once and known then; what is known must be that text and no other, and hold nothing that is sought.</summary>
public class KnownTextsTests
{
    private const string Clean = "The order was shipped to the warehouse";

    [Test]
    public void EveryCharacterChangesTheHash([Range(0, 130)] int length)
    {
        var random = Seeds.Random(nameof(EveryCharacterChangesTheHash) + length);
        var text = new char[length];
        for (var index = 0; index < length; index++)
        {
            text[index] = (char)random.Next(' ', 0xD000);
        }

        var hashes = new HashSet<ulong> { TextHash.Of(text), TextHash.Of([.. text, '\0']) };
        for (var index = 0; index < length; index++)
        {
            foreach (var bit in (ReadOnlySpan<int>)[1, 0x20, 0x100, 0x8000])
            {
                text[index] ^= (char)bit;
                hashes.Add(TextHash.Of(text));
                text[index] ^= (char)bit;
            }
        }

        Assert.That(hashes, Has.Count.EqualTo(2 + (4 * length)));
        Assert.That(TextHash.Of(text), Is.EqualTo(TextHash.Of(text.ToArray())));
    }

    [Test]
    public void ATextIsKnownOnceItWasSearched()
    {
        var policy = Mask.Policy();

        Assert.That(policy.KnownTexts.Contains(Clean, out _), Is.False);
        Assert.That(new TextMasking(policy).Text(Clean), Is.SameAs(Clean));
        Assert.That(policy.KnownTexts.Contains(Clean, out _), Is.True);
    }

    [Test]
    public void ATextWithASecretIsNeverKnown()
    {
        var policy = Mask.Policy();
        const string Text = "The order was shipped, password=hunter2-Xy";
        for (var round = 0; round < 3; round++)
        {
            Assert.That(new TextMasking(policy).Text(Text), Does.Not.Contain("hunter2"));
            Assert.That(policy.KnownTexts.Contains(Text, out _), Is.False);
        }
    }

    [Test]
    public void AnEchoIsHiddenInAKnownText()
    {
        var masking = new TextMasking(Mask.Policy());
        Assert.That(masking.Text(Clean), Is.SameAs(Clean));

        masking.Echo.Add("warehouse", "***");

        Assert.That(masking.Text(Clean), Is.EqualTo("The order was shipped to the ***"));
    }

    [Test]
    public void ATextThatWasSearchedWithoutARuleIsNotKnown()
    {
        var masking = new TextMasking(Mask.Policy());
        const string Text = "mail to ann.lee@example.com please";
        masking.PushOff("email");
        Assert.That(masking.Text(Text), Is.SameAs(Text));
        masking.PopOff(0);

        Assert.That(masking.Text(Text), Does.Not.Contain("ann.lee"));
    }

    [Test]
    public void WhatAUserLooksForIsFoundInEveryText()
    {
        var policy = Mask.Policy(static options => options.Detectors.Add("ware", "warehouse"));
        for (var round = 0; round < 2; round++)
        {
            Assert.That(new TextMasking(policy).Text(Clean), Does.Not.Contain("warehouse"));
        }
    }
}
