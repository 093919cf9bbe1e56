using Serilog.Ecs.Masking.Tool.Reading.Blocks;


namespace Serilog.Ecs.Masking.Tool.Viewing;

/// <summary>Reads the inputs and writes their text to standard output.</summary>
internal static class ViewRun
{
    public static int Run(IBlockSource source, ViewOptions options, ToolConsole console)
    {
        var workers = new WorkerPool<ViewWorker>(() => new ViewWorker(options));
        try
        {
            BlockPipeline.Run(
                source,
                block => workers.Use(worker => worker.Write(block)),
                text =>
                {
                    console.Output.Write(text.Written);
                    console.Output.Flush();
                },
                console.Cancellation);
        }
        catch (IOException)
        {
            // The reader of the output has closed the pipe, as head does after ten lines.
            return ExitCode.Success;
        }

        return console.Problems > 0 ? ExitCode.Failed : ExitCode.Success;
    }
}
