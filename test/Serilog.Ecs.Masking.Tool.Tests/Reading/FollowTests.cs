using System.Text;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tool.Reading.Sources;
using Serilog.Ecs.Masking.Tool.Tests.Support;

namespace Serilog.Ecs.Masking.Tool.Tests.Reading;

internal sealed class FollowTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void WhatIsAddedIsReadLineByLine()
    {
        var path = _folder.Write("app.log", "one\ntwo\nthree\n");
        using var file = new FollowedFile(path, lines: 2);

        Assert.That(Read(file), Is.EqualTo("two\nthree\n"));
        File.AppendAllText(path, "four\nfi");
        Assert.That(Read(file), Is.EqualTo("four\n"));
        File.AppendAllText(path, "ve\n");
        Assert.That(Read(file), Is.EqualTo("five\n"));
        Assert.That(Read(file), Is.Empty);
    }

    [Test]
    public void ATruncatedFileIsReadFromItsStart()
    {
        var path = _folder.Write("app.log", "one\ntwo\n");
        using var file = new FollowedFile(path, lines: 10);
        Read(file);

        File.WriteAllText(path, "new\n");

        Assert.That(Read(file), Is.EqualTo("new\n"));
    }

    [Test]
    public void AFileThatTakesThePlaceOfAnotherIsReadToo()
    {
        var path = _folder.Write("app.log", "one\n");
        using var file = new FollowedFile(path, lines: 10);
        Read(file);

        File.AppendAllText(path, "last of the old\n");
        File.Move(path, _folder["app.log.1"]);
        File.WriteAllText(path, "first of the new, which is longer than the old one was\n");

        Assert.That(Read(file), Is.EqualTo("last of the old\nfirst of the new, which is longer than the old one was\n"));
    }

    [Test]
    public void AFileThatIsNotThereYetIsWaitedFor()
    {
        using var file = new FollowedFile(_folder["later.log"], lines: 10);
        Assert.That(Read(file), Is.Empty);

        _folder.Write("later.log", "one\n");

        Assert.That(Read(file), Is.EqualTo("one\n"));
    }

    [Test]
    public void FilesAreFollowedUntilCancelled()
    {
        var path = _folder.Write("app.log", "one\n");
        var looks = 0;
        var problems = new List<string>();
        bool Wait()
        {
            File.AppendAllText(path, "more\n");
            return ++looks < 3;
        }

        using var source = new FollowSource([new FollowedFile(path, 1)], Wait, problems.Add);
        var text = new StringBuilder();
        while (source.Read() is { } block)
        {
            text.Append(Encoding.UTF8.GetString(block.Text));
        }

        Assert.That(text.ToString(), Is.EqualTo("one\nmore\nmore\n"));
        Assert.That(problems, Is.Empty);
    }

    private static string Read(FollowedFile file)
    {
        var text = new StringBuilder();
        while (file.Poll() is { } block)
        {
            text.Append(Encoding.UTF8.GetString(block.Text));
            block.Dispose();
        }

        return text.ToString();
    }
}
