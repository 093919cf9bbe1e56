using System.Text;
using NUnit.Framework;
using Serilog.Ecs.Masking.Integrity;

namespace Serilog.Ecs.Masking.Tests.Integrity;

/// <summary>A line that could not be written takes none with it that can.</summary>
public class WholeLineTests
{
    [Test]
    public void TheNextLineBeginsBehindOneThatWasBrokenOff()
    {
        var disk = new FullDisk { FailsAfter = 5 };
        using var stream = new WholeLineStream(disk, endsInMidLine: false);

        Assert.That(() => stream.Write("{\"a\":1}\n"u8), Throws.TypeOf<IOException>());
        Assert.That(() => stream.Write("{\"b\":1}\n"u8), Throws.TypeOf<IOException>());
        disk.FailsAfter = null;
        stream.Write("{\"c\":1}\n"u8);
        stream.Write("{\"d\":1}\n"u8);

        Assert.That(disk.Text, Is.EqualTo("{\"a\":\n{\"c\":1}\n{\"d\":1}\n"));
    }

    [Test]
    public void AFaultOfTheLastStepBreaksTheLineTooAndAGoodOneHealsNothing()
    {
        var disk = new FullDisk { FailsToFlush = true };
        using var stream = new WholeLineStream(disk, endsInMidLine: false);

        stream.Write("{\"a\":1}"u8);
        Assert.That(stream.Flush, Throws.TypeOf<IOException>());
        disk.FailsToFlush = false;
        stream.Flush();
        stream.Write("{\"b\":1}\n"u8);

        Assert.That(disk.Text, Is.EqualTo("{\"a\":1}\n{\"b\":1}\n"));
    }

    [Test]
    public void LinesOfAnOrdinaryFileStayAsTheyAre()
    {
        var disk = new FullDisk();
        using var stream = new WholeLineStream(disk, endsInMidLine: false);

        stream.Write("{\"a\":"u8);
        stream.Write("1}\n"u8);
        stream.Flush();

        Assert.That(disk.Text, Is.EqualTo("{\"a\":1}\n"));
    }

    private sealed class FullDisk : MemoryStream
    {
        public int? FailsAfter { get; set; }

        public bool FailsToFlush { get; set; }

        public string Text => Encoding.UTF8.GetString(ToArray());

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(FailsAfter is { } limit ? buffer[..Math.Min(limit, buffer.Length)] : buffer);
            if (FailsAfter is not null)
            {
                FailsAfter = 0;
                throw new IOException("The disk is full.");
            }
        }

        public override void WriteByte(byte value) => Write([value]);

        public override void Flush()
        {
            if (FailsToFlush)
            {
                throw new IOException("The disk is full.");
            }
        }
    }
}
