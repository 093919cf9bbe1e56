using System.Runtime.InteropServices;
using Serilog.Ecs.Masking.Tool;
using Serilog.Ecs.Masking.Tool.CommandLine;

using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
{
    // The first one stops in order; the second one at once.
    context.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
});

return EcslogCommand.Run(args, ToolConsole.OfProcess(cancellation.Token));
