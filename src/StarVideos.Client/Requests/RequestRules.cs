namespace StarVideos;

/// <summary>
/// The documented rules of a create request, one method for each. A method returns the value to send, or throws
/// <see cref="InvalidRequestException"/>.
/// </summary>
internal static class RequestRules
{
    /// <summary>The rule as a sentence without a full stop.</summary>
    internal const string PromptRule = "is required in every mode";

    internal static string Prompt(string? prompt) =>
        string.IsNullOrWhiteSpace(prompt) ? throw new InvalidRequestException(RequestFields.Prompt, null, PromptRule) : ReadableText.Check(RequestFields.Prompt, prompt!);

    internal static int? Duration(int? duration) =>
        duration is null or (>= VideoDuration.Shortest and <= VideoDuration.Longest)
            ? duration
            : throw new InvalidRequestException(RequestFields.Duration, duration, VideoDuration.Rule);

    internal static int Takes(int? count) =>
        count is null or (>= VideoTakes.Fewest and <= VideoTakes.Most)
            ? count ?? VideoTakes.Fewest
            : throw new InvalidRequestException(VideoTakes.Field, count, VideoTakes.Rule);

    internal static string? Ratio(string? ratio) =>
        ratio is null || VideoRatio.All.Contains(ratio)
            ? ratio
            : throw new InvalidRequestException(RequestFields.Ratio, ratio, VideoRatio.Rule);

    internal static IReadOnlyList<string> Images(IEnumerable<string> images, ModeRule mode)
    {
        var addresses = images.ToArray();
        if (addresses.Length < ModeRules.LeastImages || addresses.Length > mode.MostImages)
        {
            throw new InvalidRequestException(RequestFields.ReferenceImages, $"{addresses.Length} images", mode.ImagesRule);
        }

        return Array.ConvertAll(addresses, address => Url(RequestFields.ReferenceImages, address));
    }

    /// <summary>Checks the address of a reference. The service downloads references itself, so a local path cannot be used.</summary>
    internal static string Url(string field, string? text)
    {
        var address = text?.Trim();
        if (string.IsNullOrEmpty(address))
        {
            throw new InvalidRequestException(field, null, "must be an http or https address");
        }

        if (IsLocalPath(address!))
        {
            throw new InvalidRequestException(field, address, "is a path on this computer, which the service cannot read; upload the file somewhere it can be downloaded from and give that http or https address");
        }

        // AddressPattern decides, so that the review page gives the same result. No text is known that the pattern accepts and Uri does not.
        if (AddressPattern.IsMatch(address!) && Uri.TryCreate(address, UriKind.Absolute, out _))
        {
            return address!;
        }

        throw Refusal(field, address!);
    }

    /// <summary>The error for an address that the pattern does not match.</summary>
    private static InvalidRequestException Refusal(string field, string address)
    {
        if (address.EndsWith(AddressPattern.Cut, StringComparison.Ordinal))
        {
            return new InvalidRequestException(field, address, "lacks its query or its password, which the journal and a review page leave out; give the whole address");
        }

        if (HoldsAnother(address))
        {
            return new InvalidRequestException(field, address, "holds several addresses; in a table they are separated by semicolons, as arguments each is a text of its own (a comma or semicolon that belongs to an address is written %2C or %3B)");
        }

        return (address.IndexOf('\0') < 0 ? ReadableText.Problem(field, address) : null) ?? new InvalidRequestException(field, address, "must be an http or https address without spaces");
    }

    /// <summary>
    /// Whether another address begins after a comma, a semicolon or a bar, full-width or not. After an equals sign or a slash, it may be a
    /// part of this one.
    /// </summary>
    private static bool HoldsAnother(string address)
    {
        for (var at = 0; at < address.Length; at++)
        {
            if (AddressPattern.Separators.IndexOf(address[at]) >= 0 && (BeginsAt(address, at + 1, "https://") || BeginsAt(address, at + 1, "http://")))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BeginsAt(string text, int at, string scheme) => string.Compare(text, at, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsLocalPath(string text)
    {
        if (text.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || text[0] is '/' or '\\' or '.' or '~')
        {
            return true;
        }

        var hasDrive = text.Length > 1 && text[1] == ':' && char.IsLetter(text[0]);
        var hasScheme = text.IndexOf(':') > 1;
        return hasDrive || (!hasScheme && (text.IndexOf('\\') >= 0 || HasExtension(text) && !LooksLikeHost(text)));
    }

    private static bool HasExtension(string text)
    {
        var path = text.Split('?')[0];
        return path.LastIndexOf('.') > path.LastIndexOf('/');
    }

    /// <summary>Whether the text is an address without its scheme, such as <c>example.com/a.png</c>, and not a path.</summary>
    private static bool LooksLikeHost(string text)
    {
        var slash = text.IndexOf('/');
        return slash > 0 && text.IndexOf('.', 0, slash) > 0;
    }
}
