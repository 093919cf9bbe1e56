using System.Reflection;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Tests.Json;

public class CharBufferTests
{
    private static readonly FieldInfo Characters = typeof(CharBuffer).GetField("_chars", BindingFlags.NonPublic | BindingFlags.Instance)!;

    [Test]
    public void WhatWasTakenBackIsGoneWhenTheBufferGrows()
    {
        var buffer = new CharBuffer(32);
        var before = (char[])Characters.GetValue(buffer)!;
        buffer.Append("password=hunter2");
        buffer.Rewind(0);

        buffer.Append("x");
        buffer.Append(new string('y', 64));

        Assert.That(new string(before), Does.Not.Contain("hunter2"));
        Assert.That(buffer.Written.ToString(), Is.EqualTo("x" + new string('y', 64)));
    }

    [Test]
    public void WhatWasTakenBackIsGoneWhenTheBufferIsCleared()
    {
        var buffer = new CharBuffer(32);
        buffer.Append("password=hunter2");
        buffer.Rewind(0);
        buffer.Append("x");

        buffer.Clear();

        Assert.That(new string((char[])Characters.GetValue(buffer)!), Is.EqualTo(new string('\0', 32)));
    }
}
