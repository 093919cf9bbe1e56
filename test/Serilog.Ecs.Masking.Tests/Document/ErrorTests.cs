using System.Data.Common;
using NUnit.Framework;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Document;

public class ErrorTests
{
    [Test]
    public void AnExceptionIsTypeMessageAndTrace()
    {
        var line = Render.Line(log => log.Error(Thrown(new InvalidOperationException("outer", new TimeoutException("inner"))), "Failed"));

        Assert.That(line["error.type"], Is.EqualTo("System.InvalidOperationException"));
        Assert.That(line["error.message"], Is.EqualTo("outer"));
        Assert.That(line["error.stack_trace"], Does.Contain("TimeoutException: inner").And.Contain(nameof(Thrown)));
    }

    private static readonly object[] Codes =
    [
        new object?[] { new System.Net.Sockets.SocketException(10061), "ConnectionRefused" },
        new object?[] { new FakeDbException("23505"), "23505" },
        new object?[] { new InvalidOperationException("x", new FakeDbException("40001")), "40001" },
        new object?[] { new CloudException { ErrorCode = "ThrottlingException" }, "ThrottlingException" },
        new object?[] { new InvalidOperationException(), null },
        new object?[] { new CodeThatThrows(), null },
        new object?[] { new NativeException(), null },
    ];

    [TestCaseSource(nameof(Codes))]
    public void TheCodeIsTheOneOfTheFailingSystem(Exception exception, string? code)
    {
        var line = Render.Line(log => log.Error(exception, "Failed"));

        Assert.That(line["error.code"], Is.EqualTo(code));
    }

    [Test]
    public void DataOfTheChainBecomesLabels()
    {
        var exception = new InvalidOperationException("x", new TimeoutException { Data = { ["Attempt"] = 3 } })
        {
            Data = { ["OrderId"] = "o-1", [7] = true, ["Odd"] = new Odd() },
        };

        var line = Render.Line(log => log.Error(exception, "Failed {OrderId}", "o-0"));

        Assert.That(line["labels.order_id"], Is.EqualTo("o-0"));
        Assert.That(line["labels.order_id_2"], Is.EqualTo("o-1"));
        Assert.That(line["labels.7"], Is.EqualTo(true));
        Assert.That(line["labels.attempt"], Is.EqualTo(3));
        Assert.That(line["labels.odd"], Is.EqualTo("(threw System.NotSupportedException)"));
        Assert.That(line.Text, Does.Not.Contain("secret"));
    }

    [Test]
    public void AnExceptionThatThrowsWhenAskedStillGivesItsType()
    {
        var line = Render.Line(log => log.Error(new Hostile(), "Failed"));

        Assert.That(line["error.type"], Does.EndWith("Hostile"));
        Assert.That(line["error.message"], Is.EqualTo("(threw System.NotSupportedException)"));
        Assert.That(line.Text, Does.Not.Contain("secret"));
    }

    [Test]
    public void AChainOfAHundredThousandIsShortened()
    {
        var exception = new InvalidOperationException("bottom");
        for (var depth = 0; depth < 100_000; depth++)
        {
            exception = new InvalidOperationException("level", exception);
        }

        var line = Render.Line(log => log.Error(exception, "Failed"));

        Assert.That(line["error.stack_trace"], Does.EndWith("more inner exceptions than are shown"));
    }

    [Test]
    public void AnAggregateShowsAllItsParts()
    {
        var line = Render.Line(log => log.Error(new AggregateException(new TimeoutException("first"), new TimeoutException("second")), "Failed"));

        Assert.That(line["error.stack_trace"], Does.Contain("first").And.Contain("second"));
    }

    [Test]
    public void ATraceCanBeAnArrayOfLines()
    {
        var line = Render.Line(
            options => options.StackTrace = StackTraceFormat.Array, log => log.Error(Thrown(new InvalidOperationException("a\nb")), "Failed"));

        Assert.That(((object[])line["error.stack_trace"]!)[..2], Is.EqualTo(new object[] { "System.InvalidOperationException: a", "b" }));
    }

    [Test]
    public void ATraceCanBeLeftOut()
    {
        var line = Render.Line(options => options.StackTrace = StackTraceFormat.Off, log => log.Error(Thrown(new InvalidOperationException("x")), "Failed"));

        Assert.That(line.Has("error.stack_trace"), Is.False);
        Assert.That(line["error.message"], Is.EqualTo("x"));
    }

    [Test]
    public void FramesOverTheLimitAreCountedForEachException()
    {
        var line = Render.Line(options => options.MaxStackFrames = 2, log => log.Error(Recursing(6), "Failed"));

        var lines = ((string)line["error.stack_trace"]!).Split('\n');
        Assert.That(lines.Count(text => text.StartsWith("   at ", StringComparison.Ordinal)), Is.EqualTo(4));
        Assert.That(lines, Has.Some.Match("^   \\.\\.\\. [0-9]+ more frames?$"));
    }

    [Test]
    public void FramesOfTheFrameworkCanBeFolded()
    {
        var line = Render.Line(
            options => options.FoldFrameworkFrames = true,
            log => log.Error(Thrown(null, () => Convert.ToInt32("x", System.Globalization.CultureInfo.InvariantCulture)), "Failed"));

        Assert.That(line["error.stack_trace"], Does.Not.Contain("   at System.").And.Match("   \\.\\.\\. [0-9]+ framework frames?\n"));
    }

    [TestCase("   at System.Convert.ToInt32(String value)", true)]
    [TestCase("   at Microsoft.AspNetCore.Routing.EndpointMiddleware.Invoke(HttpContext httpContext)", true)]
    [TestCase("   at Serilog.AspNetCore.RequestLoggingMiddleware.Invoke(HttpContext httpContext)", true)]
    [TestCase("   at Serilog.Ecs.Masking.AspNetCore.RequestLoggingMiddleware.InvokeAsync(HttpContext context)", true)]
    [TestCase("   at Serilog.Ecs.Masking.Sample.Orders.Find(String orderId)", false)]
    [TestCase("   at Shop.Payments.Gateway.ChargeAsync(Order order) in /src/Shop/Payments/Gateway.cs:line 48", false)]
    public void FramesOfRequestLoggingAreFramesOfTheFramework(string line, bool expected)
    {
        var isFrame = StackLine.IsFrame(line, out var isFramework);

        Assert.That(isFrame, Is.True);
        Assert.That(isFramework, Is.EqualTo(expected));
    }

    [Test]
    public void ATraceIsCutAtItsOwnLimit()
    {
        var line = Render.Line(options => options.MaxStackTraceLength = 256, log => log.Error(Recursing(50), "Failed"));

        Assert.That((string)line["error.stack_trace"]!, Has.Length.LessThanOrEqualTo(256).And.EndsWith("…"));
    }

    private static Exception Thrown(Exception? exception, Action? fail = null)
    {
        try
        {
            fail?.Invoke();
            throw exception!;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }

    private static Exception Recursing(int depth)
    {
        return Thrown(null, () => Down(depth));

        static void Down(int left)
        {
            try
            {
                if (left == 0)
                {
                    Deep(5);
                }

                Down(left - 1);
            }
            catch (TimeoutException inner) when (left == 3)
            {
                throw new InvalidOperationException("outer", inner);
            }
        }

        static void Deep(int left)
        {
            if (left > 0)
            {
                Deep(left - 1);
            }

            throw new TimeoutException("inner");
        }
    }

    private sealed class NativeException : System.Runtime.InteropServices.ExternalException;

    private sealed class FakeDbException(string state) : DbException("db")
    {
        public override string? SqlState => state;
    }

    private sealed class CloudException : Exception
    {
        public string? ErrorCode { get; init; }
    }

    private sealed class CodeThatThrows : Exception
    {
        public string ErrorCode => throw new NotSupportedException("secret");
    }

    private sealed class Hostile : Exception
    {
        public override string Message => throw new NotSupportedException("secret");

        public override System.Collections.IDictionary Data => throw new NotSupportedException("secret");
    }

    private sealed class Odd
    {
        public override string ToString() => throw new NotSupportedException("secret");
    }
}
