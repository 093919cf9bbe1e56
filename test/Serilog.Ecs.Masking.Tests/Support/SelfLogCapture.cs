using System.Globalization;
using Serilog.Debugging;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Listens to <see cref="SelfLog"/>, which all loggers share: no other test may run at the same time.</summary>
internal sealed class SelfLogCapture : IDisposable
{
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);

    private SelfLogCapture(bool isMasked)
    {
        var writer = TextWriter.Synchronized(_text);
        if (isMasked)
        {
            SelfLog.Enable(MaskingSelfLog.To(writer));
        }
        else
        {
            SelfLog.Enable(writer);
        }
    }

    public string Text => _text.ToString();

    public static SelfLogCapture Raw() => new(isMasked: false);

    public static SelfLogCapture Masked() => new(isMasked: true);

    public void Dispose()
    {
        SelfLog.Disable();
        _text.Dispose();
    }
}
