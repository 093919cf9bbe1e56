using Serilog.Ecs.Masking.Tool.Reading.Blocks;

namespace Serilog.Ecs.Masking.Tool.Reading.Sources;

/// <summary>Reads inputs one after the other. One that cannot be read is reported, and the next one follows.</summary>
/// <param name="inputs">Opens the inputs.</param>
/// <param name="report">Receives the reasons why inputs cannot be read.</param>
internal sealed class SequentialSource(IEnumerable<Func<IBlockSource>> inputs, Action<string> report) : IBlockSource
{
    private readonly IEnumerator<Func<IBlockSource>> _inputs = inputs.GetEnumerator();
    private IBlockSource? _current;

    public bool IsLive => _current?.IsLive ?? false;

    public Block? Read()
    {
        while (true)
        {
            try
            {
                if (_current?.Read() is { } block)
                {
                    return block;
                }
            }
            catch (InputException fault)
            {
                report(fault.Message);
            }

            _current?.Dispose();
            _current = null;
            if (!_inputs.MoveNext())
            {
                return null;
            }

            try
            {
                _current = _inputs.Current();
            }
            catch (InputException fault)
            {
                report(fault.Message);
            }
        }
    }

    public void Dispose()
    {
        _current?.Dispose();
        _inputs.Dispose();
    }
}
