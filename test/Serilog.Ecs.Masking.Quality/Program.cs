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
    case ["hostile"]:
        GrowthTable.Print(Console.Out);
        break;
    case ["speed"]:
        SpeedTable.Print(Console.Out);
        break;
    default:
        Console.Error.WriteLine("usage: quality | misses [KIND…] | hostile | speed");
        return 1;
}

return 0;
