using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Support;

public class GrowthTests
{
    private static readonly string Small = new('x', 2_000);
    private static readonly string Large = new('x', 32_000);

    private int _count;

    [Test]
    public void WhatLooksAtEachCharacterOnceIsLinear()
    {
        Assert.That(Growth.Between(Small, Large, Once), Has.Property("IsLinear").True);
    }

    [Test]
    public void WhatLooksAtAllOthersForEachCharacterIsNot()
    {
        Assert.That(Growth.Between(Small, Large, EachWithEach), Has.Property("IsLinear").False);
    }

    private void Once(string text)
    {
        foreach (var character in text)
        {
            _count += character == 'x' ? 1 : 2;
        }
    }

    private void EachWithEach(string text)
    {
        foreach (var character in text)
        {
            _count += text.AsSpan().Count(character);
        }
    }
}
