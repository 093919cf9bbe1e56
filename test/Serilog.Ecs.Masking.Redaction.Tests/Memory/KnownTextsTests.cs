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

    [Test]
    public void AsManyTextsAsAServiceHasAreKnownTogether()
    {
        var known = new KnownTexts();
        const int Count = 40_000;
        AddNew(known, Count, rounds: 6);

        var missing = Enumerable.Range(0, Count).Count(number => !known.Contains(TextOf(number), out _));

        Assert.That(missing, Is.LessThan(Count / 50));
    }

    [Test]
    public void TextsFromOutsideCannotMakeItGrowWithoutEnd()
    {
        var known = new KnownTexts();
        var small = known.Capacity;
        AddNew(known, 8 * KnownTexts.MostPlaces, rounds: 1);

        Assert.That(small, Is.LessThan(KnownTexts.MostPlaces));
        Assert.That(known.Capacity, Is.EqualTo(KnownTexts.MostPlaces));
    }

    [Test]
    public void AFewTextsNeedLittleMemory()
    {
        var known = new KnownTexts();
        var small = known.Capacity;
        AddNew(known, 500, rounds: 20);

        Assert.That(known.Capacity, Is.EqualTo(small));
    }

    [Test]
    public void ManyThreadsAgreeOnWhatIsKnown()
    {
        var known = new KnownTexts();
        Parallel.For(0, 4, thread => AddNew(known, 20_000 + thread, rounds: 3));

        Assert.That(Enumerable.Range(0, 20_000).Count(number => known.Contains(TextOf(number), out _)), Is.GreaterThan(19_000));
        Assert.That(Enumerable.Range(50_000, 20_000).Count(number => known.Contains(TextOf(number), out _)), Is.Zero);
    }

    private static void AddNew(KnownTexts known, int count, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            for (var number = 0; number < count; number++)
            {
                if (!known.Contains(TextOf(number), out var hash))
                {
                    known.Add(hash);
                }
            }
        }
    }

    private static string TextOf(int number) => $"order {number} was shipped";
}
