using System.Globalization;
using StarVideos.References.Looking;
using StarVideos.References.Media;
using StarVideos.Text;

namespace StarVideos.References;

/// <summary>Turns what was found at an address into findings, for one kind of reference.</summary>
internal static class ReferenceJudge
{
    private const string FromHere = "seen from this computer";

    internal static ReferenceReport Report(Look look, Uri address, ReferenceKind kind, ReferenceCheckOptions options, DateTimeOffset now)
    {
        var problems = look.Problems.ToList();
        var unknowns = look.Unknowns.ToList();
        var warnings = look.Warnings.ToList();
        if (Signature.EndOf(address) is { } end)
        {
            warnings.AddRange(Signed(end, options.FetchedWithin, now));
        }

        if (look.Facts is { } facts)
        {
            JudgeType(facts, kind, problems, unknowns);
            if (kind == ReferenceKind.Video && facts.Format.Family == MediaFamily.Video && facts.HasPicture != false)
            {
                JudgeDuration(facts, problems, unknowns);
            }

            warnings.AddRange(Misnamed(facts, look.ContentType));
            warnings.AddRange(Large(look.Length, kind == ReferenceKind.Image ? options.LargeImage : options.LargeVideo));
        }

        return new ReferenceReport
        {
            Address = Redacted.Url(address),
            Kind = kind,
            HttpStatus = look.HttpStatus,
            MediaType = look.Facts?.Format.MediaType,
            Width = look.Facts?.Width,
            Height = look.Facts?.Height,
            Duration = look.Facts?.Duration,
            Length = look.Length,
            Requests = look.Requests,
            BytesRead = look.BytesRead,
            Problems = problems,
            Unknowns = unknowns,
            Warnings = warnings,
        };
    }

    private static void JudgeType(MediaFacts facts, ReferenceKind kind, List<ReferenceFinding> problems, List<ReferenceFinding> unknowns)
    {
        var wanted = kind == ReferenceKind.Image ? "an image" : "a video";
        var rule = kind == ReferenceKind.Image ? "must be an image" : ReferenceVideoDuration.Rule;
        if (facts.IsEmpty)
        {
            problems.Add(new(ReferenceFindingKind.Empty, $"The file has no bytes, {FromHere}.") { Value = "0 bytes", Rule = rule });
        }
        else if (facts.Format.Family == MediaFamily.Page)
        {
            problems.Add(new(ReferenceFindingKind.WebPage, $"There is an HTML page instead of {wanted}, {FromHere}.") { Value = facts.Format.MediaType, Rule = rule });
        }
        else if (facts.Format.Family == MediaFamily.Unknown)
        {
            unknowns.Add(new(ReferenceFindingKind.TypeUnknown, $"Its first bytes match no known type, so it is not known whether it is {wanted}."));
        }
        else if (facts.Format.Family != (kind == ReferenceKind.Image ? MediaFamily.Image : MediaFamily.Video))
        {
            problems.Add(new(ReferenceFindingKind.WrongType, $"It is {facts.Format.MediaType}, which is not {wanted}.") { Value = facts.Format.MediaType, Rule = rule });
        }
        else if (kind == ReferenceKind.Video && facts.HasPicture == false)
        {
            problems.Add(new(ReferenceFindingKind.WrongType, "It has sound but no picture.") { Value = facts.Format.MediaType, Rule = rule });
        }
    }

    private static void JudgeDuration(MediaFacts facts, List<ReferenceFinding> problems, List<ReferenceFinding> unknowns)
    {
        if (facts.Duration is not { } duration)
        {
            unknowns.Add(new(ReferenceFindingKind.DurationUnknown, $"Its length is not known: {facts.Untold}.") { Rule = ReferenceVideoDuration.Rule });
            return;
        }

        var seconds = duration.TotalSeconds;
        if (seconds is >= ReferenceVideoDuration.Shortest and <= ReferenceVideoDuration.Longest)
        {
            return;
        }

        var told = FormattableString.Invariant($"{seconds:0.###} seconds");
        if (seconds is >= ReferenceVideoDuration.Shortest - ReferenceVideoDuration.Tolerance and <= ReferenceVideoDuration.Longest + ReferenceVideoDuration.Tolerance)
        {
            unknowns.Add(new(ReferenceFindingKind.DurationNearLimit, $"It is {told} long; a reference {ReferenceVideoDuration.Rule}, and whether the service rounds is not documented.")
            {
                Value = told,
                Rule = ReferenceVideoDuration.Rule,
            });
        }
        else
        {
            problems.Add(new(ReferenceFindingKind.DurationOutOfRange, $"It is {told} long; a reference {ReferenceVideoDuration.Rule}.") { Value = told, Rule = ReferenceVideoDuration.Rule });
        }
    }

    private static IEnumerable<ReferenceFinding> Signed(DateTimeOffset end, TimeSpan fetchedWithin, DateTimeOffset now)
    {
        var told = end.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (end <= now)
        {
            yield return new(ReferenceFindingKind.SignatureExpired, $"The signature in its address expired at {told}.") { Value = told };
        }
        else if (end < now + fetchedWithin)
        {
            yield return new(ReferenceFindingKind.SignatureEndsSoon, $"The signature in its address expires at {told}, which may be before the service fetches it.") { Value = told };
        }
    }

    private static IEnumerable<ReferenceFinding> Misnamed(MediaFacts facts, string? told)
    {
        if (facts.Format.MediaType is { } type && facts.Format.Family is MediaFamily.Image or MediaFamily.Video && told is not null && !ContentTypes.Agree(told, type))
        {
            var shown = Clip.Clean(told, Clip.ValueLength);
            yield return new(ReferenceFindingKind.TypeMismatch, $"The host sends the content type {shown}, but the file is {type}; the service may trust the content type.") { Value = shown };
        }
    }

    private static IEnumerable<ReferenceFinding> Large(long? length, long limit)
    {
        if (length >= limit)
        {
            var told = FormattableString.Invariant($"{length:N0} bytes");
            yield return new(ReferenceFindingKind.VeryLarge, $"It has {told}. The service documents no limit, and may have one.") { Value = told };
        }
    }
}
