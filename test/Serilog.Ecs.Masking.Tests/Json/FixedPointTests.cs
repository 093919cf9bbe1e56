using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Json;

/// <summary>What is written faster reads as what the framework writes.</summary>
public class FixedPointTests
{
    private static readonly double[] Telling =
    [
        0, -0.0, 1, -1, 0.5, 1.5, 2.5, 0.05, 0.15, 0.25, 0.0005, 0.00005, 0.99995, 0.99999, 45.2517, 9.9999, 9.99995, 1.00005, 1e8, 999_999_999.9999, 1e9, 1e15,
        1e300, -0.00001, -0.4,
        double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    [Test]
    public void NumbersReadAsTheFrameworkWritesThem(
        [Values("0.0", "0.00", "0.000", "0.0000", "0.00000", "0.", "0", "0.0#", "#.00", "F2", "", "0,0")] string format)
    {
        var random = Seeds.Random(nameof(NumbersReadAsTheFrameworkWritesThem) + format);
        var numbers = Telling.Concat(Enumerable.Range(0, 20_000).Select(_ => (random.NextDouble() - 0.2) * Math.Pow(10, random.Next(-6, 11))).Select(
            (number, index) => index % 3 == 0 ? Math.Round(number, 4) : number));
        var written = 0;
        foreach (var number in numbers)
        {
            var text = new CharBuffer(32);

            if (FixedPoint.TryAppend(text, number, format))
            {
                written++;
                Assert.That(text.Written.ToString(), Is.EqualTo(number.ToString(format, CultureInfo.InvariantCulture)));
            }
            else
            {
                Assert.That(text.Length, Is.Zero);
            }
        }

        Assert.That(written, format is "0.0" or "0.00" or "0.000" or "0.0000" ? Is.GreaterThan(10_000) : Is.Zero);
    }

    [Test]
    public void AmountsReadAsTheFrameworkWritesThem()
    {
        var random = Seeds.Random(nameof(AmountsReadAsTheFrameworkWritesThem));
        decimal[] telling =
        [
            0m, 0.0m, 0.00m, new(0, 0, 0, isNegative: true, 2), 1m, 1.0m, -1.50m, 0.01m, -0.0001m, 0.00001m, 12.5m, 187.50m, decimal.MaxValue, decimal.MinValue,
            79228162514264337593543950.335m, 1844674407370955.1615m, 1844674407370955.1616m,
        ];
        foreach (var number in telling.Concat(Enumerable.Range(0, 20_000).Select(_ => new decimal(random.Next(), random.Next(3) == 0 ? random.Next() : 0, random.Next(9) == 0 ? 1 : 0, random.Next(2) == 0, (byte)random.Next(7)))))
        {
            var text = new CharBuffer(32);

            FixedPoint.Append(text, number);

            Assert.That(text.Written.ToString(), Is.EqualTo(number.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
