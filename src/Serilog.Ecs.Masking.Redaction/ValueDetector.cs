namespace Serilog.Ecs.Masking;

/// <summary>Finds the first value of one kind in a text.</summary>
/// <param name="input">The text, the offset to start from, and the name of the property.</param>
/// <returns>
/// The part to mask, at or after <see cref="DetectorInput.Start"/>, as offsets from the start of the text. An empty range, such as
/// <see langword="default"/>, if there is none.
/// </returns>
/// <remarks>
/// It is called by all threads, and again with the end of each finding as the start. The same input must give the same result. Where it
/// throws, or returns a range before the start or outside of the text, the text is masked from the start on. Its cost should be linear in the length
/// of the text.
/// </remarks>
/// <example><code>
/// options.Detectors["order"] = new MaskingDetector(static input =>
/// {
///     var at = input.Text[input.Start..].IndexOf("ORD-");
///     return at &lt; 0 ? default : (input.Start + at)..Math.Min(input.Start + at + 12, input.Text.Length);
/// });
/// </code></example>
public delegate Range ValueDetector(DetectorInput input);
