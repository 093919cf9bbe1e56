using System.Globalization;

namespace Serilog.Ecs.Masking.Quality.Speed;

/// <summary>Prints what masking costs for each kind of text.</summary>
internal static class SpeedTable
{
    private const int Rounds = 15;

    public static void Print(TextWriter output)
    {
        output.WriteLine("| text | characters | ns for each character | bytes for each text |\n|---|---|---|---|");
        foreach (var kind in SpeedTexts.CleanKinds)
        {
            foreach (var length in SpeedTexts.Lengths)
            {
                Row(output, kind, SpeedTexts.Clean(kind, length));
            }
        }

        Row(output, "one finding", SpeedTexts.OneFinding());
        Row(output, "dense audit JSON", SpeedTexts.DenseAudit());
    }

    private static void Row(TextWriter output, string name, string[] texts)
    {
        var figure = SpeedFigure.Measure(texts, Rounds);
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"| {name} | {texts.Average(text => text.Length):0} | {figure.Nanoseconds:0.00} | {figure.Bytes} |"));
    }
}
