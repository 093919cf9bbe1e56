using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Styles;

namespace Serilog.Ecs.Masking.Redaction.Tests.Styles;

public class SafeMaskTests
{
    private const string Secret = "hunter2-hunter2";

    private delegate void MaskInto(ReadOnlySpan<char> value, Span<char> destination);

    private static IEnumerable<TestCaseData> Faults =>
    [
        Fault("length throws", _ => throw new InvalidOperationException(Secret)),
        Fault("length is negative", _ => -1),
        Fault("length is least", _ => int.MinValue),
        Fault("length is out of proportion", value => (8 * value) + 1_025),
        Fault("length is greatest", _ => int.MaxValue),
        Fault("mask throws at once", value => value, (_, _) => throw new InvalidOperationException(Secret)),
        Fault("mask throws half-way", value => value, (value, destination) =>
        {
            value.CopyTo(destination);
            throw new InvalidOperationException(Secret);
        }),
        Fault("mask is longer than said", _ => 3, (value, destination) => value.CopyTo(destination)),
        Fault("mask is shorter than said", value => value, (value, destination) => destination[0] = '*'),
        Fault("mask throws after an empty length", _ => 0, (_, _) => throw new InvalidOperationException(Secret)),
    ];

    [TestCaseSource(nameof(Faults))]
    public void AFaultyStyleIsReplacedByThePlaceholder(object style)
    {
        var mask = new SafeMask((MaskStyle)style, Secret);
        var destination = new char[Math.Max(mask.Room, 64)];
        Secret.CopyTo(destination);

        var written = mask.Write(destination);

        Assert.That(new string(destination, 0, written), Is.EqualTo("***REDACTED***"));
        Assert.That(mask.Failed, Is.True);
    }

    [Test]
    public void WhatAFaultyStyleWroteIsReplacedByThePlaceholder()
    {
        var style = new UserStyle(length => length, (value, destination) =>
        {
            value.CopyTo(destination);
            throw new InvalidOperationException();
        });
        var mask = new SafeMask(style, Secret);
        var destination = new char[mask.Room];

        _ = mask.Write(destination);

        Assert.That(new string(destination), Does.Not.Contain("2"));
    }

    [Test]
    public void AUsersStyleWritesItsMask()
    {
        var style = new UserStyle(_ => 3, (_, destination) => destination.Fill('#'));

        var masked = SafeMask.Apply(style, Secret);

        Assert.That(masked, Is.EqualTo("###"));
    }

    [Test]
    public void AUsersStyleMayEraseAValue()
    {
        var style = new UserStyle(_ => 0, (_, _) => { });

        var masked = SafeMask.Apply(style, Secret);

        Assert.That(masked, Is.Empty);
    }

    [Test]
    public void AMaskLongerThanTheStackAllowsIsWrittenWhole()
    {
        var style = new UserStyle(length => length, (_, destination) => destination.Fill('#'));

        var masked = SafeMask.Apply(style, new string('x', 5_000));

        Assert.That(masked, Is.EqualTo(new string('#', 5_000)));
    }

    private static TestCaseData Fault(string name, Func<int, int> length, MaskInto? mask = null) =>
        new TestCaseData(new UserStyle(length, mask ?? ((_, destination) => destination.Fill('*'))))
            .SetName("AFaultyStyleIsReplacedByThePlaceholder: " + name);

    private sealed class UserStyle(Func<int, int> length, MaskInto mask) : MaskStyle
    {
        public override int GetMaskedLength(ReadOnlySpan<char> value) => length(value.Length);

        public override void Mask(ReadOnlySpan<char> value, Span<char> destination) => mask(value, destination);
    }
}
