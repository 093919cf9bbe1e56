using System.Globalization;
using Serilog.Ecs.Masking.Quality.Hostile;
using Serilog.Ecs.Masking.Quality.Measures;
using Serilog.Ecs.Masking.Quality.Speed;

switch (args)
{
    case ["quality"]:
        Console.Write(QualityPage.Write());
        break;
    case ["misses", .. var kinds]:
        MissedLines.Print(Console.Out, kinds);
        break;
    case ["hostile", .. var lengths]:
        GrowthTable.Print(Console.Out, [.. lengths.Select(length => int.Parse(length, CultureInfo.InvariantCulture))]);
        break;
    case ["speed"]:
        SpeedTable.Print(Console.Out);
        break;
    default:
        Console.Error.WriteLine("usage: quality | misses [KIND…] | hostile [LENGTH…] | speed");
        return 1;
}

return 0;
