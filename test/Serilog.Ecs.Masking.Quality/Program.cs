using Serilog.Ecs.Masking.Quality.Measures;

switch (args)
{
    case ["quality"]:
        Console.Write(QualityPage.Write());
        break;
    case ["misses", .. var kinds]:
        MissedLines.Print(Console.Out, kinds);
        break;
    default:
        Console.Error.WriteLine("usage: quality | misses [KIND…]");
        return 1;
}

return 0;
