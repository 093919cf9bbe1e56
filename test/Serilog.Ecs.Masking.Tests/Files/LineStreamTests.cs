using System.Text;
using NUnit.Framework;
using Serilog.Ecs.Masking.Files;

namespace Serilog.Ecs.Masking.Tests.Files;

/// <summary>A line that could not be written takes no other with it, and is in the file once or not at all.</summary>
public class LineStreamTests
{
    [Test]
    public void AnEventIsHandedToTheFileInOneWrite()
    {
        var disk = new Disk();
        using var lines = Open(disk);

        lines.Write("{\"a\":"u8);
        lines.Write("1}\n"u8);
        lines.Flush();

        Assert.That(disk.Writes, Is.EqualTo(new[] { "{\"a\":1}\n" }));
        Assert.That(lines.WaitingEvents, Is.Zero);
    }

    [Test]
    public void ALineBreakEndsATornLineBeforeTheFirstEvent()
    {
        var disk = new Disk();
        using (var lines = Open(disk, endsInMidLine: true))
        {
            Write(lines, "{\"a\":1}\n");
            Write(lines, "{\"b\":1}\n");
        }

        Assert.That(disk.Text, Is.EqualTo("\n{\"a\":1}\n{\"b\":1}\n"));
    }

    [Test]
    public void ATornLineIsLeftAloneWhereNoEventFollows()
    {
        var disk = new Disk();

        Open(disk, endsInMidLine: true).Dispose();

        Assert.That(disk.Text, Is.Empty);
    }

    [Test]
    public void AfterAWriteThatFailedNoOtherIsTried()
    {
        var disk = new Disk { Room = 5 };
        var lines = Open(disk);

        Assert.That(() => Write(lines, "{\"a\":1}\n"), Throws.TypeOf<IOException>());
        disk.Room = int.MaxValue;
        Assert.That(() => Write(lines, "{\"b\":1}\n"), Throws.TypeOf<IOException>());
        lines.Dispose();

        Assert.That(disk.Text, Is.EqualTo("{\"a\":"));
        Assert.That((lines.IsTorn, lines.IsKept, lines.WaitingEvents), Is.EqualTo((true, false, 1)));
    }

    [Test]
    public void AFlushThatFailedAndSucceedsAtTheEndIsKept()
    {
        var disk = new Disk { FailsToFlush = true };
        var lines = Open(disk);

        Assert.That(() => Write(lines, "{\"a\":1}\n"), Throws.TypeOf<IOException>());
        lines.Dispose();

        Assert.That((lines.IsKept, lines.IsTorn), Is.EqualTo((true, false)));
    }

    [Test]
    public void AFlushThatFailsAtTheEndTooIsNotKept()
    {
        var disk = new Disk { FailsToFlush = true, FailsToClose = true };
        var lines = Open(disk);

        Assert.That(() => Write(lines, "{\"a\":1}\n"), Throws.TypeOf<IOException>());
        Assert.That(lines.Dispose, Throws.TypeOf<IOException>());

        Assert.That(lines.IsKept, Is.False);
    }

    [Test]
    public void BufferedEventsWaitUntilThereIsABlockOfThem()
    {
        var disk = new Disk();
        using var lines = new LineStream(disk, endsInMidLine: false, isBuffered: true);
        var text = new string('x', 10_000) + "\n";

        for (var number = 1; number <= 3; number++)
        {
            Write(lines, text);
            Assert.That((lines.WaitingEvents, disk.Length), Is.EqualTo((number, 0L)));
        }

        Write(lines, text);

        Assert.That((lines.WaitingEvents, disk.Writes.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public void AFlushOutsideAnEventWritesWhatWaits()
    {
        var disk = new Disk();
        using var lines = new LineStream(disk, endsInMidLine: false, isBuffered: true);

        Write(lines, "1\n");
        lines.Flush();

        Assert.That(disk.Text, Is.EqualTo("1\n"));
    }

    [Test]
    public void AnEventThatIsWrittenAtOnceTakesTheOthersWithIt()
    {
        var disk = new Disk();
        using var lines = new LineStream(disk, endsInMidLine: false, isBuffered: true);
        Write(lines, "1\n");

        lines.WritesAtOnce = true;
        Write(lines, "2\n");

        Assert.That(disk.Writes, Is.EqualTo(new[] { "1\n2\n" }));
    }

    [Test]
    public void EventsThatWaitedForAWriteThatFailedAreCounted()
    {
        var disk = new Disk { Room = 0 };
        var lines = new LineStream(disk, endsInMidLine: false, isBuffered: true);
        Write(lines, "1\n");
        Write(lines, "2\n");

        Assert.That(() => Write(lines, new string('x', 40_000) + "\n"), Throws.TypeOf<IOException>());

        Assert.That((lines.WaitingEvents, lines.FailedInEvent), Is.EqualTo((3, true)));
    }

    [Test]
    public void AnAbandonedFileGetsNothingMore()
    {
        var disk = new Disk();
        var lines = new LineStream(disk, endsInMidLine: false, isBuffered: true);
        Write(lines, "1\n");

        lines.Abandon();
        lines.Dispose();

        Assert.That((disk.Text, lines.IsTorn, lines.WaitingEvents), Is.EqualTo(("", false, 1)));
    }

    private static LineStream Open(Stream disk, bool endsInMidLine = false) => new(disk, endsInMidLine, isBuffered: false);

    private static void Write(LineStream lines, string text)
    {
        lines.IsInEvent = true;
        try
        {
            lines.Write(Encoding.UTF8.GetBytes(text));
            lines.Flush();
        }
        finally
        {
            lines.IsInEvent = false;
        }
    }

    private sealed class Disk : MemoryStream
    {
        public int Room { get; set; } = int.MaxValue;

        public bool FailsToFlush { get; init; }

        public bool FailsToClose { get; init; }

        public List<string> Writes { get; } = [];

        public string Text => Encoding.UTF8.GetString(ToArray());

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer[..Math.Min(Room, buffer.Length)]);
            if (buffer.Length > Room)
            {
                throw new IOException("The disk is full.");
            }

            Writes.Add(Encoding.UTF8.GetString(buffer));
        }

        public override void Flush()
        {
            if (FailsToFlush)
            {
                throw new IOException("The disk is full.");
            }
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (FailsToClose)
            {
                throw new IOException("The disk is full.");
            }
        }
    }
}
